import { utf8 } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { decodeBase64, decodeHex } from '../../base/text-encodings.js'
import { utfText } from '../../base/utf-text.js'
import { MAX_PSBT_BYTES, notPsbt, startsWithMagic, tooLarge } from './decode.js'
import { isJsonWithPsbt, psbtInJson } from './json.js'

/** What the bytes `psbt` 0xff become, as far as they alone decide it. */
const BASE64_START = utf8('cHNidP')
const HEX_START = utf8('70736274')

const MAX_SURROUNDING_SPACE = 1024

/**
 * The binary PSBT in a file that holds it as such, in base64 (BIP 174) or in hex: as text in UTF-8 or UTF-16, with or
 * without a byte order mark, or in the JSON of a node's answer. Around text there may be spaces and line ends, but not in
 * it. Throws `psbt.magic` for anything else, `psbt.encoding` for text that begins like a PSBT and is not canonical, and
 * `psbt.too-large`.
 */
export function psbtBytes(contents: Uint8Array): Uint8Array {
  // Hex takes the most room; what is larger than any text need not be looked at.
  if (contents.length > 2 * MAX_PSBT_BYTES + MAX_SURROUNDING_SPACE) throw tooLarge()
  const bytes = startsWithMagic(contents) ? contents : bytesOfText(plainText(contents))
  if (bytes.length > MAX_PSBT_BYTES) throw tooLarge()
  return bytes
}

/** Whether `text` begins as one that {@link psbtBytes} reads does, or refuses for what it goes on with. */
export function isPsbtText(text: string): boolean {
  return /^\s*(?:cHNidP|70736274ff)/i.test(text) || isJsonWithPsbt(text)
}

/** The base64 or hex in a file, as ASCII: what begins like it is taken as it is, so that megabytes are not copied. */
function plainText(contents: Uint8Array): Uint8Array {
  const plain = trimmed(contents)
  if (decoderOf(plain) !== undefined) return plain
  const text = utfText(contents)
  if (text === undefined) throw notPsbt()
  return trimmed(utf8(/^\s*\{/.test(text) ? psbtInJson(text) : text))
}

function decoderOf(text: Uint8Array) {
  if (startsWith(text, BASE64_START)) return decodeBase64
  return startsWith(text, HEX_START) ? decodeHex : undefined
}

function bytesOfText(text: Uint8Array): Uint8Array {
  const decode = decoderOf(text)
  if (decode === undefined) throw notPsbt()
  const bytes = decode(text)
  if (bytes !== undefined && startsWithMagic(bytes)) return bytes
  throw new RingiError('psbt.encoding', { why: text.includes(LINE_END) ? 'lines' : 'other' })
}

const LINE_END = 0x0a

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
