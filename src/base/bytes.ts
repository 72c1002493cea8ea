import { RingiError } from './error.js'
import { decodeBase64, decodeHex, encodeBase64, encodeHex } from './text-encodings.js'

/** Lower-case hex of `bytes`. */
export function toHex(bytes: Uint8Array): string {
  // Setting up the decoder of the fast way costs more than a short text itself.
  return bytes.length > 100 ? encodeHex(bytes) : shortHex(bytes)
}

const HEX_OF_BYTE = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function shortHex(bytes: Uint8Array): string {
  let hex = ''
  for (const byte of bytes) hex += HEX_OF_BYTE[byte]
  return hex
}

/** Bytes of a hex string with an even number of digits and nothing else. Throws `bytes.hex`. */
export function fromHex(hex: string): Uint8Array {
  const bytes = decodeHex(utf8(hex))
  if (bytes === undefined) throw new RingiError('bytes.hex')
  return bytes
}

/** Standard base64 with padding (RFC 4648 section 4). */
export function toBase64(bytes: Uint8Array): string {
  return encodeBase64(bytes)
}

/** Bytes of canonical base64: no spaces, no url-safe digits, no stray bits. Throws `bytes.base64`. */
export function fromBase64(text: string): Uint8Array {
  const bytes = decodeBase64(utf8(text))
  if (bytes === undefined) throw new RingiError('bytes.base64')
  return bytes
}

/** One array with the bytes of all `parts` in order. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return concatAll(parts)
}

/** {@link concat} for lists of any length: a call takes only some 100,000 arguments. */
export function concatAll(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Lexicographic order of byte strings, as BIP 67 and canonical PSBT encoding use it. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] as number) - (b[i] as number)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Whether `a` and `b` hold the same bytes. Not for secrets: it stops at the first difference. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && compareBytes(a, b) === 0
}

/** The text that UTF-8 bytes are, a byte order mark included; undefined where they are none. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** UTF-8 bytes of `text`. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
