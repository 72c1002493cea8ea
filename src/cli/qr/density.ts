import { RingiError } from '../../base/error.js'
import type { Screen } from '../../platform/screen.js'
import { sizeOf, versionWithin } from '../../qr/symbol/symbol.js'
import { COMPARISON_COLUMNS } from '../render/comparison-words.js'

/** The largest version of a code at each density: 57, 89 and 125 squares a side. */
const DENSITIES = { low: 10, medium: 18, high: 27 } as const

type Density = keyof typeof DENSITIES

/** Lines that the player needs below a code: one of its own, and two of words where the terminal is wide enough. */
const captionLines = (columns: number) => (wordsBelow(columns) ? 3 : 1)

/** Whether a terminal of so many columns has room for the words of what is shown, below the codes. */
export function wordsBelow(columns: number): boolean {
  return columns >= COMPARISON_COLUMNS
}

/**
 * The largest version that codes may have: as asked, else medium, and on a screen no larger than it. Throws
 * `qr.does-not-fit` where the screen is too small for what was asked, or for any code.
 */
export function largestVersion(asked: Density | undefined, screen: Screen | undefined): number {
  const wanted = DENSITIES[asked ?? 'medium']
  if (screen === undefined) return wanted
  const { columns, rows } = screen
  // Two squares stand above one another in one character.
  const fitting = versionWithin(Math.min(columns, 2 * (rows - captionLines(columns))))
  if (fitting >= (asked === undefined ? SMALLEST : wanted)) return Math.min(wanted, fitting)
  const size = sizeOf(asked === undefined ? SMALLEST : wanted)
  const height = Math.ceil(size / 2) + captionLines(columns)
  throw new RingiError('qr.does-not-fit', { why: 'terminal', columns, rows, width: size, height })
}

/** Below it, so much of each frame would be its header that nothing got across. */
const SMALLEST = 3
