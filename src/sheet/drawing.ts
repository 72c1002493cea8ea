import { formatAmount } from '../chain/money.js'
import { clipped } from './clipped.js'
import { type Bar, flowOf } from './flow.js'
import { type Markup, markup } from './markup.js'
import type { Sheet } from './sheet.js'
import { coinStations, destinationStations, type Station } from './stations.js'

/** The width of a drawing, in its units: a quarter of a millimetre where it fills a sheet of A4. */
export const DRAWING_WIDTH = 720

const LABEL = { slot: 25, gap: 4 } as const
/** How high the trunk is: less where many labels need room, so that the drawing still fits on a page. */
const TRUNK_HEIGHT = { most: 168, least: 96, labels: 4, perLabel: 14 } as const
/** Room above the columns for their heads. */
const HEAD = 34
const BAR = 7
const LEFT = { text: 176, bar: 184 } as const
const TRUNK = { left: 336, width: 12 } as const
const RIGHT = { bar: 522, text: 537 } as const
/** The longest note beside a bar, in columns. */
const NOTE_COLUMNS = 34
const NAME_COLUMNS = 30

/** A drawing's shapes and how high it is. */
interface Drawing {
  readonly shapes: Markup
  readonly height: number
}

/** The way from the coins through the vault to the destinations, to scale. */
export function drawingOf(sheet: Sheet): Drawing {
  const [coins, destinations] = [coinStations(sheet), destinationStations(sheet)]
  const trunk = trunkHeight(Math.max(coins.length, destinations.length))
  const flow = flowOf(coins, destinations, { trunk, ...LABEL })
  const shapes = markup`${headOf(sheet)}<g transform="translate(0 ${HEAD})">
${flow.left.map(bar => leftBar(bar, sheet))}
${flow.right.map(bar => rightBar(bar, sheet))}
<rect class="trunk" x="${TRUNK.left}" y="${fixed(flow.trunk.top)}" width="${TRUNK.width}" height="${fixed(flow.trunk.height)}"/>
</g>`
  return { shapes, height: HEAD + Math.ceil(flow.height) + 4 }
}

function trunkHeight(shares: number): number {
  const { most, least, labels, perLabel } = TRUNK_HEIGHT
  return Math.max(least, most - perLabel * Math.max(0, shares - labels))
}

function headOf({ reviewed, text }: Sheet): Markup {
  const { vault, totals, inputs, outputs } = reviewed.facts
  const middle = TRUNK.left + TRUNK.width / 2
  return markup`<text class="head end" x="${LEFT.bar + BAR}" y="12">${text.coins(inputs.length)}</text>
<text class="head middle" x="${middle}" y="12">${clipped(vault.name, NAME_COLUMNS)}</text>
<text class="note middle" x="${middle}" y="25">${formatAmount(totals.in, vault.network)}</text>
<text class="head" x="${RIGHT.bar}" y="12">${text.destinations(outputs.length)}</text>`
}

function leftBar(bar: Bar<Station>, sheet: Sheet): Markup {
  const ribbon = ribbonOf(LEFT.bar + BAR, bar.top, TRUNK.left, bar.joins, bar.height)
  return markup`${shapesOf(bar, LEFT.bar, ribbon)}${labelOf(bar, LEFT.text, ' end', sheet)}`
}

function rightBar(bar: Bar<Station>, sheet: Sheet): Markup {
  const ribbon = ribbonOf(TRUNK.left + TRUNK.width, bar.joins, RIGHT.bar, bar.top, bar.height)
  return markup`${shapesOf(bar, RIGHT.bar, ribbon)}${labelOf(bar, RIGHT.text, '', sheet)}`
}

function shapesOf({ share, top, height }: Bar<Station>, x: number, ribbon: string): Markup {
  return markup`<path class="ribbon ${share.kind}" d="${ribbon}"/><rect class="bar ${share.kind}" x="${x}" y="${fixed(top)}" width="${BAR}" height="${fixed(height)}"/>`
}

function labelOf(
  { share, top, height }: Bar<Station>,
  x: number,
  anchor: string,
  { text, reviewed }: Sheet,
): Markup {
  const { vault } = reviewed.facts
  const middle = top + height / 2
  const amount = share.known ? `${formatAmount(share.value, vault.network)}` : text.unknown
  return markup`<text class="amount${anchor}" x="${x}" y="${fixed(middle - 1.5)}">${amount}</text><text class="note${anchor}" x="${x}" y="${fixed(middle + 10)}">${clipped(share.note, NOTE_COLUMNS)}</text>
`
}

/** A band of one height from one upright line to another, bent like an S. */
function ribbonOf(x0: number, y0: number, x1: number, y1: number, height: number): string {
  const middle = (x0 + x1) / 2
  const [a, b, c, d] = [y0, y1, y1 + height, y0 + height].map(fixed)
  return `M${x0} ${a}C${middle} ${a} ${middle} ${b} ${x1} ${b}L${x1} ${c}C${middle} ${c} ${middle} ${d} ${x0} ${d}Z`
}

function fixed(length: number): string {
  return String(Math.round(length * 1000) / 1000)
}
