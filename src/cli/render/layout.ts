import { greatestWidth, usualWidth } from '../../base/width.js'
import { DRAWING_CODE, HANG_CODE, inkOf, MARK, type Shown } from './shown.js'

/** Below it there is no room for a mark, an indent and a wide character; nobody reads on such a terminal. */
const NARROWEST = 8
/** What the mark takes: some terminals draw it wide. */
const MARGIN = greatestWidth(MARK)
/** How far in further lines stand where nothing says so. */
const INDENT = 2

/**
 * The text of a terminal with `width` columns. Every line of the program's own begins with {@link MARK}; what is too long
 * for one is broken before the terminal would break it, however wide that draws its characters, and goes on behind
 * blanks. So nothing but the mark is ever in the first column.
 */
export function laidOut(text: Shown, width: number): string {
  const lines = inkOf(text).split('\n')
  const open = lines.pop() as string
  const columns = Math.max(width, NARROWEST)
  return lines.map(line => `${laidOutLine(line, columns)}\n`).join('') + (open && laidOutLine(open, columns))
}

function laidOutLine(line: string, width: number): string {
  if (line.startsWith(DRAWING_CODE)) return line.slice(DRAWING_CODE.length)
  const { cells, hang } = read(line)
  const turned = RIGHT_TO_LEFT.test(line) ? LEFT_TO_RIGHT : ''
  const room = width - MARGIN - turned.length
  const indent = Math.min(hang, Math.floor(room / 2))
  const further = `\n ${turned}${' '.repeat(indent)}`
  return `${MARK}${turned}${painted(broken(cells, room, indent), further)}`
}

// A terminal that sets text both ways would begin a line at the right if the first letter in it runs to the left.
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const LEFT_TO_RIGHT = '\u200e'

/** A character, and the colour codes before it. */
interface Cell {
  readonly codes: readonly string[]
  readonly character: string
  readonly width: number
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the codes
const PIECES = /\x1b\[[0-9;]*m|[\s\S]/gu

/** The characters of a line, and the column at which its further lines begin. */
function read(line: string): { cells: Cell[]; hang: number } {
  const cells: Cell[] = []
  let codes: string[] = []
  let at = 0
  let hang: number | undefined
  for (const piece of line.match(PIECES) ?? []) {
    if (piece === HANG_CODE) hang = at
    else if (piece.startsWith('\x1b')) codes.push(piece)
    else {
      cells.push({ codes, character: piece, width: greatestWidth(piece) })
      codes = []
      at += usualWidth(piece)
    }
  }
  if (codes.length > 0) cells.push({ codes, character: '', width: 0 })
  const blanks = cells.findIndex(({ character }) => character !== ' ')
  return { cells, hang: hang ?? Math.max(blanks, 0) + INDENT }
}

/** The rows that `cells` take, the first of `room` columns, the others of what `indent` leaves. */
function broken(cells: readonly Cell[], room: number, indent: number): Cell[][] {
  const rows: Cell[][] = []
  let from = 0
  do {
    const least = rows.length === 0 ? indent : 0
    const end = from + fitting(cells, from, rows.length === 0 ? room : room - indent)
    const blank = end === cells.length ? -1 : lastBlank(cells, from + least + 1, end)
    rows.push(cells.slice(from, blank < 0 ? end : blank))
    from = blank < 0 ? end : blank + 1
  } while (from < cells.length)
  return rows
}

/** How many cells from there on fit into `room` columns; one at least. */
function fitting(cells: readonly Cell[], from: number, room: number): number {
  let left = room
  let at = from
  while (at < cells.length) {
    left -= (cells[at] as Cell).width
    if (left < 0) break
    at++
  }
  return Math.max(1, at - from)
}

/** Where the last blank is at which a row can end, not before `least`; -1 where there is none. */
function lastBlank(cells: readonly Cell[], least: number, end: number): number {
  for (let at = end; at >= least; at--) {
    const { character, codes } = cells[at] as Cell
    // The blank is left out, so no colour may begin or end with it.
    if (character === ' ' && codes.length === 0) return at
  }
  return -1
}

/** The rows as text, with colours ended before each further one and begun anew in it. */
function painted(rows: readonly (readonly Cell[])[], further: string): string {
  const on: string[] = []
  return rows
    .map((row, i) => {
      const begun = i === 0 ? '' : further + on.join('')
      const text = row.map(({ codes, character }) => codes.map(code => follow(on, code)).join('') + character)
      return begun + text.join('') + (on.length > 0 && i < rows.length - 1 ? '\x1b[0m' : '')
    })
    .join('')
}

/** Notes in `on` which colours are on behind `code`, and gives it. */
function follow(on: string[], code: string): string {
  const number = Number(code.slice(2, -1))
  const begins = number < 10 || (number >= 30 && number < 38)
  if (begins) on.push(code)
  else on.pop()
  return code
}
