import { isTreacherous } from '../bitcoin/text.js'
import { parseName } from '../keys/name.js'
import { malformed } from './refusals.js'

/** Marks that other programs' names have and ours do not, none of which tells two names apart. */
const IGNORED = /['’"()[\]#&,:;+!?]/g

const MAX_CHARACTERS = 40

/**
 * What another program calls a key, as a name: white space becomes a hyphen, quotes and brackets go. What could be a path
 * or deceive the eye is refused, not mended. Throws `vault.malformed`.
 */
export function nameFrom(text: string): string {
  const plain = text.normalize('NFC').trim()
  const name = plain.replace(/ +/g, '-').replace(IGNORED, '')
  try {
    if (!isTreacherous(plain) && !/[/\\]/.test(plain))
      return parseName([...name.slice(0, 2 * MAX_CHARACTERS)].slice(0, MAX_CHARACTERS).join(''))
  } catch {
    // Told below: on the command line a wrong name is a mistake of usage, in a file it is malformed content.
  }
  throw malformed('the name of a key is none that could be kept', 'Give names with --cosigner-name.')
}
