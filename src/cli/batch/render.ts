import type { Finding } from '../../base/finding.js'
import { formatAmount } from '../../chain/amount.js'
import type { Network } from '../../chain/network.js'
import { type Approval, approvalCode } from '../../proposal/approval.js'
import { blockedBy } from '../blocked.js'
import type { Failure, Outcome } from '../command.js'
import { comparisonRows } from '../render/comparison-words.js'
import { renderFindings } from '../render/findings.js'
import { approvalText } from '../render/review.js'
import { type Content, HANG, quoted, type Shown, shown } from '../render/shown.js'
import { grouped, type Style, table } from '../render/style.js'
import { alignedAmount, leavingData, totalRows } from '../render/totals.js'
import type { Batch } from './batch.js'
import type { BatchItem } from './item.js'
import type { Unread } from './unread.js'

/** Sums over the proposals of a batch that nothing blocks, in satoshi, and every destination with what it gets in all. */
export function totalsOf({ open }: Batch) {
  const destinations = new Map<string, bigint>()
  for (const { to, value } of open.flatMap(({ payments }) => payments))
    destinations.set(to, (destinations.get(to) ?? 0n) + value)
  const payments = [...destinations.values()].reduce((sum, value) => sum + value, 0n)
  const fee = open.reduce((sum, { totals }) => sum + totals.fee, 0n)
  return { destinations, payments, fee }
}

function approvalsOf({ open }: Batch): Approval[] {
  return open.map(({ approval }) => approval)
}

/** A batch in JSON output. */
export function batchData(batch: Batch) {
  const { destinations, ...leaving } = totalsOf(batch)
  return {
    digest: batch.digest.hex,
    get words() {
      return batch.digest.words
    },
    approval: approvalCode(...approvalsOf(batch)),
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
  const { destinations, ...leaves } = totalsOf(batch)
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

/** What became of one proposal. */
export interface Result {
  readonly file: string
  readonly status: 'done' | 'already' | 'failed'
  /** What was written. */
  readonly out: string | null
  readonly error: Failure | null
}

/** The report of a batch: what was done, what had been done before, and what failed; the first failure is the exit. */
export function reportOf(batch: Batch, done: readonly Result[]): Outcome {
  const results = [...done, ...batch.unread.map(unreadResult)]
  const failed = results.find(({ error }) => error !== null)?.error ?? null
  return {
    data: { batch: batchData(batch), results },
    failure: failed ?? undefined,
    text: style => shown`${results.map(result => resultText(result, style))}`,
  }
}

function unreadResult({ file, ...cause }: Unread): Result {
  return { file, status: 'failed', out: null, error: cause }
}

/** The failure of a batch that is only reviewed: the first file that is blocked or cannot be read. */
export function failureOf({ items, unread }: Batch): Outcome['failure'] {
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
