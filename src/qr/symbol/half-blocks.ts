import type { Modules } from './symbol.js'

/** Two rows of squares in one line of characters: the light squares are drawn, as the ground may be dark. */
const LIGHT_BLOCKS = ['█', '▀', '▄', ' ']
/** The same with the dark squares drawn, on a ground that is made light. */
const DARK_BLOCKS = [' ', '▄', '▀', '█']

// Of the 256 colours the last 240 are the same whatever theme a terminal has: black on white, also in a dark one.
const BLACK_ON_WHITE = '\x1b[38;5;16;48;5;231m'
const RESET = '\x1b[0m'

/**
 * A code in half blocks, a line for two rows. In colour it is black on white on any ground. Without, light squares are
 * drawn in the colour of the text, which is right on a dark ground; on a light one the code comes out inverted.
 */
export function halfBlocks(modules: Modules, colour: boolean): string[] {
  const blocks = colour ? DARK_BLOCKS : LIGHT_BLOCKS
  return Array.from({ length: Math.ceil(modules.length / 2) }, (_, line) => {
    const [upper = [], lower = []] = [modules[2 * line], modules[2 * line + 1]]
    const text = upper.map((dark, x) => blocks[(dark ? 2 : 0) + (lower[x] === true ? 1 : 0)]).join('')
    return colour ? `${BLACK_ON_WHITE}${text}${RESET}` : text
  })
}
