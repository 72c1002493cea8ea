import { type Shown, shown } from './shown.js'
import type { Style } from './style.js'

const ROW = 6

/** The longest word of the list has eight letters, so that a row of six fits eighty columns. */
const WIDTH = 8

/** Columns that a row of words takes at most. */
export const COMPARISON_COLUMNS = 2 + ROW * (WIDTH + 5) - 2

/** The same two rows without colour, for a screen that is drawn line by line. */
export function comparisonLines(words: string): string[] {
  const cells = words.split(' ').map((word, at) => `${String(at + 1).padStart(2)} ${word.padEnd(WIDTH)}`)
  return [cells.slice(0, ROW), cells.slice(ROW)].map(row => `  ${row.join('  ').trimEnd()}`)
}

/** Twelve words to compare, numbered, in two rows of six. */
export function comparisonRows(words: string, { bold, dim }: Style): Shown {
  const cells = words.split(' ').map((word, at) => {
    const blank = (at + 1) % ROW === 0 ? '' : ' '.repeat(WIDTH + 2 - word.length)
    return shown`${dim(String(at + 1).padStart(2))} ${bold(word)}${blank}`
  })
  return shown`  ${cells.slice(0, ROW)}\n  ${cells.slice(ROW)}\n`
}
