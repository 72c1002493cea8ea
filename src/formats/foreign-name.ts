import { RingiError } from '../base/error.js'
import { isTreacherous } from '../base/text.js'
import { parseName } from '../keys/name.js'

/** Quotes and brackets, which go; whatever else our names do not have becomes a hyphen. */
const IGNORED = /['’‘"“”()[\]{}<>]/g
const OTHERS = /[^\p{L}\p{M}\p{Nd}._-]+/gu

const MAX_CHARACTERS = 40

/**
 * What another program calls a key, as a name: quotes and brackets go, white space and other marks become a hyphen. What
 * could be a path or deceive the eye is refused, not mended. Throws `vault.malformed`.
 */
export function nameFrom(text: string): string {
  const plain = text.normalize('NFC').trim()
  const name = plain
    .slice(0, 10 * MAX_CHARACTERS)
    .replace(IGNORED, '')
    .replace(OTHERS, '-')
    .replace(/^[-.]+|-+$/g, '')
  try {
    if (!isTreacherous(plain) && !/[/\\]/.test(plain))
      return parseName([...name.slice(0, 2 * MAX_CHARACTERS)].slice(0, MAX_CHARACTERS).join(''))
  } catch {
    // Told below: on the command line a wrong name is a mistake of usage, in a file it is malformed content.
  }
  throw new RingiError('vault.malformed', { why: 'key-name' })
}
