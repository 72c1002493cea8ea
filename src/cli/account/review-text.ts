import { equalBytes } from '../../base/bytes.js'
import { digitsOf } from '../../chain/amount.js'
import { formatAmount } from '../../chain/money.js'
import type { NemFacts, ReviewedNem } from '../../nem/review/reviewed.js'
import { windowTexts } from '../../nem/window.js'
import { totalLeaving } from '../../proposal/facts.js'
import { comparisonRows } from '../render/comparison-words.js'
import { renderFindings } from '../render/findings.js'
import { signersText } from '../render/review.js'
import { type Content, HANG, quoted, type Shown, shown } from '../render/shown.js'
import { grouped, type Style, table } from '../render/style.js'
import { alignedAmount } from '../render/totals.js'

/** A review of an account's proposal for people, with what was found: what leaves, when, what it costs, who has signed. */
export function accountReview(reviewed: ReviewedNem, style: Style): Shown {
  return shown`${accountReviewText(reviewed, style)}${renderFindings(reviewed.facts.findings, style)}`
}

/** The same without what was found. */
export function accountReviewText(reviewed: ReviewedNem, style: Style): Shown {
  const { facts } = reviewed
  const parts = [headText(facts, style), paymentsText(facts, style), costsText(facts, style)]
  return shown`${parts.map(part => shown`${part}\n`)}${signersText(reviewed, style)}\n`
}

/** The name of the cosigner who wraps it, where the proposal names one. */
export function initiatorName({ vault, proposal }: NemFacts): string | undefined {
  return vault.cosigners.find(one => equalBytes(one.publicKey, proposal.initiator))?.name
}

function headText(facts: NemFacts, style: Style): Shown {
  const { words, bold, dim } = style
  const { vault, notes, txid, digest, proposal, message } = facts
  const { opens, closes } = windowTexts(proposal.inner)
  const optional: [string, Content][] = [
    [words.reference, notes.reference && quoted(notes.reference)],
    [words.memo, notes.memo && quoted(notes.memo)],
    [words.proposer, notes.proposer],
    [words.message, message && quoted(message)],
    [words.initiator, initiatorName(facts)],
    ...proposal.also.map((hash): [string, Content] => [words.alsoPaid, hash]),
  ]
  const told = optional.flatMap(([label, text]) => (text === undefined ? [] : [[label, text] as const]))
  const { required, of } = vault.threshold
  const head = table([
    [words.vault, shown`${bold(vault.name)}  ${vault.network.label}  ${words.threshold(required, of)}`],
    [words.transaction, txid],
    [words.announced, words.window(opens, closes)],
    ...told,
    [words.digest, digest.hex],
    [words.words, dim(words.compare)],
  ])
  return shown`${head}${comparisonRows(digest.words, style)}`
}

function paymentsText({ outputs, mosaics, vault }: NemFacts, { words, bold }: Style): Shown {
  const title = bold(words.leaves)
  if (outputs.length === 0) return shown`${title}\n  ${words.nothingLeaves}\n`
  const payments = outputs.map(
    ({ value, address = '' }) =>
      shown`${bold(alignedAmount(value, vault.network))}  ${HANG}${grouped(address)}\n`,
  )
  const others = mosaics.map(
    ({ mosaic, quantity, divisibility }) =>
      shown`  ${bold(words.mosaics)}  ${HANG}${digitsOf(quantity, divisibility)} ${quoted(mosaic)}\n`,
  )
  return shown`${title}\n${payments}${others}`
}

function costsText({ totals, vault }: NemFacts, { words, bold }: Style): Shown {
  return table([
    [words.fee, bold(formatAmount(totals.fee, vault.network))],
    [words.total, bold(formatAmount(totalLeaving(totals), vault.network))],
  ])
}
