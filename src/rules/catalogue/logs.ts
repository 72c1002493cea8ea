import { HOUR } from '../../base/time.js'
import { fewestSigners, meetingCount } from '../../vault/quorums.js'
import type { VaultFacts } from '../../vault/vault.js'
import type { PolicyRules } from '../engine/rule.js'
import { broken, lacking, pending, rule, type Verdict } from '../engine/rule.js'
import { judgesSigning } from '../evidence/evidence.js'
import type { LogAtHand } from '../evidence/logs-at-hand.js'
import { optional } from '../parameters/collection.js'
import { count } from '../parameters/scalar.js'

/** How old a checkpoint may be where the policy does not say. */
const USUAL_AGE_HOURS = 72

/** How far ahead a clock may be. */
const AHEAD = 10 * 60_000

/** The rules that count what was signed before, and so only as much as the logs at hand tell. */
const COUNTING: ReadonlySet<string> = new Set(['rolling-limit', 'vault-share', 'vault-floor', 'refill'])

/** Whether a policy has limits that hold only as far as logs are at hand. */
export function countsFromLogs({ rules }: PolicyRules): boolean {
  return rules.some(({ rule: { name } }) => COUNTING.has(name))
}

/** Of how many cosigners logs are needed where the policy does not say: one machine may be lost and one officer away. */
export function usualLogs(vault: VaultFacts): number {
  return Math.min(meetingCount(vault), Math.max(1, vault.cosigners.length - 2))
}

/**
 * Of how many cosigners the logs have to be at hand, under checkpoints that are not too old. N-M+1 of them meet one of the
 * signers of every transaction that can be sent, and one more is needed for each who may lie.
 */
export const logs = rule({
  code: 'rule.logs',
  severity: 'block',
  summary:
    'Signed is only with the logs of so many cosigners at hand, the own one included, under recent checkpoints.',
  fields: {
    'at-least': optional(count('tighter', 1, 20), 'other'),
    'max-age-hours': optional(count('looser', 1, 24 * 366), 'other'),
  },
  quorums: ({ 'at-least': any }) => (any === undefined ? [] : [{ any }]),
  check: (
    { 'at-least': asked, 'max-age-hours': hours = USUAL_AGE_HOURS },
    { proposal, evidence, policy },
  ) => {
    if (!judgesSigning(evidence.stage) || evidence.stage === 'verify') return []
    if (evidence.logs === undefined) return [lacking('logs')]
    const needed = asked ?? usualLogs(proposal.vault)
    const told = evidence.logs.map(log => ({ log, why: unfit(log, hours * HOUR, evidence.now) }))
    const fit = new Set(told.filter(({ why }) => why === undefined).map(({ log }) => log.cosigner))
    if (fit.size >= needed) return countsFromLogs(policy) ? [meanwhile(proposal.vault, hours)] : []
    const unfits = told.filter(({ log }) => !fit.has(log.cosigner))
    const why = unfits.map(({ log, why }) => `; that of ${log.cosigner} ${why}`).join('')
    const message = `Logs of ${needed} cosigners are needed, the own one included, each under a checkpoint of at most ${hours} h; there are those of ${[...fit].join(', ') || 'nobody'}${why}.`
    return [broken(message)]
  },
})

function unfit({ signed, isWhole }: LogAtHand, age: number, now: number): string | undefined {
  if (signed === 'goes on') return isWhole ? undefined : 'lacks what a machine signed that was replaced'
  if (!isWhole) return 'ends before a checkpoint of theirs that is known here'
  if (signed > now + AHEAD) return 'is of a time that is still to come'
  return now - signed > age ? 'is too old' : undefined
}

/** Every machine counts what it signs itself, and every transaction is counted by M of the N: so much, and no more. */
function meanwhile(vault: VaultFacts, hours: number): Verdict {
  const most = Math.ceil((100 * vault.cosigners.length) / fewestSigners(vault)) / 100
  return pending(
    `What others sign within ${hours} h may not be in these logs: together they can let ${most} times as much pass as a limit says, and no more.`,
  )
}
