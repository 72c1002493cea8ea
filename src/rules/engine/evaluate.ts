import { type Finding, finding } from '../../base/finding.js'
import { messageOf } from '../../base/message.js'
import type { ProposalFacts } from '../../proposal/facts.js'
import type { Evidence } from '../evidence/evidence.js'
import { exceptionFor } from '../statements/exception.js'
import type { PolicyRules, RuleSetting } from './rule.js'

/** What a rule of a policy says of a proposal: a finding with the rule's name and its line in the policy. */
export interface RuleFinding extends Finding {
  readonly rule: string
  readonly line: number
}

/**
 * Asks every rule of a policy about a proposal, in the policy's order. A rule that cannot decide blocks
 * (`rule.evidence-missing`), whatever its severity; one that a signed exception covers warns (`rule.excepted`).
 */
export function evaluate(policy: PolicyRules, proposal: ProposalFacts, evidence: Evidence): RuleFinding[] {
  return policy.rules.flatMap(setting =>
    setting.rule
      .check(setting.values, { proposal, evidence, policy, rule: setting.rule.name })
      .map(found => weighed(found, setting))
      .map(one => except(one, policy, proposal, evidence)),
  )
}

/** A rule that is broken weighs what the policy says; what else it has found weighs what it is. */
function weighed({ from, ...found }: Finding, { rule, severity: asked, line }: RuleSetting): RuleFinding {
  const isBroken = found.code === rule.code && found.severity === 'block'
  const severity = isBroken ? asked : found.severity
  return { ...found, severity, rule: rule.name, line, ...(from !== undefined && { from }) }
}

function except(
  one: RuleFinding,
  policy: PolicyRules,
  proposal: ProposalFacts,
  evidence: Evidence,
): RuleFinding {
  if (one.severity !== 'block') return one
  const excepted = exceptionFor(policy, one.rule, proposal, evidence.exceptions)
  if (excepted === undefined) return one
  const { reasons, approvers } = excepted
  const lasting = one.lasting && {
    lasting: [...one.lasting, `“${reasons.join('; ')}” (${approvers.join(', ')})`],
  }
  return {
    ...one,
    ...finding('warn', 'rule.excepted', { found: messageOf(one), reasons, approvers }, one.where),
    ...lasting,
  }
}
