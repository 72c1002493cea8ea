import { HOUR } from '../../base/time.js'
import type { Sats } from '../../chain/amount.js'
import { broken, lacking, printed, type Subject, type Verdict } from '../engine/rule.js'
import type { Balances } from '../evidence/balances.js'
import { optional } from '../parameters/collection.js'
import { count } from '../parameters/scalar.js'
import { usedStatements } from './pending.js'
import { byWord } from './signed-word.js'

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
 * Judges by the balance statement, where there is one that can be believed: of a time that has come, not too old, none
 * older than one that was used before, and with no less in the vault than the proposal spends.
 */
export function byStatement(
  subject: Subject,
  hours: number | undefined,
  judge: (stated: Stated) => readonly Verdict[],
): readonly Verdict[] {
  const { balances, madeUp } = subject.evidence
  const vault = balances?.amounts.get(subject.policy.vault)
  if (balances === undefined || vault === undefined) return [lacking('balances')]
  // Who signs has to say which statement follows which, and which coins are left.
  if (subject.policy.signedBy !== undefined && balances.chain === undefined && !madeUp)
    return [lacking('balances')]
  return byWord(subject, 'balances', [balances.digest], () => {
    const doubt = doubtOf({ balances, vault }, subject, hours)
    return doubt === undefined ? judge({ balances, vault }) : [broken(doubt)]
  })
}

function doubtOf({ balances, vault }: Stated, subject: Subject, hours = Infinity): string | undefined {
  const { evidence, proposal, policy } = subject
  const spent = proposal.totals.in
  if (balances.time > evidence.now + policy.clockTolerance)
    return 'The balance statement is of a time that has not come yet.'
  if (evidence.now - balances.time > hours * HOUR)
    return `The balance statement is more than ${hours} h old; give a newer one.`
  const newer = newerThan(balances, subject)
  if (newer !== undefined)
    return `A balance statement with the number ${newer} was used before; this one is older, or another with that number.`
  if (vault >= spent) return undefined
  return `The balance statement has ${printed(vault, subject)} in the vault, and this spends ${printed(spent, subject)} of it; give a newer one.`
}

/** The number of a statement that was used before and that this one does not follow. */
function newerThan({ chain, digest }: Balances, subject: Subject): number | undefined {
  const used = usedStatements(subject)
  // One that has no number follows nothing: no statement of the series may be passed by with it.
  const number = chain?.number ?? -1
  return used.find(one => one.number > number || (one.number === number && one.digest !== digest))?.number
}
