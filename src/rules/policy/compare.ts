import type { OnChain } from '../../chain/chain.js'
import { networkNamed } from '../../chain/network.js'
import type { RuleSetting } from '../engine/rule.js'
import { record } from '../parameters/collection.js'
import type { Difference } from '../parameters/parameter.js'
import { HEADER, type Policy } from './policy.js'
import { SEVERITY } from './settings.js'

/** What two versions of a policy say differently, with the rule that it is about, if it is about one. */
export interface PolicyDifference extends Difference {
  readonly rule: string | undefined
}

// They differ from version to version by themselves.
const { ringi: _, kind: __, version: ___, previous: ____, ...COMPARED } = HEADER

/** What `after` says otherwise than `before`, and whether that loosens or tightens what may be signed. */
export function comparePolicies(before: Policy, after: Policy): PolicyDifference[] {
  const on = networkNamed(after.network)
  const header = record('a policy', COMPARED).compare(before.header, after.header, on)
  const names = [...new Set([...before.rules, ...after.rules].map(({ rule }) => rule.name))]
  return [
    ...header.map(one => ({ ...one, rule: undefined })),
    ...names.flatMap(name => compareRule(name, settingOf(before, name), settingOf(after, name), on)),
  ]
}

/**
 * Whether a difference lets through what was refused before, or may. Of what can be said neither way, a description says
 * nothing, and a group that comes or goes does so with the rules that name it, which differ themselves.
 */
export function mayLoosen({ rule, path, before, after, effect }: PolicyDifference): boolean {
  if (effect !== 'other' || rule !== undefined) return effect !== 'tighter'
  const [field] = path
  const comesOrGoes = before === undefined || after === undefined
  return field !== 'description' && !(field === 'groups' && path.length <= 2 && comesOrGoes)
}

function settingOf({ rules }: Policy, name: string): RuleSetting | undefined {
  return rules.find(({ rule }) => rule.name === name)
}

function compareRule(
  rule: string,
  before: RuleSetting | undefined,
  after: RuleSetting | undefined,
  on: OnChain,
): PolicyDifference[] {
  if (before === undefined || after === undefined) {
    const effect = before === undefined ? effectOfAdding(after) : OPPOSITE[effectOfAdding(before)]
    return [
      {
        rule,
        path: [],
        before: before && settingText(before, on),
        after: after && settingText(after, on),
        effect,
      },
    ]
  }
  const severity = SEVERITY.compare(before.severity, after.severity, on)
  return [
    ...severity.map(one => ({ ...one, rule, path: ['severity'] })),
    ...before.rule.parameters.compare(before.values, after.values, on).map(one => ({ ...one, rule })),
  ]
}

const OPPOSITE = { looser: 'tighter', tighter: 'looser' } as const

function effectOfAdding(setting: RuleSetting | undefined): keyof typeof OPPOSITE {
  return setting?.rule.permits(setting.values) ? 'looser' : 'tighter'
}

/** What a rule is set to, in one line; the rule's severity where it has no parameters. */
export function settingText({ rule, values, severity }: RuleSetting, on: OnChain): string {
  const text = rule.parameters.print(values, on)
  return text === '' ? severity : text
}
