import { codeOfApprovals } from '../words/approval-code.js'
import { DRAWING_WIDTH, drawingOf } from './drawing.js'
import { findingsSection } from './findings.js'
import { factsSection, headSection, totalsSection, wordsSection } from './head.js'
import { type Markup, markup } from './markup.js'
import { titleOf } from './picture.js'
import { sealedSection } from './sealed.js'
import type { Sheet } from './sheet.js'
import { stampsSection } from './stamps.js'
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
