import { toHex } from '../base/bytes.js'
import { isPublishing } from '../bitcoin/published-data.js'
import { formatOutPoint } from '../bitcoin/transaction.js'
import { formatDecimal } from '../chain/amount.js'
import type { ReviewedInput, ReviewedOutput } from '../psbt/review/reviewed-psbt.js'
import { cosignerName } from '../vault/cosigners.js'
import { inGroups } from './grouped.js'
import { type Markup, markup } from './markup.js'
import type { Sheet } from './sheet.js'
import { placeText } from './stations.js'

/** Every output, whole, in the transaction's order, and what they come to. */
export function outputsSection(sheet: Sheet): Markup {
  const { text, reviewed } = sheet
  const { vault, outputs, totals } = reviewed.facts
  const sums: [string, bigint][] = [
    [text.payments, totals.payments],
    [text.returns, totals.change + totals.self],
    [text.fee, totals.fee],
  ]
  return markup`<section><h2>${text.outputsTitle}</h2>
<table class="list"><thead><tr><th class="number">${text.number}</th><th>${text.destination}</th><th>${text.outputKind}</th><th class="amount">${vault.network.chain.unit.code}</th></tr></thead>
<tbody>
${outputs.map((output, index) => outputRow(output, index, sheet))}</tbody>
<tbody class="sums">
${sums.map(([name, value]) => sumRow(name, formatDecimal(value, vault.network), ''))}${sumRow(text.sum, formatDecimal(totals.in, vault.network), 'sum')}</tbody></table></section>
`
}

function outputRow(
  { address, script, value, leaves, place, label }: ReviewedOutput,
  index: number,
  { text, words, reviewed }: Sheet,
): Markup {
  const { network } = reviewed.facts.vault
  const to =
    address === undefined
      ? markup`<span class="note">${words.notAddress}</span> ${inGroups(toHex(script))}`
      : inGroups(address)
  const said =
    label === undefined ? undefined : markup`<p class="note label">${words.label}: <b>${label}</b></p>`
  const name = place === undefined ? text[isPublishing(script) ? 'data' : 'payment'] : placeText(place, text)
  return markup`<tr class="${leaves ? 'payment' : 'return'}"><td class="number">${index}</td><td class="to">${to}${said}</td><td class="kind">${name}</td><td class="amount">${formatDecimal(value, network)}</td></tr>
`
}

function sumRow(name: string, value: string, kind: string): Markup {
  return markup`<tr class="${kind}"><td></td><td colspan="2">${name}</td><td class="amount">${value}</td></tr>
`
}

/** Every coin that is spent. */
export function coinsSection(sheet: Sheet): Markup {
  const { text, reviewed } = sheet
  const { vault, inputs, totals } = reviewed.facts
  return markup`<section><h2>${text.coinsTitle}</h2>
<table class="list coins"><thead><tr><th class="number">${text.number}</th><th>${text.outPoint}</th><th>${text.place}</th><th>${text.signedBy}</th><th class="amount">${vault.network.chain.unit.code}</th></tr></thead>
<tbody>
${inputs.map((input, index) => coinRow(input, index, sheet))}</tbody>
<tbody class="sums"><tr class="sum"><td></td><td colspan="3">${text.sum}</td><td class="amount">${formatDecimal(totals.in, vault.network)}</td></tr></tbody></table></section>
`
}

function coinRow(
  { outPoint, value, address, proven, signers }: ReviewedInput,
  index: number,
  { text, words, reviewed }: Sheet,
): Markup {
  const { vault } = reviewed.facts
  const names = [...signers.keys()].map(place => cosignerName(vault, place)).join(', ')
  const unproven = proven ? undefined : markup` <b class="refused">${words.unproven}</b>`
  const amount =
    value === undefined
      ? markup`<span class="note">${text.unknown}</span>`
      : formatDecimal(value, vault.network)
  return markup`<tr class="coin"><td class="number">${index}</td><td class="outpoint">${formatOutPoint(outPoint)}${unproven}</td><td class="kind">${address === undefined ? '–' : placeText(address, text)}</td><td>${names === '' ? '–' : names}</td><td class="amount">${amount}</td></tr>
`
}
