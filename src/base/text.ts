// Control characters, what is invisible or turns text around (DI: default ignorable), line separators, private use, what
// is no character (NChar) or blank (an empty Braille pattern, an object's place), marks that strike out or enclose what
// stands before them, and those of a pile that reaches into other lines.
const TREACHEROUS =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{DI}\p{NChar}\p{Me}\u2800\ufffc]|\p{Mn}(?<=[\u0334-\u0338])|(?<=\p{M}{4})\p{M}/gu

/** Whether `text` has characters that a screen would hide, obey or show in another order. */
export function isTreacherous(text: string): boolean {
  return text.search(TREACHEROUS) >= 0
}

/** What stands where a file was read in the wrong encoding. */
const UNREADABLE = '\ufffd'

/** Whether `text` shows as what it is: nothing hidden in it, nothing that moves other text about (Unicode TR 36). */
export function isPlainText(text: string): boolean {
  return !isTreacherous(text) && !text.includes(UNREADABLE)
}

/**
 * `text` with every such character written as `\u{…}`, or as `write` does, for anything that came from outside and goes to
 * a person.
 */
export function escapeText(text: string, write = inBraces): string {
  return text.replace(TREACHEROUS, character => write(character))
}

function inBraces(character: string): string {
  return `\\u{${(character.codePointAt(0) as number).toString(16)}}`
}

/** Names in a sentence: `a, b or c`. */
export function listed(names: readonly string[], last: 'and' | 'or'): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`
}

/** Texts in their order, each once. */
export function sortedOnce(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort()
}
