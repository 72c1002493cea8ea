import { type Shown, shown } from './shown.js'
import type { Style } from './style.js'

const ROW = 6

/** The longest word of the list has eight letters, so that a row of six fits eighty columns. */
const WIDTH = 8

/** Twelve words to compare, numbered, in two rows of six. */
export function comparisonRows(words: string, { bold, dim }: Style): Shown {
  const cells = words.split(' ').map((word, at) => {
    const blank = (at + 1) % ROW === 0 ? '' : ' '.repeat(WIDTH + 2 - word.length)
    return shown`${dim(String(at + 1).padStart(2))} ${bold(word)}${blank}`
  })
  return shown`  ${cells.slice(0, ROW)}\n  ${cells.slice(ROW)}\n`
}
