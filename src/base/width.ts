import { eastAsianWidth } from 'get-east-asian-width'

// Not what ASCII has of them: digits are among the emoji, and nobody draws them wide.
const PICTURE = /(?!\p{ASCII})[\p{Emoji}\p{Extended_Pictographic}\p{Regional_Indicator}]/u
const DRAWN_WIDE = /\p{Emoji_Presentation}/u
const ON_TOP = /[\p{Mn}\p{Me}]/u

/** Columns of a terminal that most terminals give a character: two to Japanese ones and emoji, none to combining marks. */
export function usualWidth(character: string): number {
  if (ON_TOP.test(character)) return 0
  return DRAWN_WIDE.test(character) ? 2 : eastAsianWidth(character.codePointAt(0) as number)
}

/**
 * The most columns that any terminal gives a character. They disagree about what is ambiguous in Unicode's East Asian
 * Width (UAX 11), about pictures that may be drawn as emoji (UTS 51), about flags, skin tones, parts of syllables and
 * marks: some join them, some draw each by itself.
 */
export function greatestWidth(character: string): number {
  if (PICTURE.test(character)) return 2
  return eastAsianWidth(character.codePointAt(0) as number, { ambiguousAsWide: true })
}
