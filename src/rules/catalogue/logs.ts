import type { Finding } from '../../base/finding.js'
import { HOUR } from '../../base/time.js'
import { fewestSigners, meetingCount } from '../../vault/quorums.js'
import type { VaultFacts } from '../../vault/vault.js'
import type { PolicyRules } from '../engine/rule.js'
import { broken, lacking, pending, type RuleInput, rule } from '../engine/rule.js'
import { isSigningStage } from '../evidence/evidence.js'
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
  check: ({ 'at-least': least, 'max-age-hours': hours = USUAL_AGE_HOURS }, asked: RuleInput) => {
    const { proposal, evidence, policy } = asked
    if (!isSigningStage(evidence.stage) || evidence.stage === 'verify') return []
    if (evidence.logs === undefined) return [lacking('logs', asked)]
    const needed = least ?? usualLogs(proposal.vault)
    const checked = evidence.logs.map(log => ({ log, fault: faultOf(log, hours * HOUR, evidence.now) }))
    const fit = new Set(checked.filter(({ fault }) => fault === undefined).map(({ log }) => log.cosigner))
    if (fit.size >= needed) return countsFromLogs(policy) ? [meanwhile(proposal.vault, hours)] : []
    const unfit = checked.flatMap(({ log: { cosigner: name }, fault }) =>
      fault === undefined || fit.has(name) ? [] : [{ name, fault }],
    )
    return [broken('rule.logs', { why: 'few', needed, hours, fit: [...fit], unfit })]
  },
})

/** Why a log cannot be counted by: it lacks what a replaced machine signed, ends before a checkpoint, is early, or old. */
type LogFault = 'lacks' | 'ends' | 'early' | 'old'

function faultOf({ signed, isWhole }: LogAtHand, age: number, now: number): LogFault | undefined {
  if (signed === 'goes on') return isWhole ? undefined : 'lacks'
  if (!isWhole) return 'ends'
  if (signed > now + AHEAD) return 'early'
  return now - signed > age ? 'old' : undefined
}

/** Every machine counts what it signs itself, and every transaction is counted by M of the N: so much, and no more. */
function meanwhile(vault: VaultFacts, hours: number): Finding {
  const most = Math.ceil((100 * vault.cosigners.length) / fewestSigners(vault)) / 100
  return pending('rule.logs', { why: 'meanwhile', hours, times: most })
}
