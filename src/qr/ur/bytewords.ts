import { concat, equalBytes } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { BYTEWORDS } from './byteword-list.js'
import { bigEndian32, crc32 } from './crc32.js'

// The minimal style keeps the first and the last letter of each word, which tell all of them apart.
const MINIMAL = BYTEWORDS.map(word => `${word[0]}${word[3]}`)
const BYTES: ReadonlyMap<string, number> = new Map(MINIMAL.map((letters, byte) => [letters, byte]))
const CHECKSUM_BYTES = 4

/** `bytes` and their CRC-32 as bytewords in the minimal style (BCR-2020-012), in lower case. */
export function encodeBytewords(bytes: Uint8Array): string {
  return Array.from(concat(bytes, bigEndian32(crc32(bytes))), byte => MINIMAL[byte]).join('')
}

/** The bytes of bytewords in the minimal style, lower case. Throws `qr.malformed`, `qr.checksum`. */
export function decodeBytewords(text: string): Uint8Array {
  const whole = new Uint8Array(Math.ceil(text.length / 2))
  for (let at = 0; at < whole.length; at++) {
    const byte = BYTES.get(text.slice(2 * at, 2 * at + 2))
    if (byte === undefined)
      throw new RingiError('qr.malformed', 'A frame is damaged: its letters are no bytewords.')
    whole[at] = byte
  }
  const bytes = whole.subarray(0, -CHECKSUM_BYTES)
  if (whole.length > CHECKSUM_BYTES && equalBytes(bigEndian32(crc32(bytes)), whole.subarray(-CHECKSUM_BYTES)))
    return bytes
  throw new RingiError('qr.checksum', 'A frame is damaged: its checksum is not that of its content.')
}
