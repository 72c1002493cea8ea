import type { ArgsOf, Code, Given } from '../../base/codes.js'
import { type Finding, finding, type Severity, type Where } from '../../base/finding.js'
import { isoSecond } from '../../base/time.js'
import type { OnChain } from '../../chain/chain.js'
import { type Money, moneyOf } from '../../chain/money.js'
import type { ProposalFacts } from '../../proposal/facts.js'
import { type Evidence, type EvidenceKind, STATED, type StatedKind } from '../evidence/evidence.js'
import { type RecordFields, type Refusal, record, type Values } from '../parameters/collection.js'
import type { Parameter } from '../parameters/parameter.js'
import type { Quorum } from '../parameters/quorum.js'
import type { PolicyTerms } from '../terms/terms.js'

/** What a rule looks at: the reviewed proposal, what is known beside it, and the policy that the rule stands in. */
export interface Subject {
  readonly proposal: ProposalFacts
  readonly evidence: Evidence
  readonly policy: PolicyRules
}

/** What a rule looks at, and under which name the policy asks it. */
export interface RuleInput extends Subject {
  readonly rule: string
}

/** A rule's name as it stands in policies, and its code. */
export type RuleCode = Extract<Code, `rule.${string}`>

/** The rule is broken: by the whole proposal, or by one input or output. It weighs what the policy says of the rule. */
export function broken<C extends RuleCode>(
  code: C,
  ...rest: [...Given<C>, where?: Where | undefined]
): Finding {
  return finding('block', code, ...rest)
}

/** The rule is broken as of now; `lasting` is what of that the clock alone does not change, beside the rule's own settings. */
export function brokenNow<C extends RuleCode>(
  code: C,
  args: ArgsOf<C>,
  lasting: readonly string[] = [],
): Finding {
  return { code, args, severity: 'block', where: {}, lasting }
}

/** Broken until a time (Unix milliseconds), by nothing but that it has not come yet; `lasting` as for {@link brokenNow}. */
export function early<C extends RuleCode>(
  code: C,
  args: ArgsOf<C>,
  from: number,
  lasting: readonly string[],
): Finding {
  return { ...brokenNow(code, args, lasting), from: isoSecond(from) }
}

/** Not broken yet, and worth knowing. */
export function pending<C extends RuleCode>(code: C, ...rest: Given<C>): Finding {
  return finding('info', code, ...rest)
}

/** Not certain to be broken: what somebody has to look at, whatever the rule's severity. */
export function doubtful<C extends RuleCode>(code: C, ...rest: Given<C>): Finding {
  return finding('warn', code, ...rest)
}

/** The rule was decided by what somebody says whom nobody has signed for. */
export function unsigned(kind: StatedKind, { rule }: RuleInput): Finding {
  return finding('warn', 'rule.evidence-unsigned', { rule, kind })
}

/** The rule cannot be decided without a piece of evidence, which blocks whatever its severity. */
export function lacking(kind: EvidenceKind, { rule, policy: { signedBy } }: RuleInput): Finding {
  const isStated = STATED.some(one => one === kind)
  if (signedBy === undefined || !isStated) return finding('block', 'rule.evidence-missing', { rule, kind })
  const of = [...signedBy.of].map(([name, key]) => ({ name, key }))
  return finding('block', 'rule.evidence-missing', { rule, kind, signers: { any: signedBy.any, of } })
}

/** An amount as sentences of a rule tell it, in the unit of the proposal's chain. */
export function moneyIn({ proposal }: Pick<Subject, 'proposal'>, amount: bigint): Money {
  return moneyOf(amount, proposal.vault.network)
}

/** A quorum that a rule asks for, and what it is asked for, in one line. */
export interface NamedQuorum {
  readonly quorum: Quorum
  readonly named: string
  /** The amount up to which it is enough; undefined where that is any. */
  readonly upTo: string | undefined
}

/** A rule as its file defines it. */
interface RuleDefinition<F extends RecordFields> {
  /** `rule.` and the name that policies use. */
  readonly code: RuleCode
  /** What it does where the policy does not say `severity`. */
  readonly severity: Exclude<Severity, 'info'>
  /** One sentence, for the schema and for people. */
  readonly summary: string
  readonly fields: F
  /** Which fields do not go together, or are too few. */
  readonly refuse?: Refusal<F>
  /** The combinations of cosigners that it asks for, which the vault has to have. */
  readonly quorums?: (values: Values<F>) => readonly Quorum[]
  /** Who has to sign, for which amounts. */
  readonly tiers?: (values: Values<F>, on: OnChain) => readonly NamedQuorum[]
  /** Of whom one has to propose, and may not sign then; undefined where anybody may propose. */
  readonly proposers?: (values: Values<F>) => readonly string[] | undefined
  /** Whether, set like this, it lets through what is refused where it does not stand at all. */
  readonly permits?: (values: Values<F>) => boolean
  /** What is broken; empty where the rule holds. */
  check(values: Values<F>, asked: RuleInput): readonly Finding[]
}

/** A row of the registry. */
export interface Rule {
  readonly name: string
  readonly code: RuleCode
  readonly severity: Exclude<Severity, 'info'>
  readonly summary: string
  readonly parameters: Parameter<object>
  quorums(values: object): readonly Quorum[]
  tiers(values: object, on: OnChain): readonly NamedQuorum[]
  proposers(values: object): readonly string[] | undefined
  permits(values: object): boolean
  check(values: object, asked: RuleInput): readonly Finding[]
}

/** One rule as a policy sets it. */
export interface RuleSetting {
  readonly rule: Rule
  /** What the rule's own parameters have read. */
  readonly values: object
  readonly severity: Exclude<Severity, 'info'>
  /** Where in the file the rule stands, from 1. */
  readonly line: number
}

/** What rules see of the policy that they stand in: its terms, and how it sets all of them. */
export interface PolicyRules extends PolicyTerms {
  readonly rules: readonly RuleSetting[]
}

/** Makes a row of a definition; a rule's values are only ever those that its own parameters have read. */
export function rule<F extends RecordFields>(definition: RuleDefinition<F>): Rule {
  const name = definition.code.slice('rule.'.length)
  return {
    ...definition,
    name,
    parameters: record(name, definition.fields, definition.refuse) as unknown as Parameter<object>,
    quorums: values => definition.quorums?.(values as Values<F>) ?? [],
    tiers: (values, on) => definition.tiers?.(values as Values<F>, on) ?? [],
    proposers: values => definition.proposers?.(values as Values<F>),
    permits: values => definition.permits?.(values as Values<F>) ?? false,
    check: (values, asked) => definition.check(values as Values<F>, asked),
  }
}
