import { utf8 } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { decodeBase64, decodeHex } from '../../base/text-encodings.js'
import { parseUniqueJson } from '../../base/unique-json.js'
import { utfText } from '../../base/utf-text.js'
import { MAX_PSBT_BYTES, notPsbt, startsWithMagic, tooLarge } from './decode.js'
import { holdsPsbt } from './holds-psbt.js'

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

/** Whether `text` is JSON as {@link psbtInJson} takes it. */
function isJsonWithPsbt(text: string): boolean {
  return /^\s*\{/.test(text) && memberIn(parseUniqueJson(text)) !== undefined
}

/**
 * The text of the PSBT in the JSON that a node prints (`walletprocesspsbt`, `walletcreatefundedpsbt`, `finalizepsbt`: a
 * member `psbt`), in the envelope of JSON-RPC too, or that Ringi prints with `--json`. Where there is more than one, nobody
 * could say which is meant. Throws `psbt.magic`, `psbt.encoding`.
 */
function psbtInJson(text: string): string {
  const found = memberIn(parseUniqueJson(text))
  if (found === undefined) throw noPsbt(text)
  // As it stands there: a search of files for proposals sees it too, and sees that it is the only one.
  if (text.includes(found) && !holdsPsbt(text.replace(found, ''))) return found
  throw new RingiError('psbt.encoding', { why: 'json' })
}

function memberIn(document: unknown): string | undefined {
  const { psbt, result, data } = membersOf(document)
  const found = [psbt, result, membersOf(result).psbt, membersOf(data).psbt]
  return found.find(one => typeof one === 'string')
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function noPsbt(text: string): RingiError {
  const isFinal = /"complete"\s*:\s*true/.test(text)
  return new RingiError('psbt.magic', { why: isFinal ? 'finished' : 'json' })
}
