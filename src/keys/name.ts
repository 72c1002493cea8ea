import { RingiError } from '../base/error.js'

const MAX_CHARACTERS = 40

// Marks are the vowel signs and accents without which many scripts cannot be written.
const NAME = /^[\p{L}\p{Nd}_][\p{L}\p{M}\p{Nd}._-]*$/u
// Zero-width characters, fillers and variation selectors, some of which count as letters or marks.
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u
// What is a device on Windows, whatever stands behind a dot: no file that travels can have such a name there.
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i

/**
 * Whether a text can be the name of a key, a cosigner or a vault: 1 to 40 characters, letters and digits of any script,
 * `-`, `_` and `.`, beginning with neither `-` nor `.`, no name of a device on Windows, in Unicode's composed form (NFC).
 * It is safe as a file name and to print.
 */
export function isName(text: string): boolean {
  const short = text.length <= 2 * MAX_CHARACTERS && [...text].length <= MAX_CHARACTERS
  const plain = NAME.test(text) && !INVISIBLE.test(text) && !DEVICE.test(text)
  return short && plain && text.normalize('NFC') === text
}

/** A text that {@link isName}. Throws `name.malformed`. */
export function parseName(text: string): string {
  if (isName(text)) return text
  throw new RingiError('name.malformed', { most: MAX_CHARACTERS })
}
