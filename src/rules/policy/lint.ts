import { finding } from '../../bitcoin/finding.js'
import type { RuleFinding } from '../evaluate.js'
import type { Policy } from './policy.js'

/** What a policy leaves open that its author may not have meant to. */
export function lintPolicy(policy: Policy): RuleFinding[] {
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
    ...softened.map(({ rule, line }) => open(rule.name, line, `The rule ${rule.name} only warns.`)),
  ]
}

function open(rule: string, line: number, message: string): RuleFinding {
  return { ...finding('info', 'policy.open', message), rule, line }
}
