import { fromHex } from '../base/bytes.js'
import { type CosignerProgress, signingProgress } from '../proposal/progress.js'
import { named } from '../vault/digest.js'
import { codeOfApprovals } from '../words/approval-code.js'
import { DRAWING_WIDTH, drawingOf } from './drawing.js'
import { findingsSection } from './findings.js'
import { inGroups } from './grouped.js'
import { factsSection, headSection, numbered, totalsSection, wordsSection } from './head.js'
import { type Markup, markup } from './markup.js'
import { titleOf } from './picture.js'
import type { Sheet } from './sheet.js'
import { pageStyles } from './styles.js'
import { coinsSection, outputsSection } from './tables.js'

/** What a page may do: nothing but show what is in it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/**
 * A sheet as a page for the screen and for A4. It holds everything, loads nothing and has no script. The table around it
 * keeps room for the lines that stand on every printed page, which its head and foot repeat.
 */
export function pageOf(sheet: Sheet): string {
  const page = markup`<!doctype html>
<html lang="${sheet.language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
<title>${titleOf(sheet)}</title>
<style>${pageStyles(sheet.text.scripts)}</style></head>
<body class="${sheet.standing}">
${runningHead(sheet)}<table class="frame" role="presentation"><thead><tr><td></td></tr></thead><tbody><tr><td><main>
${headSection(sheet)}${wordsSection(sheet)}${totalsSection(sheet)}${factsSection(sheet)}${findingsSection(sheet)}${stampsSection(sheet)}${flowSection(sheet)}${outputsSection(sheet)}${coinsSection(sheet)}${sealedSection(sheet)}
</main></td></tr></tbody><tfoot><tr><td></td></tr></tfoot></table>
${runningFoot(sheet)}</body></html>
`
  return page.toString()
}

function flowSection(sheet: Sheet): Markup {
  const { shapes, height } = drawingOf(sheet)
  const { flow, flowNote } = sheet.text
  return markup`<section class="flow"><h2>${flow}</h2>
<svg viewBox="0 0 ${DRAWING_WIDTH} ${height}" role="img"><title>${flow}</title>
${shapes}</svg>
<p class="note">${flowNote}</p></section>
`
}

function runningHead({ standing, text }: Sheet): Markup | undefined {
  if (standing !== 'refused') return undefined
  return markup`<div class="running top"><b>${text.refused}</b> ${text.doNotSign}</div>
`
}

function runningFoot({ reviewed, text }: Sheet): Markup {
  const { digest } = reviewed.facts
  return markup`<div class="running bottom"><span>${text.code}</span> <code>${digest.hex}:${codeOfApprovals([reviewed.approval])}</code> <b lang="en">${digest.words}</b></div>
`
}

/**
 * Who has signed, and a box for each cosigner's initials or stamp, with as many marks as are needed. What is refused
 * gets no room for a stamp.
 */
function stampsSection(sheet: Sheet): Markup {
  const { text, words, reviewed } = sheet
  const { cosigners, required, least, complete } = signingProgress(reviewed)
  const progress = words.progress(complete ? required : least, required)
  const asked =
    sheet.standing === 'refused'
      ? markup`<b class="refused">${text.doNotSign}</b>`
      : markup`<span class="marks">${cosigners.map((_, place) => mark(place < required))}</span> ${text.signaturesNote(required, cosigners.length)}`
  return markup`<section class="stamps"><h2>${text.signatures}</h2>
<p>${asked} <b>${progress}</b></p>
<div class="boxes">
${cosigners.map(one => box(one, sheet))}</div></section>
`
}

// A filled square for each signature that is needed, an empty one for each cosigner beyond.
function mark(needed: boolean): Markup {
  return needed ? markup`<i class="needed"></i>` : markup`<i></i>`
}

function box({ cosigner: { name, fingerprint }, signed }: CosignerProgress, sheet: Sheet): Markup {
  const { text, standing } = sheet
  const room =
    standing === 'refused'
      ? undefined
      : markup`<div class="room"><span>${text.stamp}</span></div><p class="date">${text.date}</p>`
  return markup`<div class="box ${signed}"><p class="name">${name}</p>
<p class="note"><code>${fingerprint}</code> · <span class="state">${signed === 'none' ? '' : '✓ '}${text.signed[signed]}</span></p>${room}</div>
`
}

/** The last entry that each of the home's keys has sealed, to be compared at the next signing. Nothing where there is no seal. */
function sealedSection({ seals, text, words }: Sheet): Markup | undefined {
  if (seals.length === 0) return undefined
  const rows = seals.map(
    ({ key, seq, hash }) => markup`<dt>${key}</dt><dd>${seq}</dd>
<dt>${words.head}</dt><dd>${inGroups(hash)}</dd>
<dt>${words.words}</dt><dd>${numbered(named(fromHex(hash)).words)}</dd>
`,
  )
  return markup`<section class="sealed"><h2>${words.sealedHead}</h2>
<dl class="facts">
${rows}</dl>
<p class="note">${text.sealedNote}</p></section>
`
}
