import type { ArgsOf } from '../../base/codes.js'
import { finding } from '../../base/finding.js'
import { networkNamed } from '../../chain/network.js'
import { fewestSigners, meetingCount } from '../../vault/quorums.js'
import type { Vault } from '../../vault/vault.js'
import { countsFromLogs, logs, usualLogs } from '../catalogue/logs.js'
import { type Proposers, separationOfDuties } from '../catalogue/separation-of-duties.js'
import type { RuleFinding } from '../engine/evaluate.js'
import { isWithinReach } from '../parameters/quorum.js'

import type { Policy } from './policy.js'
import { type TierArgs, type TierSigners, tierArgs, whoSigns } from './who-signs.js'

/** The rules that most policies have. */
type MissingRule = 'allowed-destinations' | 'rolling-limit' | 'quorum' | 'logs'

/**
 * What a policy leaves open that its author may not have meant to, and what nobody can sign under it, as far as that can be
 * told without the vault.
 */
export function lintPolicy(policy: Policy, vault?: Vault): RuleFinding[] {
  const names = policy.rules.map(({ rule }) => rule.name)
  const lacks = (rule: MissingRule): RuleFinding[] =>
    names.includes(rule) ? [] : [open(rule, 1, { why: 'no-rule', rule })]
  const softened = policy.rules.filter(
    ({ rule, severity }) => severity === 'warn' && rule.severity === 'block',
  )
  return [
    ...lacks('allowed-destinations'),
    ...lacks('rolling-limit'),
    ...lacks('quorum'),
    ...(countsFromLogs(policy) ? lacks('logs') : []),
    ...(vault === undefined
      ? tooFew(policy)
      : [
          ...fewLogs(policy, vault),
          ...keylessProposers(policy, vault),
          ...whoSigns(policy, vault).flatMap(orderOf),
        ]),
    ...softened.map(({ rule, line }) => open(rule.name, line, { why: 'only-warns', rule: rule.name })),
  ]
}

/** Whoever may propose, as policies of 0.1.0 say it, and has no key to sign a proposal with. */
function keylessProposers({ rules }: Policy, { cosigners }: Vault): RuleFinding[] {
  const setting = rules.find(({ rule }) => rule === separationOfDuties)
  const { proposers = [], keys } = (setting?.values ?? {}) as Proposers
  return proposers
    .filter(name => keys?.has(name) !== true && !cosigners.some(one => one.name === name))
    .map(name => open('separation-of-duties', setting?.line ?? 1, { why: 'keyless', name }))
}

/** What the logs that a policy asks for do not meet. */
function fewLogs({ rules }: Policy, vault: Vault): RuleFinding[] {
  const setting = rules.find(({ rule }) => rule === logs)
  if (setting === undefined) return []
  const { 'at-least': asked = usualLogs(vault) } = setting.values as { readonly 'at-least'?: number }
  const meeting = meetingCount(vault)
  if (asked > meeting) return []
  if (asked === meeting) return [open('logs', setting.line, { why: 'logs-meet', count: asked })]
  const args = { count: asked, signers: fewestSigners(vault), meeting, cosigners: vault.cosigners.length }
  return [open('logs', setting.line, { why: 'logs-miss', ...args })]
}

/** Tiers that ask for more members of a group than it has. */
function tooFew({ rules, groups, network }: Policy): RuleFinding[] {
  return rules.flatMap(({ rule, values, line }) =>
    rule
      .tiers(values, networkNamed(network))
      .filter(({ quorum }) => !isWithinReach(quorum, groups))
      .map(tier => unsignable(tierArgs(tier), line)),
  )
}

/** Who signs first, in a sentence. */
function orderOf({ args: tier, line, first, after, consents, possible }: TierSigners): RuleFinding[] {
  if (!possible) return [unsignable(tier, line)]
  if (after.length === 0) return []
  const needed = consents.map(({ consentCount, of }) => ({ missing: consentCount, of }))
  const found =
    first.length > 0
      ? finding('info', 'policy.order', { why: 'first', tier, first })
      : finding('info', 'policy.order', { why: 'nobody', tier, needed })
  return [{ ...found, rule: 'quorum', line }]
}

function unsignable(tier: TierArgs, line: number): RuleFinding {
  return { ...finding('block', 'policy.unsignable', { tier }), rule: 'quorum', line }
}

function open(rule: string, line: number, args: ArgsOf<'policy.open'>): RuleFinding {
  return { ...finding('info', 'policy.open', args), rule, line }
}
