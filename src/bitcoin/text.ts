// Control characters, what is invisible or turns text around (DI: default ignorable), line separators, private use.
const TREACHEROUS = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{DI}]/gu

/** Whether `text` has characters that a screen would hide, obey or show in another order. */
export function isTreacherous(text: string): boolean {
  return text.search(TREACHEROUS) >= 0
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
