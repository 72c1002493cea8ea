import { type Finding, finding } from '../../base/finding.js'
import { isoSecond } from '../../base/time.js'
import type { ProposalFacts } from '../../proposal/facts.js'
import { EVIDENCE, type Evidence, type EvidenceKind, STATED } from '../evidence/evidence.js'
import { exceptionFor } from '../statements/exception.js'
import { SIGNED_BY } from '../terms/signed-by.js'
import type { PolicyTerms } from '../terms/terms.js'
import type { PolicyRules, RuleSetting, Verdict } from './rule.js'

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
      .check(setting.values, { proposal, evidence, policy })
      .map(verdict => findingOf(setting, verdict, policy))
      .map(one => except(one, policy, proposal, evidence)),
  )
}

function findingOf(
  { rule, severity, line }: RuleSetting,
  verdict: Verdict,
  policy: PolicyRules,
): RuleFinding {
  const place = { rule: rule.name, line }
  if ('missing' in verdict) {
    const message = `The rule ${rule.name} cannot be decided without ${neededFor(verdict.missing, policy)}.`
    return { ...finding('block', 'rule.evidence-missing', message), ...place }
  }
  if ('unsigned' in verdict) {
    const message = `The rule ${rule.name} was decided by ${STATED[verdict.unsigned]}: the word of whoever prepared it.`
    return { ...finding('warn', 'rule.evidence-unsigned', message), ...place }
  }
  const { message, where, only, args, from, code } = verdict
  const told = { ...(args && { lasting: args }), ...(from !== undefined && { from: isoSecond(from) }) }
  const prose = { sentence: message, hint: rule.name === 'quorum' ? FIRST_THE_OTHERS : '' }
  return { ...finding(only ?? severity, code ?? rule.code, message, where), ...place, ...told, prose }
}

// Nothing is wrong with a proposal whose signatures only come in the wrong order.
const FIRST_THE_OTHERS =
  'Once the others have signed, sign their copy; once they have consented, sign with --consent FILE.'

function neededFor(kind: EvidenceKind, { signedBy }: PolicyTerms): string {
  if (signedBy === undefined || !Object.hasOwn(STATED, kind)) return EVIDENCE[kind]
  return `${EVIDENCE[kind]}, signed by ${SIGNED_BY.print(signedBy)} (--voucher FILE)`
}

function except(
  one: RuleFinding,
  policy: PolicyRules,
  proposal: ProposalFacts,
  evidence: Evidence,
): RuleFinding {
  if (one.severity !== 'block') return one
  const reason = exceptionFor(policy, one.rule, proposal, evidence.exceptions)
  if (reason === undefined) return one
  const message = `${one.message} An exception was approved: ${reason}`
  const lasting = one.lasting && { lasting: [...one.lasting, reason] }
  return { ...one, ...finding('warn', 'rule.excepted', message, one.where), ...lasting }
}
