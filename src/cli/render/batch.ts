import { type Batch, batchTotals } from '../../app/batch/batch.js'
import type { BatchItem } from '../../app/batch/item.js'
import type { BatchReport, Result } from '../../app/batch/report.js'
import type { ReviewedBatch } from '../../app/batch/review.js'
import { blockedBy } from '../../app/blocked.js'
import type { Finding } from '../../base/finding.js'
import type { Shaped } from '../../base/shape.js'
import { formatAmount } from '../../chain/money.js'
import type { Network } from '../../chain/network.js'
import type { Approval } from '../../proposal/approval.js'
import { codeOfApprovals } from '../../words/approval-code.js'
import type { Outcome } from '../command.js'
import type { Unsealed } from '../schemas/index.js'
import type { batchReport, reviewedBatch } from '../schemas/shapes.js'
import { comparisonRows } from './comparison-words.js'
import { renderFindings } from './findings.js'
import { approvalText } from './review.js'
import { type Content, HANG, quoted, type Shown, shown } from './shown.js'
import { grouped, type Style, table } from './style.js'
import { alignedAmount, leavingData, totalRows } from './totals.js'

function approvalsOf({ open }: Batch): Approval[] {
  return open.map(({ approval }) => approval)
}

/** A batch in JSON output. */
function batchData(batch: Batch) {
  const { destinations, ...leaving } = batchTotals(batch)
  return {
    digest: batch.digest.hex,
    get words() {
      return batch.digest.words
    },
    approval: codeOfApprovals(approvalsOf(batch)),
    proposalCount: batch.items.length,
    openCount: batch.open.length,
    totals: leavingData(leaving),
    destinations: [...destinations].map(([to, value]) => ({ to, value: String(value) })),
    items: batch.items.map(itemData),
    unread: batch.unread,
  }
}

function itemData({ files, digest, txid, payments, totals, findings, signedBy, blocked }: BatchItem) {
  return {
    files,
    digest: digest.hex,
    txid,
    payments: payments.map(({ to, value }) => ({ to, value: String(value) })),
    fee: String(totals.fee),
    signedBy: [...signedBy],
    blocked: blocked?.code ?? null,
    findings,
  }
}

/** A batch for people: every proposal, every finding, every destination, and the totals that are approved. */
export function batchText(batch: Batch, style: Style): Shown {
  const { words, bold, dim } = style
  const { destinations, ...leaves } = batchTotals(batch)
  const paid = [...destinations].map(
    ([to, value]) => shown`${bold(alignedAmount(value, batch.network))}  ${HANG}${grouped(to)}\n`,
  )
  const unread = batch.unread.map(
    one =>
      shown`${style.red('✗')} ${HANG}${bold(quoted(one.file))}  ${style.say(one)} ${dim(`[${one.code}]`)}\n`,
  )
  const leaving = paid.length === 0 ? shown`  ${words.nothingLeaves}\n` : paid
  return shown`${batch.items.map(item => itemText(item, batch.network, style))}${unread}\n${bold(words.leaves)}\n${leaving}${table(
    [
      ...totalRows(leaves, batch.open.length, batch.items.length + batch.unread.length, {
        network: batch.network,
        style,
      }),
      [words.digest, batch.digest.hex],
      [words.words, dim(words.compare)],
    ],
  )}${comparisonRows(batch.digest.words, style)}${approvalText(batch.digest.hex, approvalsOf(batch), style)}`
}

function itemText(
  { original, digest, payments, totals, findings, signedBy, blocked }: BatchItem,
  network: Network,
  style: Style,
): Shown {
  const mark = blocked === undefined ? style.green('✓') : style.red('✗')
  const leaves = payments.reduce((sum, { value }) => sum + value, totals.fee)
  const signers = signedBy.size === 0 ? '' : `  ${[...signedBy].join(', ')}`
  const head = shown`${mark} ${HANG}${style.bold(quoted(original))}  ${formatAmount(leaves, network)}  ${style.dim(digest.hex)}${signers}\n`
  // Most are the proposal's, whichever copy they were found in.
  const told = findings.map(({ file, ...found }) => (file === original ? found : { ...found, file }))
  return shown`${head}${renderFindings(told as Finding[], style)}`
}

/** What is told of a batch that something was done with; the first failure is the exit. */
export function batchOutcome({
  batch,
  results,
  failure,
  findings = [],
}: BatchReport): Outcome<Unsealed<Shaped<typeof batchReport>>> {
  return {
    data: { batch: batchData(batch), results },
    findings,
    failure,
    text: style => shown`${results.map(result => resultText(result, style))}`,
  }
}

/** What is told of a batch that is only reviewed; the first file that is blocked or cannot be read is the exit. */
export function batchReview({
  batch,
  sealed,
  findings,
}: ReviewedBatch): Outcome<Unsealed<Shaped<typeof reviewedBatch>>> {
  return {
    data: { batch: batchData(batch) },
    sealed,
    findings,
    failure: failureOf(batch),
    text: style => batchText(batch, style),
  }
}

function failureOf({ items, unread }: Batch): Outcome['failure'] {
  return blockedBy(items.flatMap(({ blocked }) => blocked ?? [])) ?? unread[0]
}

function resultText({ file, status, out, error }: Result, style: Style): Shown {
  const { words, green, red, dim } = style
  if (error !== null)
    return shown`${red('✗')} ${HANG}${quoted(file)}  ${style.say(error)} ${dim(`[${error.code}]`)}\n`
  const written: Content = out === null ? '' : shown`  → ${quoted(out)}`
  const told = status === 'already' ? shown`  ${dim(words.already)}` : written
  return shown`${green('✓')} ${HANG}${quoted(file)}${told}\n`
}
