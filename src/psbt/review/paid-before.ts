import { toHex } from '../../base/bytes.js'
import { type Finding, finding } from '../../base/finding.js'
import { isoTime } from '../../base/time.js'
import { formatAmount } from '../../chain/amount.js'
import { GRAVITY, type PaidBefore, paidBefore, payingOf } from '../../log/paid-before.js'
import type { ProposedRecord } from '../../log/signed-record.js'
import type { Movement, ProposalFacts } from '../../proposal/facts.js'

type Compared = Pick<ProposalFacts, 'vault' | 'txid' | 'outputs' | 'notes' | 'utxo'>

/**
 * The same invoice twice: what was signed away before, or stands alongside as a proposal, and can be mined beside this
 * one. It is warned of where references are the same or do not tell the two apart. Under another reference the same amount
 * for the same payee is what rents and wages look like: a note. Each payment is told of once, with the newest transaction
 * that makes it.
 */
export function checkPaidBefore(
  proposal: Compared,
  history: Parameters<typeof paidBefore>[1],
  alongside: readonly ProposedRecord[] = [],
): Finding[] {
  const found = paidBefore(payingOf(proposal), history, alongside)
  const graded = GRAVITY.flatMap(one => found.filter(({ reference }) => reference === one))
  return toldOnce(graded).map(one => tell(one, proposal))
}

function toldOnce(found: readonly PaidBefore[]): PaidBefore[] {
  const told = new Set<number | 'reference'>()
  return found.flatMap(one => {
    const about = one.payments.length === 0 ? (['reference'] as const) : one.payments
    const news = about.filter(item => !told.has(item))
    for (const item of news) told.add(item)
    return news.length === 0 ? [] : [{ ...one, payments: news.filter(item => item !== 'reference') }]
  })
}

function tell(
  { record, isSigned, reference, payments }: PaidBefore,
  { vault, outputs, notes }: Compared,
): Finding {
  const places = outputs.flatMap(({ leaves }, output) => (leaves ? [output] : []))
  const [output, ...others] = payments.map(index => places[index] as number)
  const what =
    output === undefined ? 'Something else' : named(outputs[output] as Movement, vault, others.length)
  const how = isSigned
    ? `was signed away in ${record.txid} on ${isoTime(record.time).slice(0, 10)} with other coins`
    : `is proposed in ${record.txid} as well, with other coins`
  const under = {
    same: `, under the same reference ${JSON.stringify(notes.reference)}`,
    other: `, under the reference ${JSON.stringify(record.reference)}`,
    unknown: '',
  }[reference]
  const both = isSigned ? 'both can be paid' : 'if both are signed, both can be paid'
  const where = output === undefined || others.length > 0 ? {} : { output }
  const severity = reference === 'other' ? 'info' : 'warn'
  // It is the same warning when the other has been signed meanwhile.
  const lasting = [what, record.txid, reference]
  return { ...finding(severity, 'payment.paid-before', `${what} ${how}${under}: ${both}.`, where), lasting }
}

function named({ value, address, script }: Movement, { network }: Compared['vault'], others: number): string {
  const more = others === 0 ? '' : ` and ${others} more payment${others === 1 ? '' : 's'}`
  return `${formatAmount(value, network)} to ${address ?? toHex(script)}${more}`
}
