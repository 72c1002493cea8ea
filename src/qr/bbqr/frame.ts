import { encodeBase32 } from '../../base/base32.js'
import { RingiError } from '../../base/error.js'
import type { Compression } from '../compression.js'
import { checkCount } from '../count.js'
import { MAX_PARTS } from '../limits.js'

/** How the bytes of a message became letters: hex, base32, or raw deflate and then base32. */
export type BbqrEncoding = 'H' | '2' | 'Z'

/** What a message is: a PSBT, a transaction, JSON, or text. BBQr knows more, which are of no use here. */
export type BbqrType = 'P' | 'T' | 'J' | 'U'

/** The eight characters in front of every frame (BBQr, "Header"). */
export interface BbqrHeader {
  readonly encoding: BbqrEncoding
  readonly type: BbqrType
  /** How many frames there are. */
  readonly total: number
  /** Which of them this is, from 0. */
  readonly index: number
}

export const HEADER_LENGTH = 8

const ENCODINGS = 'H2Z'
const TYPES = 'PTJU'

/** The frame's header as text. */
function formatHeader({ encoding, type, total, index }: BbqrHeader): string {
  return `B$${encoding}${type}${base36(total)}${base36(index)}`
}

/** Whether `text` begins as every frame of BBQr does. */
export function isBbqr(text: string): boolean {
  return text.startsWith('B$')
}

/** Reads the header of a frame. Throws `qr.malformed`, `qr.unsupported`, `qr.part-number`. */
export function parseHeader(frame: string): BbqrHeader {
  const [, encoding = '', type = '', count = '', place = ''] =
    /^B\$(.)(.)([0-9A-Z]{2})([0-9A-Z]{2})/su.exec(frame) ?? []
  if (encoding === '') throw new RingiError('qr.malformed', { why: 'no-header' })
  if (!ENCODINGS.includes(encoding)) throw new RingiError('qr.malformed', { why: 'encoding' })
  if (!TYPES.includes(type)) throw new RingiError('qr.unsupported', { why: 'bbqr-type' })
  const [total, index] = [Number.parseInt(count, 36), Number.parseInt(place, 36)]
  if (total < 1 || total > MAX_PARTS || index >= total)
    throw new RingiError('qr.part-number', { why: 'range', part: index + 1, of: total })
  return { encoding: encoding as BbqrEncoding, type: type as BbqrType, total, index }
}

function base36(number: number): string {
  return number.toString(36).toUpperCase().padStart(2, '0')
}

// Eight digits of base32 are five bytes: every frame has to stand for whole ones.
const UNIT = 8

/**
 * A message as frames of BBQr, each of at most `capacity` characters; deflated where that makes it shorter. All frames
 * but the last have the same length. Throws `qr.does-not-fit`.
 */
export function encodeBbqr(
  message: Uint8Array,
  type: BbqrType,
  capacity: number,
  compression: Compression,
): string[] {
  const { encoding, text } = lettersOf(message, compression)
  const room = capacity - HEADER_LENGTH
  const total = Math.max(1, Math.ceil(text.length / (room - (room % UNIT))))
  checkCount(total)
  const length = Math.ceil(text.length / total / UNIT) * UNIT
  return Array.from({ length: total }, (_, index) => {
    const header = formatHeader({ encoding, type, total, index })
    return header + text.slice(index * length, (index + 1) * length)
  })
}

function lettersOf(message: Uint8Array, compression: Compression): { encoding: BbqrEncoding; text: string } {
  const deflated = compression.deflate(message)
  return deflated.length < message.length
    ? { encoding: 'Z', text: encodeBase32(deflated) }
    : { encoding: '2', text: encodeBase32(message) }
}
