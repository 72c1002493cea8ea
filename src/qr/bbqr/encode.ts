import { encodeBase32 } from '../../base/base32.js'
import type { Compression } from '../compression.js'
import { checkCount } from '../count.js'
import { type BbqrEncoding, type BbqrType, formatHeader, HEADER_LENGTH } from './header.js'

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
