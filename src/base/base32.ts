const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Base32 (RFC 4648 section 6) in upper case, without padding. */
export function encodeBase32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let word = 0
  for (const byte of bytes) {
    word = (word << 8) | byte
    for (bits += 8; bits >= 5; ) {
      bits -= 5
      text += DIGITS[(word >> bits) & 31]
    }
    word &= 31
  }
  return bits === 0 ? text : text + DIGITS[(word << (5 - bits)) & 31]
}

/** The bytes of such a text, or undefined where it is not canonical: other characters, stray bits, a digit too many. */
export function decodeBase32(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8))
  let bits = 0
  let word = 0
  let to = 0
  for (const character of text) {
    const digit = DIGITS.indexOf(character)
    if (digit < 0) return undefined
    word = (word << 5) | digit
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes[to++] = word >> bits
    word &= (1 << bits) - 1
  }
  return bits >= 5 || word !== 0 ? undefined : bytes
}
