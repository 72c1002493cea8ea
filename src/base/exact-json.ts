import { isObject, membersOf } from './json.js'
import { parseUniqueJson } from './unique-json.js'

/** A number of a JSON text with more digits than a double is sure to hold, as it is written there. */
export class Numeral {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** A double holds all numbers of 15 digits, and not all of 16. */
const LONG = /(?:\d\.?){16}/

/** Strings, which may have whatever looks like a number in them, and numbers (RFC 8259). */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/**
 * The value of a JSON text as {@link parseUniqueJson} reads it, but with a {@link Numeral} for every number of 16 digits
 * and more: amounts of some chains go beyond what a double holds exactly.
 */
export function parseExactJson(text: string): unknown {
  const value = parseUniqueJson(text)
  if (value === undefined || !LONG.test(text)) return value
  const isLong = (token: string) => !token.startsWith('"') && LONG.test(token)
  const quoted = text.replace(TOKENS, token => (isLong(token) ? `"${token}"` : token))
  // Most long digits stand in strings: hashes have them.
  return quoted === text ? value : withNumerals(value, JSON.parse(quoted))
}

/** `value` with a numeral where it has a number and `quoted`, which is otherwise the same, a text. */
function withNumerals(value: unknown, quoted: unknown): unknown {
  if (typeof value === 'number') return typeof quoted === 'string' ? new Numeral(quoted) : value
  if (Array.isArray(value))
    return value.map((one, i) => withNumerals(one, Array.isArray(quoted) ? quoted[i] : one))
  if (!isObject(value)) return value
  const members = membersOf(quoted)
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, withNumerals(one, members[name])]),
  )
}
