import { toHex } from '../../base/bytes.js'
import { isPublishing, publishedText } from '../../bitcoin/published-data.js'
import { satsPerVbyte } from '../../chain/fee-rate.js'
import { formatAmount } from '../../chain/money.js'
import type { Approval } from '../../proposal/approval.js'
import { totalLeaving } from '../../proposal/facts.js'
import { type Reviewed, signingProgress } from '../../proposal/progress.js'
import type { ReviewedOutput, ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import type { Vault } from '../../vault/vault.js'
import { codeOfApprovals } from '../../words/approval-code.js'
import { comparisonRows } from './comparison-words.js'
import { type Content, HANG, quoted, type Shown, shown } from './shown.js'
import { columns, grouped, padded, type Style, table } from './style.js'
import { alignedAmount } from './totals.js'

/** A review for people, to be read at arm's length: what leaves, what comes back, what it costs, who has signed. */
export function reviewText(reviewed: ReviewedPsbt, style: Style): Shown {
  const parts = [headText, paymentsText, returnsText, costsText, signersText]
  return shown`${parts.map(part => shown`${part(reviewed, style)}\n`)}`
}

function headText({ facts }: ReviewedPsbt, style: Style): Shown {
  const { words, bold, dim } = style
  const { vault, notes, txid, digest } = facts
  const earliest = facts.opens
  const optional: [string, Content][] = [
    [words.reference, notes.reference && quoted(notes.reference)],
    [words.memo, notes.memo && quoted(notes.memo)],
    [words.proposer, notes.proposer],
    [words.canBeMined, earliest && words.notBefore[earliest.kind](earliest.at)],
  ]
  const told = optional.flatMap(([label, text]) => (text === undefined ? [] : [[label, text] as const]))
  const head = table([
    [
      words.vault,
      shown`${bold(vault.name)}  ${vault.network.label}  ${words.threshold(vault.threshold.required, vault.threshold.of)}`,
    ],
    [words.transaction, txid],
    ...told,
    [words.digest, digest.hex],
    [words.words, dim(words.compare)],
  ])
  return shown`${head}${comparisonRows(digest.words, style)}`
}

/** What `--approve` takes where reviews have warnings: the digest alone then approves nothing. */
export function approvalText(digest: string, approvals: readonly Approval[], { words }: Style): Shown {
  if (approvals.every(({ warnings }) => warnings.length === 0)) return shown``
  return table([[words.approval, `--approve ${digest}:${codeOfApprovals(approvals)}`]])
}

function paymentsText({ facts }: ReviewedPsbt, style: Style): Shown {
  const { words, bold } = style
  const payments = facts.outputs.filter(({ leaves }) => leaves)
  const title = bold(words.leaves)
  if (payments.length === 0) return shown`${title}\n  ${words.nothingLeaves}\n`
  return shown`${title}\n${payments.map(output => outputText(output, facts.vault, style))}`
}

function returnsText({ facts }: ReviewedPsbt, style: Style): Shown {
  const returns = facts.outputs.filter(({ leaves }) => !leaves)
  if (returns.length === 0) return shown``
  return shown`${style.bold(style.words.comesBack)}\n${returns.map(output => outputText(output, facts.vault, style))}`
}

function outputText(
  { value, address, script, label, kind, place }: ReviewedOutput,
  { network }: Vault,
  { words, bold, dim }: Style,
): Shown {
  const amount = bold(alignedAmount(value, network))
  const to = isPublishing(script)
    ? `${words.data} ${publishedText(script)}`
    : address === undefined
      ? `${words.notAddress} ${toHex(script)}`
      : grouped(address)
  const own =
    place === undefined ? '' : dim(`  ${kind === 'change' ? words.change : words.self} ${place.index}`)
  const said =
    label === undefined
      ? ''
      : shown`${' '.repeat(24)}${HANG}${dim(shown`${words.label}: ${quoted(label)}`)}\n`
  return shown`${amount}  ${HANG}${to}${own}\n${said}`
}

function costsText(reviewed: ReviewedPsbt, { words, bold, red }: Style): Shown {
  const { vault, totals, vsize, inputs } = reviewed.facts
  const share =
    totals.payments > 0n
      ? `, ${words.feeOf(`${((100 * Number(totals.fee)) / Number(totals.payments)).toFixed(2)}%`)}`
      : ''
  const rate = `${satsPerVbyte(totals.fee, vsize)} sat/vB`
  const unproven = inputs.filter(({ proven }) => !proven).length
  const coins = words.coins(inputs.length, formatAmount(totals.in, vault.network))
  return table([
    [words.spends, unproven === 0 ? coins : shown`${coins}  ${red(`${words.unproven}: ${unproven}`)}`],
    [words.fee, shown`${bold(`${totals.fee} sats`)}  ${rate}${share}`],
    [words.total, bold(formatAmount(totalLeaving(reviewed.facts.totals), vault.network))],
  ])
}

/** Who has signed and who is missing. */
export function signersText(reviewed: Reviewed, { words, bold, green, dim }: Style): Shown {
  const { required, least, complete, cosigners } = signingProgress(reviewed)
  const width = Math.max(...cosigners.map(({ cosigner }) => columns(cosigner.name)))
  const all = cosigners.filter(({ signed }) => signed === 'all').length
  const lines = cosigners.map(({ cosigner, signed }) => {
    const mark = signed === 'all' ? green('✓') : dim('·')
    return shown`  ${mark} ${padded(cosigner.name, width)}  ${cosigner.fingerprint}  ${words.signedBy[signed]}\n`
  })
  return shown`${bold(words.signatures)}  ${words.progress(complete ? Math.max(all, required) : least, required)}\n${lines}`
}
