import { escapeText } from '../../base/text.js'

/** What the program's own lines begin with. Nothing from outside can have it: {@link harmless} writes it out. */
export const MARK = '│'

/** In {@link Shown}: where further lines of a line that is too long begin. */
export const HANG_CODE = '\x0e'
/** In {@link Shown}: before a line that is a drawing. */
export const DRAWING_CODE = '\x0f'

// Frames of lines and blocks, one of which is the mark, and what this Unicode does not know yet: nobody can say how wide
// a terminal draws it.
// And what the runner of GitHub takes for a command wherever it stands in a line: ##[…].
const UNFIT = /[\u2500-\u259f\p{Cn}]|(?<=#)#(?=\[)/gu

/** `text` with whatever a terminal would obey, hide, turn around or take for the program's own written as `\u{…}`. */
function harmless(text: string): string {
  return escapeText(text).replace(
    UNFIT,
    character => `\\u{${(character.codePointAt(0) as number).toString(16)}}`,
  )
}

// Not exported: text from outside can be passed where lines are wanted, but never be taken for them.
class ShownText {
  readonly #ink: string

  constructor(ink: string) {
    this.#ink = ink
  }

  /** The text with codes for line ends, colours and places. Only what lays it out wants it. */
  get ink(): string {
    return this.#ink
  }

  [Symbol.toPrimitive](): never {
    throw new TypeError('What is shown goes into shown`…`, not into a string.')
  }
}

/** Text for people that {@link shown} has made. */
export type Shown = ShownText

/** What a template takes: text and numbers, which it makes harmless, and what is shown already. Undefined is nothing. */
export type Content = string | number | bigint | undefined | Shown | readonly Content[]

/**
 * Text for people. Lines are made by the template alone: in its values, text from wherever it comes is content of the line
 * in which it stands, and can neither end it nor begin another one.
 */
export function shown(parts: TemplateStringsArray, ...values: readonly Content[]): Shown {
  return new ShownText(parts.map((part, i) => part + inkOf(values[i])).join(''))
}

/**
 * Text from outside in quotation marks, where more follows in the same line: what stands between them is not the
 * program's.
 */
export function quoted(text: string): Shown {
  return new ShownText(`"${harmless(text).replaceAll('"', '\\"')}"`)
}

/** `content` in the colours that `before` begins and `after` ends. */
export function painted(before: string, content: Content, after: string): Shown {
  return new ShownText(before + inkOf(content) + after)
}

/** Where further lines of the line begin, should it be too long for the terminal. */
export const HANG: Shown = new ShownText(HANG_CODE)

/** Lines of blocks and spaces, such as a QR code, which are neither marked nor broken. Throws where there is more in one. */
export function drawing(rows: readonly string[]): Shown {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
  const bad = rows.find(row => !/^(?:[ \u2580-\u259f]|\x1b\[[0-9;]*m)*$/.test(row))
  if (bad !== undefined) throw new TypeError('A drawing has only blocks.')
  return new ShownText(rows.map(row => `${DRAWING_CODE}${row}\n`).join(''))
}

/** The codes of `content`. */
export function inkOf(content: Content): string {
  if (content === undefined) return ''
  if (content instanceof ShownText) return content.ink
  return typeof content === 'object' ? content.map(inkOf).join('') : harmless(String(content))
}
