const INVALID = 0x80
const PADDING = 0x3d

const BASE64_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const BASE64_CODES = Uint8Array.from(BASE64_DIGITS, digit => digit.charCodeAt(0))
const BASE64_VALUES = tableOf(digit => BASE64_DIGITS.indexOf(digit))
const HEX_VALUES = tableOf(digit => '0123456789abcdef'.indexOf(digit.toLowerCase()))

function tableOf(valueIn: (digit: string) => number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, code) => {
    const value = code < 0x80 ? valueIn(String.fromCharCode(code)) : -1
    return value < 0 ? INVALID : value
  })
}

/**
 * The bytes that ASCII base64 stands for, or undefined where it is not canonical: RFC 4648 section 4 with its padding,
 * no other character, no stray bits. Made for megabytes, straight from a file's bytes.
 */
export function decodeBase64(text: Uint8Array): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined
  const padding = text.at(-1) !== PADDING ? 0 : text.at(-2) !== PADDING ? 1 : 2
  const digits = text.length - padding
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let seen = 0
  let word = 0
  const digit = (at: number) => (at < digits ? (BASE64_VALUES[text[at] as number] as number) : 0)
  for (let from = 0, to = 0; from < text.length; from += 4) {
    const [a, b, c, d] = [digit(from), digit(from + 1), digit(from + 2), digit(from + 3)]
    seen |= a | b | c | d
    word = (a << 18) | (b << 12) | (c << 6) | d
    // What padding leaves no room for is dropped: a typed array takes nothing beyond its end.
    bytes[to++] = word >> 16
    bytes[to++] = word >> 8
    bytes[to++] = word
  }
  const strayBits = word & ((1 << (8 * padding)) - 1)
  return seen >= INVALID || strayBits !== 0 ? undefined : bytes
}

/** The bytes that ASCII hex of either case stands for, or undefined where it is anything else. */
export function decodeHex(text: Uint8Array): Uint8Array | undefined {
  if (text.length % 2 !== 0) return undefined
  const bytes = new Uint8Array(text.length / 2)
  let seen = 0
  for (let at = 0; at < bytes.length; at++) {
    const high = HEX_VALUES[text[2 * at] as number] as number
    const low = HEX_VALUES[text[2 * at + 1] as number] as number
    seen |= high | low
    bytes[at] = (high << 4) | low
  }
  return seen >= INVALID ? undefined : bytes
}

/** Canonical base64 (RFC 4648 section 4), with its padding. */
export function encodeBase64(bytes: Uint8Array): string {
  const text = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(PADDING)
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const [a, b = 0, c = 0] = [bytes[from] as number, bytes[from + 1], bytes[from + 2]]
    const present = Math.min(3, bytes.length - from)
    const word = (a << 16) | (b << 8) | c
    for (let digit = 0; digit <= present; digit++)
      text[to + digit] = BASE64_CODES[(word >> (18 - 6 * digit)) & 63] as number
  }
  return new TextDecoder('latin1').decode(text)
}

const HEX_CODES = Uint8Array.from('0123456789abcdef', digit => digit.charCodeAt(0))

/** Lower-case hex. */
export function encodeHex(bytes: Uint8Array): string {
  const text = new Uint8Array(2 * bytes.length)
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    text[2 * at] = HEX_CODES[byte >> 4] as number
    text[2 * at + 1] = HEX_CODES[byte & 15] as number
  }
  return new TextDecoder('latin1').decode(text)
}
