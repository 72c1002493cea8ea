import { formatDecimal } from '../chain/amount.js'
import { satsPerVbyte } from '../chain/fee-rate.js'
import { totalLeaving } from '../proposal/facts.js'
import { pathOf } from '../qr/symbol/svg.js'
import { makeSymbol, versionFor } from '../qr/symbol/symbol.js'
import { codeOfApprovals } from '../words/approval-code.js'
import { inGroups } from './grouped.js'
import { type Markup, type MarkupContent, markup } from './markup.js'
import type { Sheet } from './sheet.js'

/** What a sheet is about, how it stands, and the digest as a code to scan. */
export function headSection(sheet: Sheet): Markup {
  const { text, reviewed } = sheet
  const { vault } = reviewed.facts
  return markup`<header><div>
<p class="eyebrow">Ringi · ${text.kind}</p>
<h1>${text.title} <span>${vault.name}</span></h1>
${standingOf(sheet)}
</div>${codeOf(sheet)}</header>
`
}

function standingOf({ standing, reviewed, text }: Sheet): Markup {
  const warnings = reviewed.facts.findings.filter(({ severity }) => severity === 'warn').length
  const said = {
    refused: markup`<b>${text.refused}</b> ${text.doNotSign}`,
    warned: markup`${text.warnings(warnings)}`,
    clear: markup`${text.nothingFound}`,
  }[standing]
  return markup`<p class="standing ${standing}">${said}</p>`
}

// In capitals the digest is a small code; hex is the same in either case.
function codeOf({ reviewed, text }: Sheet): Markup {
  const content = reviewed.facts.digest.hex.toUpperCase()
  const modules = makeSymbol(content, versionFor([content]))
  const { length } = modules
  return markup`<svg class="code" viewBox="0 0 ${length} ${length}" shape-rendering="crispEdges" role="img"><title>${text.code}</title><rect width="${length}" height="${length}" fill="#fff"/><path d="${pathOf(modules)}" fill="#000"/></svg>`
}

/** The twelve words, large, the digest that they stand for, and the code of what was found: both are approved. */
export function wordsSection({ reviewed, text, words }: Sheet): Markup {
  const { digest } = reviewed.facts
  const code = codeOfApprovals([reviewed.approval])
  return markup`<section class="words"><h2>${words.words}</h2>${numbered(digest.words)}
<p class="digest"><span class="note">${words.digest}</span> ${inGroups(digest.hex)}</p>
<p class="digest"><span class="note">${text.approval}</span> ${inGroups(code)}</p><p class="note">${text.compare}</p></section>
`
}

/** Words to compare, in two numbered rows of six. */
export function numbered(words: string): Markup {
  return markup`<ol class="numbered" lang="en">${words.split(' ').map(word => markup`<li>${word}</li>`)}</ol>`
}

/** What leaves, what comes back, what it costs. */
export function totalsSection({ reviewed, text, words }: Sheet): Markup {
  const { vault, totals, vsize } = reviewed.facts
  const cell = (kind: string, name: string, amount: bigint, note: string) =>
    markup`<div class="${kind}"><dt>${name}</dt><dd>${formatDecimal(amount, vault.network)} <small>${vault.network.chain.unit.code}</small></dd><dd class="note">${note}</dd></div>`
  return markup`<dl class="totals">
${cell('leaves', text.leaves, totalLeaving(reviewed.facts.totals), text.leavesNote)}
${cell('payment', text.payments, totals.payments, text.destinations(countOf(reviewed, 'payment')))}
${cell('return', text.returns, totals.change + totals.self, text.destinations(countOf(reviewed, 'return')))}
${cell('fee', text.fee, totals.fee, `${satsPerVbyte(totals.fee, vsize)} sat/vB · ${text.sizeOf(vsize)}${shareOf(totals, words)}`)}
</dl>
`
}

function countOf({ facts }: Sheet['reviewed'], kind: 'payment' | 'return'): number {
  return facts.outputs.filter(({ leaves }) => leaves === (kind === 'payment')).length
}

function shareOf({ payments, fee }: { payments: bigint; fee: bigint }, words: Sheet['words']): string {
  return payments === 0n ? '' : ` · ${words.feeOf(`${((100 * Number(fee)) / Number(payments)).toFixed(2)}%`)}`
}

/** Text from outside, in quotation marks. */
function said(text: string | undefined): MarkupContent {
  return text === undefined ? undefined : markup`<q>${text}</q>`
}

/** The vault, the transaction, and what the proposer says. */
export function factsSection({ reviewed, text, words, policy }: Sheet): Markup {
  const { vault, notes, txid, opens: earliest } = reviewed.facts
  const { required, of } = vault.threshold
  const rows: [string, MarkupContent][] = [
    [words.reference, said(notes.reference)],
    [words.memo, said(notes.memo)],
    [words.proposer, notes.proposer],
    [words.vault, `${vault.name} · ${vault.network.label} · ${words.threshold(required, of)}`],
    [text.vaultWords, numbered(vault.digest.words)],
    [text.vaultDigest, inGroups(vault.digest.hex)],
    [words.transaction, inGroups(txid)],
    [words.canBeMined, earliest && words.notBefore[earliest.kind](earliest.at)],
    [words.policy, policy && `${policy.name} · ${words.version(policy.version)}`],
  ]
  const given = rows.filter(([, value]) => value !== undefined)
  return markup`<dl class="facts">
${given.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>\n`)}</dl>
`
}
