import { RULES } from '../catalogue/registry.js'
import type { Rule, RuleSetting } from '../engine/rule.js'
import { malformedPolicy, unknownName } from '../parameters/malformed.js'
import type { Names } from '../parameters/parameter.js'
import { choice } from '../parameters/scalar.js'
import type { Source } from '../parameters/source.js'

/** What every rule's `severity` may be, the tighter one first. */
export const SEVERITY = choice(['block', 'warn'], true)

/** The names of all rules. */
export function ruleNames(): string[] {
  return RULES.map(({ name }) => name)
}

/** The rules of a policy. Throws `policy.malformed`. */
export function readRules(source: Source, names: Names): RuleSetting[] {
  if (source.kind !== 'map') throw malformedPolicy(source, { why: 'no-rule-map' })
  if (source.entries.size === 0) throw malformedPolicy(source, { why: 'no-rule' })
  return [...source.entries].map(([name, at]) => {
    const rule = RULES.find(one => one.name === name)
    if (rule === undefined) throw unknownName(at, { of: 'rule' }, name, ruleNames())
    return { ...readRule(rule, at.value, names), line: at.line }
  })
}

function readRule(rule: Rule, source: Source, names: Names): Omit<RuleSetting, 'line'> {
  if (source.kind !== 'map')
    return { rule, values: rule.parameters.read(asMap(source), names), severity: rule.severity }
  const { severity, ...rest } = Object.fromEntries(source.entries)
  return {
    rule,
    values: rule.parameters.read({ ...source, entries: new Map(Object.entries(rest)) }, names),
    severity: severity === undefined ? rule.severity : SEVERITY.read(severity.value, names),
  }
}

// A rule without parameters may stand alone: `separation-of-duties:`.
function asMap(source: Source): Source {
  const isEmpty = source.kind === 'text' && source.text === ''
  return isEmpty ? { ...source, kind: 'map', entries: new Map() } : source
}
