import { toHex } from '../../base/bytes.js'
import { type Finding, finding } from '../../base/finding.js'
import { isoTime } from '../../base/time.js'
import { formatMoney, moneyOf } from '../../chain/money.js'
import { GRAVITY, type PaidBefore, paidBefore, payingOf } from '../../log/paid-before.js'
import type { ProposedRecord } from '../../log/signed-record.js'
import type { Movement, ProposalFacts } from '../../proposal/facts.js'
import type { Notes } from '../../proposal/notes.js'

type PaymentFacts = Pick<ProposalFacts, 'vault' | 'txid' | 'outputs' | 'notes' | 'utxo'>

/**
 * The same invoice twice: what was signed away before, or stands alongside as a proposal, and can be mined beside this
 * one. It is warned of where references are the same or do not tell the two apart. Under another reference the same amount
 * for the same payee is what rents and wages look like: a note. Each payment is told of once, with the newest transaction
 * that makes it.
 */
export function checkPaidBefore(
  proposal: PaymentFacts,
  history: Parameters<typeof paidBefore>[1],
  alongside: readonly ProposedRecord[] = [],
): Finding[] {
  const found = paidBefore(payingOf(proposal), history, alongside)
  const graded = GRAVITY.flatMap(one => found.filter(({ reference }) => reference === one))
  return reportedOnce(graded).map(one => findingOf(one, proposal))
}

function reportedOnce(found: readonly PaidBefore[]): PaidBefore[] {
  const reported = new Set<number | 'reference'>()
  return found.flatMap(one => {
    const about = one.payments.length === 0 ? (['reference'] as const) : one.payments
    const news = about.filter(item => !reported.has(item))
    for (const item of news) reported.add(item)
    return news.length === 0 ? [] : [{ ...one, payments: news.filter(item => item !== 'reference') }]
  })
}

function findingOf(
  { record, isSigned, reference, payments }: PaidBefore,
  { vault, outputs, notes }: PaymentFacts,
): Finding {
  const places = outputs.flatMap(({ leaves }, output) => (leaves ? [output] : []))
  const [output, ...others] = payments.map(index => places[index] as number)
  const payment = output === undefined ? undefined : paymentIn(outputs[output] as Movement, vault, others)
  const { txid } = record
  const args = { txid, reference, called: calledBy(reference, notes, record), ...(payment && { payment }) }
  const where = output === undefined || others.length > 0 ? {} : { output }
  const severity = reference === 'other' ? 'info' : 'warn'
  // It is the same warning when the other has been signed meanwhile.
  const lasting = [payment === undefined ? 'Something else' : paymentText(payment), txid, reference]
  const found = isSigned
    ? finding(severity, 'payment.paid-before', { why: 'signed', date: dateOf(record), ...args }, where)
    : finding(severity, 'payment.paid-before', { why: 'proposed', ...args }, where)
  return { ...found, lasting }
}

/** A payment that both make, and how many more. */
function paymentIn(
  { value, address, script }: Movement,
  { network }: PaymentFacts['vault'],
  others: readonly number[],
) {
  return { amount: moneyOf(value, network), to: address ?? toHex(script), others: others.length }
}

/** The payment in one line, by which approvals have always known it. */
function paymentText({ amount, to, others }: ReturnType<typeof paymentIn>): string {
  const more = others === 0 ? '' : ` and ${others} more payment${others === 1 ? '' : 's'}`
  return `${formatMoney(amount)} to ${to}${more}`
}

/** The reference that is the same or another one. */
function calledBy(reference: PaidBefore['reference'], notes: Notes, record: ProposedRecord) {
  return reference === 'unknown' ? undefined : reference === 'same' ? notes.reference : record.reference
}

function dateOf({ time }: ProposedRecord): string {
  return isoTime(time).slice(0, 10)
}
