import { utf8 } from '../../base/bytes.js'
import { decodeBase64, decodeHex } from '../../base/text-encodings.js'
import { BREAK } from './word-lists.js'

/** What `text` is once more, where all of it is the base64 or the hex of something. */
export function decodedText(text: string): string[] {
  const digits = text.replace(/\s+/g, '')
  if (!/^[0-9A-Za-z+/]{24,}=*$/.test(digits)) return []
  return [decodeBase64, decodeHex].flatMap(decode => {
    const bytes = decode(utf8(digits))
    return bytes === undefined ? [] : [readable(bytes)]
  })
}

/** What in `bytes` can be read: stretches of UTF-8 text that are long enough to hold a secret, with breaks between. */
export function readable(bytes: Uint8Array): string {
  return (new TextDecoder().decode(bytes).match(STRETCHES) ?? []).join(BREAK)
}

const STRETCHES = /(?:[^\ufffd\p{C}]|[\t\n\r\p{Cf}]){12,}/gu
