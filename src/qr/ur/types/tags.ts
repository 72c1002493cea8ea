import { RingiError } from '../../../base/error.js'
import { type Cbor, Tagged } from '../cbor.js'

/** The two generations of UR's types for keys and descriptors: one is in the field, the other in the registry. */
export interface Tags {
  readonly hdKey: number
  readonly keyPath: number
  readonly coinInfo: number
  readonly ecKey: number
  /** What the descriptors in an account carry. */
  readonly output: number
}

/** `crypto-…` (BCR-2020-007, 008, 010, 015). */
export const FIRST: Tags = { hdKey: 303, keyPath: 304, coinInfo: 305, ecKey: 306, output: 308 }

/** The names without `crypto-` (BCR-2020-007 version 2, BCR-2023-010, BCR-2023-019). */
export const SECOND: Tags = { hdKey: 40303, keyPath: 40304, coinInfo: 40305, ecKey: 40306, output: 40308 }

/** The value behind `tag`. Throws `qr.malformed`. */
export function untagged(value: Cbor | undefined, tag: number): Cbor {
  if (value instanceof Tagged && value.tag === tag) return value.value
  throw unexpected()
}

/** The map that `value` is, with no other keys than these. Throws `qr.malformed`. */
export function mapOf(value: Cbor | undefined, ...keys: readonly number[]): ReadonlyMap<number, Cbor> {
  if (value instanceof Map && [...value.keys()].every(key => keys.includes(key))) return value
  throw unexpected()
}

/** The list that `value` is. Throws `qr.malformed`. */
export function listOf(value: Cbor | undefined): readonly Cbor[] {
  if (Array.isArray(value)) return value
  throw unexpected()
}

/** The byte string of `length` bytes that `value` is; of any length if it is not given. Throws `qr.malformed`. */
export function bytesOf(value: Cbor | undefined, length?: number): Uint8Array {
  if (value instanceof Uint8Array && (length === undefined || value.length === length)) return value
  throw unexpected()
}

/** The number that `value` is, at most `most`. Throws `qr.malformed`. */
export function numberOf(value: Cbor | undefined, most: number): number {
  if (typeof value === 'number' && value <= most) return value
  throw unexpected()
}

/** The error for a message whose CBOR is not what its type asks for. */
export function unexpected(): RingiError {
  return new RingiError('qr.malformed', { why: 'not-of-type' })
}
