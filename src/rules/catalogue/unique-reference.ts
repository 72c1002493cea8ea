import type { Finding } from '../../base/finding.js'
import { HOUR } from '../../base/time.js'
import { type PaidBefore, paidBefore, payingOf } from '../../log/paid-before.js'
import { byHistory } from '../checks/by-history.js'
import { payments } from '../engine/payments.js'
import { broken, rule, type Subject } from '../engine/rule.js'
import { optional } from '../parameters/collection.js'
import { count } from '../parameters/scalar.js'

/**
 * Nothing is paid twice under one reference, by what the logs know: no other transaction has it that can be mined beside
 * this one. A proposal that pays somebody and has no reference is refused, since leaving it out would be the way around
 * the rule. So is one that pays what an entry of 0.1.0 paid, which does not say for what. With `days`, references
 * of older transactions may come again.
 */
export const uniqueReference = rule({
  code: 'rule.unique-reference',
  severity: 'block',
  summary: 'No two transactions are signed under one reference, by what the logs know.',
  fields: { days: optional(count('tighter', 1, 36_600), 'looser') },
  check: ({ days }, subject) =>
    payments(subject).length === 0
      ? []
      : byHistory(
          subject,
          history =>
            withoutReference(subject) ??
            paidBefore(payingOf(subject.proposal), history, subject.evidence.alongside)
              .filter(
                ({ record }) => days === undefined || record.time > subject.evidence.now - days * 24 * HOUR,
              )
              .flatMap(refused),
        ),
})

function withoutReference({ proposal: { notes } }: Subject): Finding[] | undefined {
  if (notes.reference !== undefined && notes.reference.trim() !== '') return undefined
  return [broken('rule.unique-reference', { why: 'none' })]
}

function refused({ record, reference }: PaidBefore): Finding[] {
  const { txid, returns } = record
  if (reference === 'same') return [broken('rule.unique-reference', { why: 'same', txid })]
  // Later entries say their reference, and so that there was none.
  if (reference === 'other' || returns !== undefined) return []
  return [broken('rule.unique-reference', { why: 'unknown', txid })]
}
