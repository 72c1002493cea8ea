import { isList, type Json } from './json.js'

/** Levels of lists and objects in each other: an entry needs four. */
const MAX_DEPTH = 16

/**
 * The canonical text of a JSON value (RFC 8785, JCS): members sorted by the UTF-16 code units of their names, no white
 * space, and the numbers and escapes of ECMAScript, which are what `JSON.stringify` writes. Members that are undefined
 * are left out.
 */
export function canonicalJson(value: Json): string {
  return JSON.stringify(sorted(value))
}

function sorted(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value
  if (isList(value)) return value.map(sorted)
  const members = Object.entries(value).map(([name, member]) => [name, member && sorted(member)] as const)
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * The value of a canonical JSON text, or undefined for any other text: one with white space, unsorted or repeated
 * members, other spellings of a number or a character, half a surrogate pair, or too many levels.
 */
export function parseCanonicalJson(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text)
    // What is sorted and prints back is canonical. Levels are counted first: printing takes the stack that they need.
    return isSorted(value, MAX_DEPTH) && JSON.stringify(value) === text ? value : undefined
  } catch {
    return undefined
  }
}

function isSorted(value: Json, levels: number): boolean {
  if (typeof value === 'string') return !LONE_SURROGATE.test(value)
  if (typeof value !== 'object' || value === null) return true
  if (levels === 0) return false
  if (isList(value)) return value.every(item => isSorted(item, levels - 1))
  const names = Object.keys(value)
  return names.every(
    (name, i) =>
      (i === 0 || (names[i - 1] as string) < name) &&
      !LONE_SURROGATE.test(name) &&
      isSorted(value[name] as Json, levels - 1),
  )
}

const LONE_SURROGATE = /\p{Cs}/u
