import type { Code } from '../../bitcoin/codes.js'
import { escapeText } from '../../bitcoin/text.js'
import type { Explanation, Explanations } from '../explanations/explanation.js'
import { type Language, type Words, wordsIn } from './words.js'

const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  inverse: [7, 27],
} as const

/** How text for people looks: colour or none, and in which language. */
export class Style {
  readonly #colour: boolean
  readonly words: Words
  readonly language: Language
  readonly #translations: Explanations | undefined

  constructor(colour: boolean, language: Language, translations?: Explanations) {
    this.#colour = colour
    this.#translations = translations
    this.words = wordsIn(language)
    this.language = language
  }

  /** Whether there is colour. */
  get coloured(): boolean {
    return this.#colour
  }

  /** What goes beside the message of `code`, where messages are in another language than the reader's. */
  translation(code: Code): Explanation | undefined {
    return this.#translations?.[code]
  }

  bold = (text: string) => this.#paint('bold', text)
  dim = (text: string) => this.#paint('dim', text)
  red = (text: string) => this.#paint('red', text)
  green = (text: string) => this.#paint('green', text)
  yellow = (text: string) => this.#paint('yellow', text)
  inverse = (text: string) => this.#paint('inverse', text)

  #paint(name: keyof typeof CODES, text: string): string {
    if (!this.#colour) return text
    const [on, off] = CODES[name]
    return `\x1b[${on}m${text}\x1b[${off}m`
  }
}

/** Text from outside, safe to show: no character in it can hide, move the cursor or turn the line around. */
export const shown = escapeText

/** Columns that `text` takes on a terminal: Japanese and other wide characters take two. */
export function columns(text: string): number {
  let width = 0
  for (const character of text) width += WIDE.test(character) ? 2 : 1
  return width
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u

/** `text` with spaces behind it up to `width` columns. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)))
}

/** The columns that a terminal has at least, and that text keeps however far in it stands. */
const SCREEN = 80
const NARROWEST = 20

/**
 * Text from outside, safe to show behind `indent` columns: broken before a terminal would break it, with every further
 * line as far in as the first, so that no part of it can stand where the program's own lines begin.
 */
export function paragraph(text: string, indent: number): string {
  const lines = ['']
  const room = Math.max(NARROWEST, SCREEN - indent)
  for (const character of shown(text)) {
    const line = lines.at(-1) + character
    if (columns(line) <= room) lines[lines.length - 1] = line
    else lines.push(character)
  }
  return lines.join(`\n${' '.repeat(indent)}`)
}

/** Lines of a label and a value each, the values below each other. */
export function table(rows: readonly (readonly [label: string, value: string])[]): string {
  const width = Math.max(0, ...rows.map(([label]) => columns(label)))
  return rows.map(([label, value]) => `${padded(label, width)}  ${value}\n`).join('')
}

/** An address in groups of four, as people compare it; nothing of it is left out. */
export function grouped(address: string): string {
  return address.match(/.{1,4}/g)?.join(' ') ?? ''
}
