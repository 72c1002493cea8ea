import { RingiError } from '../../base/error.js'
import { checkCount } from '../count.js'
import { decodeBytewords, encodeBytewords } from './bytewords.js'
import { decodePart, encodePart, FountainEncoder, type FountainPart } from './fountain.js'

/** One frame of UR (BCR-2020-005): a whole message, or a part of one. */
export type UrFrame =
  | { readonly type: string; readonly cbor: Uint8Array; readonly part?: never }
  | { readonly type: string; readonly part: FountainPart; readonly cbor?: never }

const SHAPE = /^ur:([a-z0-9-]+)(?:\/(\d{1,10})-(\d{1,10}))?\/([a-z]+)$/

/** Of 2020: parts as `1of2`, and a digest in the alphabet of bech32 before the data. */
const FIRST_EDITION = /^ur:[a-z0-9-]+\/(?:\d{1,5}of\d{1,5}\/|[0-9a-z]{50,}\/)/

/** Whether `text` begins as every frame of UR does. */
export function isUr(text: string): boolean {
  return /^ur:/i.test(text)
}

/**
 * Reads one frame, all in lower or all in upper case. Throws `qr.unsupported` for the first edition, `qr.malformed`,
 * `qr.checksum`, `qr.part-number`, `qr.too-large`.
 */
export function parseUr(text: string): UrFrame {
  const lower = text.toLowerCase()
  const [, type = '', number, count = '', letters = ''] = SHAPE.exec(lower) ?? []
  if (FIRST_EDITION.test(lower)) throw new RingiError('qr.unsupported', { why: 'first-edition' })
  if (type === '' || (text !== lower && text !== text.toUpperCase()))
    throw new RingiError('qr.malformed', { why: 'not-ur' })
  const bytes = decodeBytewords(letters)
  if (number === undefined) return { type, cbor: bytes }
  const part = decodePart(bytes)
  if (`${part.number}` !== number || `${part.count}` !== count) {
    const outside = { part: number, of: count }
    throw new RingiError('qr.part-number', {
      why: 'contradiction',
      part: part.number,
      of: part.count,
      outside,
    })
  }
  return { type, part }
}

// `ur:`, two slashes, the numbers of the part, and 25 bytes of CBOR and checksum around its data.
const AROUND_PART = 3 + 2 + 2 * 5 + 1 + 2 * 25

/** A frame that is the whole message. */
export function formatUr(type: string, cbor: Uint8Array): string {
  return `ur:${type}/${encodeBytewords(cbor)}`
}

/** A frame that is a part of a message. */
export function formatUrPart(type: string, part: FountainPart): string {
  return `ur:${type}/${part.number}-${part.count}/${encodeBytewords(encodePart(part))}`
}

/**
 * A message as frames of UR, each of at most `capacity` characters: one if it fits, and else each fragment once, and half
 * as many mixtures behind them, so that a reader who has missed a frame need not wait for it to come round again. In upper
 * case, which makes the QR codes smaller. Throws `qr.does-not-fit`.
 */
export function encodeUr(type: string, cbor: Uint8Array, capacity: number): string[] {
  const whole = formatUr(type, cbor)
  if (whole.length <= capacity) return [whole.toUpperCase()]
  const longest = Math.max(10, Math.floor((capacity - AROUND_PART - type.length) / 2))
  const encoder = new FountainEncoder(cbor, longest)
  checkCount(encoder.count)
  const frames = encoder.count + Math.ceil(encoder.count / 2)
  return Array.from({ length: frames }, (_, i) => formatUrPart(type, encoder.part(i + 1)).toUpperCase())
}
