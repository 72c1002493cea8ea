import { utf8Text } from '../base/bytes.js'
import { message } from '../base/codes.js'
import { RingiError } from '../base/error.js'
import { utfText } from '../base/utf-text.js'

// What Japanese spreadsheets write of Japanese: two letters in a row at least. Western letters in a code page of one byte a
// letter hardly ever read like that.
const JAPANESE = /^[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]{2,}$/
const BEYOND_ASCII = /[^\p{ASCII}]+/gu

/**
 * The text of a list of payouts: UTF-8, UTF-16, or Shift_JIS where it can be nothing else. Throws
 * `payouts.malformed`, with the lines that are not UTF-8.
 */
export function payoutsText(bytes: Uint8Array): string {
  const text = utfText(bytes) ?? shiftJisText(bytes)
  if (text !== undefined) return text
  const problem = message('payouts.malformed', { why: 'not-utf8' })
  const lines = linesBeyondUtf8(bytes).map(line =>
    message('payouts.malformed', { why: 'line', line, problem }),
  )
  throw new RingiError('payouts.malformed', { why: 'encoding', lines })
}

function shiftJisText(bytes: Uint8Array): string | undefined {
  const text = decoded(bytes)
  const runs = text?.match(BEYOND_ASCII) ?? []
  return runs.every(run => JAPANESE.test(run)) ? text : undefined
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('shift_jis', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function linesBeyondUtf8(bytes: Uint8Array): number[] {
  const found: number[] = []
  let from = 0
  for (let line = 1; from < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, from)
    const until = end < 0 ? bytes.length : end + 1
    if (utf8Text(bytes.subarray(from, until)) === undefined) found.push(line)
    from = until
  }
  return found
}
