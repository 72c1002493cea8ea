import { utf8 } from '../bitcoin/bytes.js'
import { RingiError } from '../bitcoin/error.js'
import { decodeBase64, decodeHex } from '../bitcoin/text-encodings.js'
import { MAX_PSBT_BYTES, notPsbt, startsWithMagic, tooLarge } from './decode.js'

/** What the bytes `psbt` 0xff become, as far as they alone decide it. */
const BASE64_START = utf8('cHNidP')
const HEX_START = utf8('70736274')

const MAX_SURROUNDING_SPACE = 1024

/**
 * The binary PSBT in a file that holds it as such, in base64 (BIP 174) or in hex. Around text there may be spaces and
 * line ends, but not in it. Throws `psbt.magic` for anything else, `psbt.encoding` for text that begins like a PSBT
 * and is not canonical, and `psbt.too-large`.
 */
export function psbtBytes(contents: Uint8Array): Uint8Array {
  // Hex takes the most room; what is larger than any text need not be looked at.
  if (contents.length > 2 * MAX_PSBT_BYTES + MAX_SURROUNDING_SPACE) throw tooLarge()
  const bytes = startsWithMagic(contents) ? contents : bytesOfText(trimmed(contents))
  if (bytes.length > MAX_PSBT_BYTES) throw tooLarge()
  return bytes
}

function bytesOfText(text: Uint8Array): Uint8Array {
  const decode = startsWith(text, BASE64_START)
    ? decodeBase64
    : startsWith(text, HEX_START)
      ? decodeHex
      : undefined
  if (decode === undefined) throw notPsbt()
  const bytes = decode(text)
  if (bytes !== undefined && startsWithMagic(bytes)) return bytes
  throw new RingiError(
    'psbt.encoding',
    'This begins like a PSBT in base64 or hex, but goes on with something else.',
    {
      hint: 'Copy it again from its source, whole, in one line and with nothing added.',
    },
  )
}

/**
 * Whether there is what begins a PSBT in base64 or hex anywhere in `text`, whatever blanks are between: alone in a file, in
 * a line of its own, or inside another document.
 */
export function holdsPsbt(text: string): boolean {
  return TEXT_START.test(text.replace(/\s+/g, ''))
}

/** With some of what follows: three bytes of global map at least, so that a page that speaks of PSBTs is none. */
const TEXT_START = /cHNidP[89+/_-][A-Za-z0-9+/_-]{8}|70736274ff[0-9a-f]{12}/i

function startsWith(text: Uint8Array, start: Uint8Array): boolean {
  return start.every((byte, at) => text[at] === byte)
}

function trimmed(text: Uint8Array): Uint8Array {
  let start = 0
  let end = text.length
  while (isSpace(text[start])) start++
  while (isSpace(text[end - 1])) end--
  return text.subarray(start, end)
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d
}
