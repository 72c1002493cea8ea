import { broken, type PolicyRules, rule } from '../engine/rule.js'
import { optional } from '../parameters/collection.js'
import { flag } from '../parameters/scalar.js'

/**
 * Outputs to the vault's own receiving addresses. Where this rule stands they count as coming back, like change, unless it
 * says `allow: no`; where it does not stand they count among the payments.
 */
export const selfTransfers = rule({
  code: 'rule.self-transfers',
  severity: 'block',
  summary:
    'Outputs to the vault’s own receiving addresses count as coming back; with allow: no there may be none.',
  fields: { allow: optional(flag('looser'), 'other') },
  permits: ({ allow = true }) => allow,
  check: ({ allow = true }, { proposal: { outputs } }) =>
    outputs.flatMap(({ kind }, output) =>
      allow || kind !== 'self' ? [] : [broken('rule.self-transfers', {}, { output })],
    ),
})

/** Whether all of the policies, and at least one, let outputs to one's own receiving addresses count as coming back. */
export function allowsSelfTransfers(policies: readonly PolicyRules[]): boolean {
  return (
    policies.length > 0 &&
    policies.every(({ rules }) =>
      rules.some(
        ({ rule: { name }, values }) =>
          name === 'self-transfers' && (values as { readonly allow?: boolean }).allow !== false,
      ),
    )
  )
}
