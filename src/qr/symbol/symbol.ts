import encodeQR from 'qr'
import { RingiError } from '../../base/error.js'

/** A code as squares, row by row, dark ones true, with its quiet zone around it. */
export type Modules = readonly (readonly boolean[])[]

/** Light squares on every side (ISO/IEC 18004, 5.3.8). */
export const QUIET_ZONE = 4

/** How many characters of capitals and digits each version from 1 on holds at level L (ISO/IEC 18004, table 7). */
const CAPACITY = [
  25, 47, 77, 114, 154, 195, 224, 279, 335, 395, 468, 535, 619, 667, 758, 854, 938, 1046, 1153, 1249, 1352,
  1460, 1588, 1704, 1853, 1990, 2132, 2223, 2369, 2520, 2677, 2840, 3009, 3183, 3351, 3537, 3729, 3927, 4087,
  4296,
] as const

/** The largest version there is. */
const LARGEST_VERSION = 40

/** The characters that a code of `version` holds. */
export function capacityOf(version: number): number {
  return CAPACITY[version - 1] as number
}

/** Squares on a side of a code of `version`, quiet zone included. */
export function sizeOf(version: number): number {
  return 17 + 4 * version + 2 * QUIET_ZONE
}

/** The largest version whose code, quiet zone included, is at most `size` squares wide; 0 where there is none. */
export function versionWithin(size: number): number {
  return Math.max(0, Math.min(LARGEST_VERSION, Math.floor((size - 2 * QUIET_ZONE - 17) / 4)))
}

/** The smallest version that holds each of `frames`. Throws `qr.does-not-fit`. */
export function versionFor(frames: readonly string[]): number {
  const longest = frames.reduce((most, { length }) => Math.max(most, length), 0)
  const version = CAPACITY.findIndex(capacity => capacity >= longest) + 1
  if (version > 0) return version
  throw new RingiError('qr.does-not-fit', { why: 'too-long' })
}

/** A frame of capitals and digits as a code of `version`, error correction level L. */
export function makeSymbol(frame: string, version: number): Modules {
  return encodeQR(frame, 'raw', { ecc: 'low', encoding: 'alphanumeric', version, border: QUIET_ZONE })
}
