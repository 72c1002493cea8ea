import { finding } from '../../base/finding.js'
import { fewestSigners, meetingCount } from '../../vault/quorums.js'
import type { Vault } from '../../vault/vault.js'
import { countsFromLogs, logs, usualLogs } from '../catalogue/logs.js'
import { type Proposers, separationOfDuties } from '../catalogue/separation-of-duties.js'
import type { RuleFinding } from '../engine/evaluate.js'
import { isWithinReach } from '../parameters/quorum.js'

import type { Policy } from './policy.js'
import { type TierSigners, whoSigns } from './who-signs.js'

/**
 * What a policy leaves open that its author may not have meant to, and what nobody can sign under it, as far as that can be
 * told without the vault.
 */
export function lintPolicy(policy: Policy, vault?: Vault): RuleFinding[] {
  const names = policy.rules.map(({ rule }) => rule.name)
  const lacks = (rule: string, why: string): RuleFinding[] =>
    names.includes(rule) ? [] : [open(rule, 1, `There is no rule ${rule}: ${why}.`)]
  const softened = policy.rules.filter(
    ({ rule, severity }) => severity === 'warn' && rule.severity === 'block',
  )
  return [
    ...lacks('allowed-destinations', 'payments may go anywhere'),
    ...lacks('rolling-limit', 'a large payment can be split into many small ones'),
    ...lacks('quorum', 'any M of the cosigners can sign any amount'),
    ...(countsFromLogs(policy)
      ? lacks('logs', 'what is counted from logs holds for each machine alone')
      : []),
    ...(vault === undefined
      ? tooFew(policy)
      : [
          ...fewLogs(policy, vault),
          ...keylessProposers(policy, vault),
          ...whoSigns(policy, vault).flatMap(orderOf),
        ]),
    ...softened.map(({ rule, line }) => open(rule.name, line, `The rule ${rule.name} only warns.`)),
  ]
}

/** Whoever may propose, as policies of 0.1.0 say it, and has no key to sign a proposal with. */
function keylessProposers({ rules }: Policy, { cosigners }: Vault): RuleFinding[] {
  const setting = rules.find(({ rule }) => rule === separationOfDuties)
  const { proposers = [], keys } = (setting?.values ?? {}) as Proposers
  return proposers
    .filter(name => keys?.has(name) !== true && !cosigners.some(one => one.name === name))
    .map(name =>
      open(
        'separation-of-duties',
        setting?.line ?? 1,
        `${name} may propose, and the policy names no key of theirs: that they did is nobody’s word. ringi policy vouch --key prints the key for keys.`,
      ),
    )
}

/** What the logs that a policy asks for do not meet. */
function fewLogs({ rules }: Policy, vault: Vault): RuleFinding[] {
  const setting = rules.find(({ rule }) => rule === logs)
  if (setting === undefined) return []
  const { 'at-least': asked = usualLogs(vault) } = setting.values as { readonly 'at-least'?: number }
  const meeting = meetingCount(vault)
  if (asked > meeting) return []
  const message =
    asked === meeting
      ? `The logs of ${asked} cosigners meet one signer of whatever can be sent; a liar among them can leave it out, against which each more of them withstands one.`
      : `The logs of ${asked} cosigners can miss a transaction that ${fewestSigners(vault)} others have signed; ${meeting} of ${vault.cosigners.length} would meet one of its signers.`
  return [open('logs', setting.line, message)]
}

/** Tiers that ask for more members of a group than it has. */
function tooFew({ rules, groups }: Policy): RuleFinding[] {
  return rules.flatMap(({ rule, values, line }) =>
    rule
      .tiers(values)
      .filter(({ quorum }) => !isWithinReach(quorum, groups))
      .map(({ named }) => unsignable(named, line)),
  )
}

/** Who signs first, in a sentence. */
function orderOf({ tier, line, first, after, consents, possible }: TierSigners): RuleFinding[] {
  if (!possible) return [unsignable(tier, line)]
  if (after.length === 0) return []
  const needed = consents.map(({ consentCount, of }) => `${consentCount} of ${of.join(', ')}`).join('; and ')
  const message =
    first.length > 0
      ? `${tier}: ${first.join(', ')} can sign first; others once one of these has signed or consented.`
      : `${tier}: nobody can sign first. Of these, all but the one who then signs have to consent: ${needed}.`
  return [{ ...finding('info', 'policy.order', message), rule: 'quorum', line }]
}

function unsignable(tier: string, line: number): RuleFinding {
  const message = `${tier}: nobody can sign this, whoever consents.`
  return { ...finding('block', 'policy.unsignable', message), rule: 'quorum', line }
}

function open(rule: string, line: number, message: string): RuleFinding {
  return { ...finding('info', 'policy.open', message), rule, line }
}
