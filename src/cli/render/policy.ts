import type { PolicyAsked } from '../../app/person.js'
import { networkNamed } from '../../chain/network.js'
import { comparePolicies, type PolicyDifference, settingText } from '../../rules/policy/compare.js'
import { HEADER, type Policy } from '../../rules/policy/policy.js'
import { PLACE } from '../../rules/terms/places.js'
import { SIGNED_BY } from '../../rules/terms/signed-by.js'
import type { Vault } from '../../vault/vault.js'
import { comparisonRows } from './comparison-words.js'
import { type Content, quoted, type Shown, shown } from './shown.js'
import { type Style, table } from './style.js'

/** A policy in JSON output. A policy names its vault by the digest alone: its name is known where the command was told `of` which. */
export function policyData(policy: Policy, of: Vault | undefined) {
  const { name, network, version, previous, owner, digest, rules } = policy
  return {
    name,
    network: networkNamed(network).name,
    vault: { name: of?.name ?? null, digest: policy.vault },
    version,
    previous: previous.length > 1 ? previous : (previous[0] ?? null),
    owner: owner ?? null,
    digest: digest.hex,
    words: digest.words,
    rules: rules.map(setting => ({
      rule: setting.rule.name,
      severity: setting.severity,
      summary: setting.rule.summary,
      set: settingText(setting, networkNamed(policy.network)),
      line: setting.line,
    })),
  }
}

/** A policy for people: what it is, and each rule with what it is set to. */
export function policyText(policy: Policy, style: Style): Shown {
  const { words, bold, dim } = style
  const head = table([
    [words.policy, shown`${bold(policy.name)}  ${words.version(policy.version)}`],
    [words.vault, policy.vault],
    [words.digest, policy.digest.hex],
    [words.words, dim(words.compare)],
  ])
  const said = table([
    ...(policy.owner === undefined ? [] : [[words.owner, policy.owner] as const]),
    ...terms(policy, style),
  ])
  const rules = policy.rules.map(setting => {
    const severity = setting.severity === 'block' ? '' : shown`  ${style.yellow(words.severity.warn)}`
    return shown`  ${bold(setting.rule.name)}${severity}\n    ${words.ruleSummary(setting.rule)}\n    ${dim(settingText(setting, networkNamed(policy.network)))}\n`
  })
  return shown`${head}${comparisonRows(policy.digest.words, style)}${said}${bold(words.rules)}\n${rules}`
}

/** What the rules refer to, and who may change them and pass them: one line for each. */
function terms({ header, network }: Policy, { words }: Style): (readonly [string, Content])[] {
  const on = networkNamed(network)
  const { description, groups, places, changes, exceptions, checkpoints } = header
  const { 'signed-by': signedBy, 'clock-tolerance-minutes': tolerance } = header
  const named = <T>(label: string, items: ReadonlyMap<string, T> | undefined, print: (one: T) => string) =>
    [...(items ?? [])].map(([name, one], i) => [i === 0 ? label : '', `${name}: ${print(one)}`] as const)
  return [
    ...(description === undefined ? [] : [[words.description, quoted(description)] as const]),
    ...named(words.groups, groups, members => members.join(', ')),
    ...named(words.places, places, one => PLACE.print(one, on)),
    ...(changes === undefined ? [] : [[words.changes, HEADER.changes.kind.print(changes, on)] as const]),
    ...(exceptions === undefined
      ? []
      : [[words.exceptions, HEADER.exceptions.kind.print(exceptions, on)] as const]),
    ...(checkpoints === undefined ? [] : [[words.checkpoints, checkpoints] as const]),
    ...(signedBy === undefined ? [] : [[words.statementsBy, SIGNED_BY.print(signedBy, on)] as const]),
    ...(tolerance === undefined ? [] : [[words.clockTolerance, words.minutes(tolerance)] as const]),
  ]
}

/** What differs between two policies, in JSON output. */
export function differencesData(differences: readonly PolicyDifference[]) {
  return differences.map(({ rule, path, before, after, effect }) => ({
    rule: rule ?? null,
    field: path.join('.'),
    before: before ?? null,
    after: after ?? null,
    effect,
  }))
}

/** What differs between two policies, for people: what loosens first. */
export function differencesText(differences: readonly PolicyDifference[], style: Style): Shown {
  const { words, bold } = style
  if (differences.length === 0) return shown`${words.sameRules}\n`
  const groups = (['looser', 'other', 'tighter'] as const).map(effect => {
    const these = differences.filter(one => one.effect === effect)
    if (these.length === 0) return undefined
    const paint = { looser: style.red, other: style.yellow, tighter: style.green }[effect]
    return shown`${bold(paint(`${words.effect[effect]} (${these.length})`))}\n${these.map(one => differenceText(one, style))}`
  })
  return shown`${groups}`
}

/** Where in a policy a difference is. */
export function placeOf({ rule, path }: PolicyDifference): string {
  return [rule, ...path].filter(part => part !== undefined).join(' › ')
}

function differenceText(difference: PolicyDifference, { words, bold }: Style): Shown {
  const { before, after } = difference
  return shown`  ${bold(placeOf(difference))}: ${before ?? words.absent} → ${after ?? words.absent}\n`
}

/** A policy that a person decides on, with what it changes. */
export function policyAbove({ policy, inForce }: PolicyAsked, style: Style): Shown {
  const changes =
    inForce === undefined ? '' : shown`\n${differencesText(comparePolicies(inForce, policy), style)}`
  return shown`${policyText(policy, style)}${changes}\n`
}
