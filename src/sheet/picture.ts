import { satsPerVbyte } from '../chain/fee-rate.js'
import { formatAmount } from '../chain/money.js'
import { totalLeaving } from '../proposal/facts.js'
import { clipped } from './clipped.js'
import { DARK, drawingStyles, LIGHT } from './colours.js'
import { DRAWING_WIDTH, drawingOf } from './drawing.js'
import { fontsOf } from './fonts.js'
import { type Markup, markup } from './markup.js'
import type { Sheet } from './sheet.js'

const MARGIN = 24
/** Room above the drawing for the title and the totals, and below it for the words. */
const ABOVE = 92
const BELOW = 98

/** The drawing of a sheet alone, as a file: with the title, the totals, the digest and its words. */
export function pictureOf(sheet: Sheet): string {
  const { shapes, height } = drawingOf(sheet)
  const width = DRAWING_WIDTH + 2 * MARGIN
  const whole = ABOVE + height + BELOW
  const picture = markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${whole}" width="${width}" height="${whole}" role="img" xml:lang="${sheet.language}">
<title>${titleOf(sheet)}</title>
<style>${styles(sheet)}</style>
<rect class="paper" width="${width}" height="${whole}"/>
<g transform="translate(${MARGIN} 0)">
${above(sheet)}
<g transform="translate(0 ${ABOVE})">${shapes}</g>
<g transform="translate(0 ${ABOVE + height})">${below(sheet)}</g>
</g>
</svg>
`
  return picture.toString()
}

/** What a sheet is called: the vault, and the proposer's reference. */
export function titleOf({ reviewed, text }: Sheet): string {
  const { vault, notes } = reviewed.facts
  const name = `${text.title} · ${vault.name}`
  return notes.reference === undefined ? name : `${name} · ${notes.reference}`
}

function above(sheet: Sheet): Markup {
  const { reviewed, text } = sheet
  const { vault, totals, vsize } = reviewed.facts
  const refused =
    sheet.standing === 'refused'
      ? markup`<text class="refused end" x="${DRAWING_WIDTH}" y="34">${text.refused}</text>`
      : undefined
  return markup`<text class="title" x="0" y="34">${text.title} · ${clipped(vault.name, 30)}</text>${refused}
<text class="note" x="0" y="58">${text.leaves}</text><text class="total" x="0" y="76">${formatAmount(totalLeaving(reviewed.facts.totals), vault.network)}</text>
<text class="note end" x="${DRAWING_WIDTH}" y="58">${text.fee}</text><text class="amount end" x="${DRAWING_WIDTH}" y="76">${formatAmount(totals.fee, vault.network)} · ${satsPerVbyte(totals.fee, vsize)} sat/vB</text>`
}

function below({ reviewed, words, text }: Sheet): Markup {
  const { digest } = reviewed.facts
  return markup`<text class="note" x="0" y="24">${words.words}</text>
${digest.words.split(' ').map(numberedWord)}
<text class="note" x="0" y="84">${text.code} ${digest.hex}</text>`
}

// In two rows of six.
function numberedWord(word: string, at: number): Markup {
  const x = Math.round((DRAWING_WIDTH / 6) * (at % 6))
  const y = at < 6 ? 44 : 66
  return markup`<text class="note" x="${x}" y="${y}">${at + 1}</text><text class="words" x="${x + 18}" y="${y}">${word}</text>
`
}

function styles({ text: { scripts } }: Sheet): string {
  const { sans, serif } = fontsOf(scripts)
  const colours = ({ paper, refused }: { paper: string; refused: string }) =>
    `.paper{fill:${paper}}text.refused{fill:${refused}}`
  return `svg{font-family:${sans}}${drawingStyles()}${colours(LIGHT)}.title,.words,.total{font-family:${serif};font-weight:600}.title{font-size:20px}.words,.total{font-size:17px}.refused{font-size:26px;font-weight:700;letter-spacing:1px}@media screen and (prefers-color-scheme:dark){${colours(DARK)}}`
}
