import { formatBtc, type Sats } from '../bitcoin/amount.js'
import type { History } from '../log/history.js'
import type { SignedRecord } from '../log/signed-record.js'
import { mostLeaving, signedWithin, type Window } from '../log/spending.js'
import type { Balances } from './balances.js'
import { HOUR } from './moment.js'
import { optional } from './parameters/collection.js'
import { count } from './parameters/scalar.js'
import { coinsOf } from './payments.js'
import { broken, lacking, type Subject, type Verdict } from './rule.js'

/** The field of rules that judge by a balance statement: how old it may be. */
export const STATEMENT_FIELDS = {
  'max-age-hours': optional(count('looser', 1, 24 * 366), 'tighter'),
}

/** What a balance statement says, with what the vault held then. */
export interface Stated {
  readonly balances: Balances
  /** Satoshi. */
  readonly vault: Sats
}

/**
 * Judges by the balance statement, where there is one that can be believed: of a time that has come, not too old, and
 * with no less in the vault than the proposal spends.
 */
export function byStatement(
  subject: Subject,
  hours: number | undefined,
  judge: (stated: Stated) => readonly Verdict[],
): readonly Verdict[] {
  const { balances } = subject.evidence
  const vault = balances?.amounts.get(subject.policy.vault)
  if (balances === undefined || vault === undefined) return [lacking('balances')]
  const doubt = doubtOf({ balances, vault }, subject, hours)
  return doubt === undefined ? judge({ balances, vault }) : [broken(doubt)]
}

function doubtOf({ balances, vault }: Stated, { evidence, proposal }: Subject, hours = Infinity) {
  const spent = proposal.totals.in
  if (balances.time > evidence.now) return 'The balance statement is of a time that has not come yet.'
  if (evidence.now - balances.time > hours * HOUR)
    return `The balance statement is more than ${hours} h old; give a newer one.`
  if (vault >= spent) return undefined
  return `The balance statement has ${formatBtc(vault)} BTC in the vault, and this spends ${formatBtc(spent)} BTC of it; give a newer one.`
}

/**
 * The most that can have moved since the statement, in satoshi, by what was signed since: as {@link mostLeaving} counts,
 * `amount` of each record, of all vaults unless `window` names one.
 */
export function movedSince(
  { balances }: Stated,
  history: History,
  subject: Subject,
  amount?: (record: SignedRecord) => bigint,
  window: Window = {},
): bigint {
  return mostLeaving(signedWithin(history, { ...window, after: balances.time }), coinsOf(subject), amount)
}
