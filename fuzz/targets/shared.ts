import { fromHex, utf8 } from '../../src/base/bytes.js'
import { mutateJson } from '../mutate/json.js'
import { mutateText } from '../mutate/text.js'
import { inputs, looseText, type Target } from '../target.js'

/** A taker of conformance data for hex texts of this pattern. */
export function hexOf(pattern: RegExp): NonNullable<Target['takes']> {
  return text => (pattern.test(text) && text.length % 2 === 0 ? fromHex(text) : undefined)
}

/** What targets of plain text share; `vector` is the pattern of conformance texts that are for them. */
export function byText(name: string, seeds: () => readonly string[], vector?: RegExp): Omit<Target, 'check'> {
  return {
    name,
    seeds: () => inputs(...seeds()),
    takes: text => (vector?.test(text) ? utf8(text) : undefined),
    mutate: (input, random, other) => utf8(mutateText(looseText(input), random, looseText(other))),
  }
}

/** What targets of JSON share. */
export function byJson(name: string, seeds: () => readonly string[]): Omit<Target, 'check'> {
  return {
    name,
    seeds: () => inputs(...seeds()),
    mutate(input, random, other) {
      const [text, donor] = [looseText(input), looseText(other)]
      const changed = random.oneIn(3) ? undefined : mutateJson(text, random, donor)
      return utf8(changed ?? mutateText(text, random, donor))
    },
  }
}
