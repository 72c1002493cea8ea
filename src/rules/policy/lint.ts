import { finding } from '../../bitcoin/finding.js'
import { meetingCount } from '../../vault/threshold.js'
import type { Vault } from '../../vault/vault.js'
import type { RuleFinding } from '../evaluate.js'
import { countsFromLogs, logs, usualLogs } from '../logs.js'
import type { Policy } from './policy.js'

/** What a policy leaves open that its author may not have meant to. */
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
    ...(vault === undefined ? [] : fewLogs(policy, vault)),
    ...softened.map(({ rule, line }) => open(rule.name, line, `The rule ${rule.name} only warns.`)),
  ]
}

/** What the logs that a policy asks for do not meet. */
function fewLogs({ rules }: Policy, vault: Vault): RuleFinding[] {
  const setting = rules.find(({ rule }) => rule === logs)
  if (setting === undefined) return []
  const { 'at-least': asked = usualLogs(vault) } = setting.values as { readonly 'at-least'?: number }
  const meeting = meetingCount(vault.threshold)
  if (asked > meeting) return []
  const message =
    asked === meeting
      ? `The logs of ${asked} cosigners meet one signer of whatever can be sent; a liar among them can leave it out, against which each more of them withstands one.`
      : `The logs of ${asked} cosigners can miss a transaction that ${vault.threshold.required} others have signed; ${meeting} of ${vault.threshold.of} would meet one of its signers.`
  return [open('logs', setting.line, message)]
}

function open(rule: string, line: number, message: string): RuleFinding {
  return { ...finding('info', 'policy.open', message), rule, line }
}
