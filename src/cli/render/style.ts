import { usualWidth } from '../../base/width.js'
import type { Say, Speaker } from '../../words/speaker.js'
import type { Words } from '../../words/words.js'
import { type Content, HANG, inkOf, painted, type Shown, shown } from './shown.js'

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
  readonly say: Say
  readonly hint: Say

  constructor(colour: boolean, words: Words, { say, hint }: Speaker) {
    this.#colour = colour
    this.say = say
    this.hint = hint
    this.words = words
  }

  /** Whether there is colour. */
  get coloured(): boolean {
    return this.#colour
  }

  bold = (content: Content): Shown => this.#paint('bold', content)
  dim = (content: Content): Shown => this.#paint('dim', content)
  red = (content: Content): Shown => this.#paint('red', content)
  green = (content: Content): Shown => this.#paint('green', content)
  yellow = (content: Content): Shown => this.#paint('yellow', content)
  inverse = (content: Content): Shown => this.#paint('inverse', content)

  #paint(name: keyof typeof CODES, content: Content): Shown {
    if (!this.#colour) return shown`${content}`
    const [on, off] = CODES[name]
    return painted(`\x1b[${on}m`, content, `\x1b[${off}m`)
  }
}

/** Columns that `content` takes on most terminals. */
export function columns(content: Content): number {
  let width = 0
  for (const character of inkOf(content).replace(CODES_IN_INK, '')) width += usualWidth(character)
  return width
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the codes
const CODES_IN_INK = /\x1b\[[0-9;]*m|[\0-\x1f]/g

/** `content` with spaces behind it up to `width` columns. */
export function padded(content: Content, width: number): Shown {
  return shown`${content}${' '.repeat(Math.max(0, width - columns(content)))}`
}

/** Lines of a label and a value each, the values below each other. */
export function table(rows: readonly (readonly [label: Content, value: Content])[]): Shown {
  const width = Math.max(0, ...rows.map(([label]) => columns(label)))
  return shown`${rows.map(([label, value]) => shown`${padded(label, width)}  ${HANG}${value}\n`)}`
}

/** An address in groups of four, as people compare it; nothing of it is left out. */
export function grouped(address: string): string {
  return address.match(/.{1,4}/g)?.join(' ') ?? ''
}
