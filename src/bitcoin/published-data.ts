import { concat, fromHex, toHex, utf8, utf8Text } from '../base/bytes.js'
import { RingiError, unlessRefused } from '../base/error.js'
import { isTreacherous } from '../base/text.js'
import { OP, pushBytes, pushedItems } from './script.js'

/** Data that an output publishes (OP_RETURN), and how what was typed has been read. */
export interface PublishedData {
  readonly bytes: Uint8Array
  readonly readAs: 'hex' | 'text'
}

/**
 * The most bytes that nodes relay in one output: up to Bitcoin Core 29 (MAX_OP_RETURN_RELAY is 83 with the script's own
 * three). Later ones relay more, and nobody knows which node comes first.
 */
export const MOST_PUBLISHED = 80

/**
 * Data as people type it: an even number of hex digits and nothing else is bytes in hex, everything else is text in UTF-8.
 * `hex:` and `text:` before it say which is meant, and have to where it looks like hex with something wrong.
 * Throws `published-data.malformed`, `published-data.too-long`.
 */
export function parsePublishedData(typed: string): PublishedData {
  const [, said, rest = ''] = /^(hex:|text:)?(.*)$/su.exec(typed) ?? []
  const readAs = said === undefined ? kindOf(rest) : said === 'hex:' ? 'hex' : 'text'
  const bytes = readAs === 'hex' ? unlessRefused(() => fromHex(rest.toLowerCase())) : utf8(rest)
  if (readAs === undefined || bytes === undefined || bytes.length === 0) {
    throw new RingiError('published-data.malformed')
  }
  refuseTooLong(bytes)
  return { bytes, readAs }
}

function kindOf(typed: string): PublishedData['readAs'] | undefined {
  if (/^(?:[0-9a-f]{2})+$/i.test(typed)) return 'hex'
  return /^(?:0x)?[0-9a-f]+$/i.test(typed) ? undefined : 'text'
}

/** The script of the output that publishes `bytes`. Throws `published-data.too-long`. */
export function publishingScript(bytes: Uint8Array): Uint8Array {
  refuseTooLong(bytes)
  return concat(Uint8Array.of(OP.RETURN), pushBytes(bytes))
}

function refuseTooLong({ length }: Uint8Array): void {
  if (length <= MOST_PUBLISHED) return
  throw new RingiError('published-data.too-long', { bytes: length, most: MOST_PUBLISHED })
}

/** Whether an output with `script` publishes data, so that nobody can ever spend it. */
export function isPublishing(script: Uint8Array): boolean {
  return script[0] === OP.RETURN
}

/** What `script` publishes: its one push, or all that stands behind OP_RETURN. Undefined where it publishes nothing. */
export function publishedBytes(script: Uint8Array): Uint8Array | undefined {
  if (!isPublishing(script)) return undefined
  const body = script.subarray(1)
  const [pushed, ...others] = pushedItems(body) ?? []
  return pushed === undefined || others.length > 0 ? body : pushed
}

/** A script that publishes, for people: whole, and what it publishes as text where that is printable UTF-8. */
export function publishedText(script: Uint8Array): string {
  const text = utf8Text(publishedBytes(script) ?? script)
  const isPlain = text !== undefined && text !== '' && !isTreacherous(text)
  return isPlain ? `${toHex(script)} ${JSON.stringify(text)}` : toHex(script)
}
