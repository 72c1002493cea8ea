import { utf8Text } from './bytes.js'

/**
 * The text that bytes are in UTF-8 or UTF-16, by a byte order mark or by the zero bytes that UTF-16 has between Western
 * letters; without the mark. Undefined where they are no text, or text with a zero character in it.
 */
export function utfText(bytes: Uint8Array): string | undefined {
  const encoding = utf16Of(bytes)
  const text = encoding === undefined ? utf8Text(bytes) : decoded(bytes, encoding)
  return text?.includes('\0') ? undefined : text?.replace(/^\ufeff/, '')
}

/** Whether bytes begin as UTF-16 does, and which of the two. */
function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === undefined || second === undefined) return undefined
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le'
  return (first === 0xfe && second === 0xff) || (first === 0 && second !== 0) ? 'utf-16be' : undefined
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
