import { isTreacherous } from '../../base/text.js'
import type { Parameter } from './parameter.js'
import { text } from './scalar.js'

const LONGEST = 100

/** A simple pattern for text: `#` is a digit, `?` any one character, `*` any run of them, all else itself. */
export const WILDCARD: Parameter<string> = text<string>(
  { why: 'wildcard', most: LONGEST },
  pattern => (pattern !== '' && pattern.length <= LONGEST && !isTreacherous(pattern) ? pattern : undefined),
  pattern => pattern,
)

/**
 * Whether all of `subject` fits `pattern`. Each piece between stars is looked for where it fits first, which finds a fit
 * if there is one, so the time never grows beyond the product of both lengths, whatever they are.
 */
export function fits(pattern: string, subject: string): boolean {
  const characters = [...subject]
  const [first = [], ...others] = pattern.split('*').map(piece => [...piece])
  const last = others.pop()
  if (!isAt(first, characters, 0)) return false
  if (last === undefined) return first.length === characters.length
  let at = first.length
  for (const piece of others) {
    const found = placeOf(piece, characters, at)
    if (found === undefined) return false
    at = found + piece.length
  }
  const end = characters.length - last.length
  return end >= at && isAt(last, characters, end)
}

function placeOf(piece: readonly string[], characters: readonly string[], from: number): number | undefined {
  for (let at = from; at + piece.length <= characters.length; at++) if (isAt(piece, characters, at)) return at
  return undefined
}

function isAt(piece: readonly string[], characters: readonly string[], at: number): boolean {
  return piece.every((one, i) => {
    const character = characters[at + i]
    if (character === undefined) return false
    return one === '?' || (one === '#' ? /^[0-9]$/.test(character) : one === character)
  })
}
