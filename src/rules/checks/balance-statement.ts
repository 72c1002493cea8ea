import type { ArgsOf } from '../../base/codes.js'
import type { Finding } from '../../base/finding.js'
import { HOUR } from '../../base/time.js'
import type { Sats } from '../../chain/amount.js'
import { broken, lacking, moneyIn, type RuleInput, type Subject } from '../engine/rule.js'
import type { Balances } from '../evidence/balances.js'
import { optional } from '../parameters/collection.js'
import { count } from '../parameters/scalar.js'
import { usedStatements } from './pending.js'
import { byWord } from './signed-word.js'

/** The field of rules that evaluate by a balance statement: how old it may be. */
export const STATEMENT_FIELDS = {
  'max-age-hours': optional(count('looser', 1, 24 * 366), 'tighter'),
}

/** The rules that evaluate by one. */
type ByStatement = 'rule.vault-share' | 'rule.vault-floor' | 'rule.refill'

/** What makes a statement one that cannot be believed. */
type Doubt = Extract<ArgsOf<'rule.vault-share'>, { readonly why: `statement-${string}` }>

/** What a balance statement says, with what the vault held then. */
export interface Stated {
  readonly balances: Balances
  /** Satoshi. */
  readonly vault: Sats
}

/**
 * Evaluates by the balance statement, where there is one that can be believed: of a time that has come, not too old, none
 * older than one that was used before, and with no less in the vault than the proposal spends.
 */
export function byStatement(
  code: ByStatement,
  asked: RuleInput,
  hours: number | undefined,
  check: (stated: Stated) => readonly Finding[],
): readonly Finding[] {
  const { balances, madeUp } = asked.evidence
  const vault = balances?.amounts.get(asked.policy.vault)
  if (balances === undefined || vault === undefined) return [lacking('balances', asked)]
  // Who signs has to say which statement follows which, and which coins are left.
  if (asked.policy.signedBy !== undefined && balances.chain === undefined && !madeUp)
    return [lacking('balances', asked)]
  return byWord(asked, 'balances', [balances.digest], () => {
    const doubt = doubtOf({ balances, vault }, asked, hours)
    return doubt === undefined ? check({ balances, vault }) : [broken(code, doubt)]
  })
}

function doubtOf({ balances, vault }: Stated, subject: Subject, hours = Infinity): Doubt | undefined {
  const { evidence, proposal, policy } = subject
  const spent = proposal.totals.in
  if (balances.time > evidence.now + policy.clockTolerance) return { why: 'statement-early' }
  if (evidence.now - balances.time > hours * HOUR) return { why: 'statement-old', hours }
  const newer = newerThan(balances, subject)
  if (newer !== undefined) return { why: 'statement-passed', number: newer }
  if (vault >= spent) return undefined
  return { why: 'statement-less', stated: moneyIn(subject, vault), spent: moneyIn(subject, spent) }
}

/** The number of a statement that was used before and that this one does not follow. */
function newerThan({ chain, digest }: Balances, subject: Subject): number | undefined {
  const used = usedStatements(subject)
  // One that has no number follows nothing: no statement of the series may be passed by with it.
  const number = chain?.number ?? -1
  return used.find(one => one.number > number || (one.number === number && one.digest !== digest))?.number
}
