import type { Style } from './style.js'

const ROW = 6

/** The longest word of the list has eight letters, so that a row of six fits eighty columns. */
const WIDTH = 8

/** Twelve words to compare, numbered, in two rows of six. */
export function comparisonRows(words: string, { bold, dim }: Style): string {
  const cells = words
    .split(' ')
    .map((word, at) => `${dim(String(at + 1).padStart(2))} ${bold(word)}${' '.repeat(WIDTH - word.length)}`)
  const rows = [cells.slice(0, ROW), cells.slice(ROW)]
  return rows.map(row => `  ${row.join('  ').trimEnd()}\n`).join('')
}
