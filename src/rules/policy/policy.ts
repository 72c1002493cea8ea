import { RingiError } from '../../base/error.js'
import { NETWORKS } from '../../chain/network.js'
import { type NamedDigest, named as namedDigest } from '../../vault/digest.js'
import type { Vault } from '../../vault/vault.js'
import type { PolicyRules } from '../engine/rule.js'
import {
  list,
  named,
  optional,
  type RecordFields,
  record,
  required,
  type Values,
} from '../parameters/collection.js'
import { malformedPolicy, unknownName } from '../parameters/malformed.js'
import type { Names, Parameter } from '../parameters/parameter.js'
import {
  lackingOf,
  printQuorum,
  QUORUM,
  QUORUM_FIELDS,
  quorumArgs,
  refuseQuorum,
} from '../parameters/quorum.js'
import { choice, count, text } from '../parameters/scalar.js'
import { parseSource, type Source } from '../parameters/source.js'
import { policyHash } from '../terms/digest.js'
import { DIGEST, NAME, PLACES, PlaceBook } from '../terms/places.js'
import { SIGNED_BY } from '../terms/signed-by.js'
import { readRules, ruleNames } from './settings.js'

const DESCRIPTION = text<string>(
  { why: 'description', most: 500 },
  one => (one.length <= 500 ? one : undefined),
  one => one,
)

const ONE_BEFORE = text<readonly string[]>(
  { why: 'before' },
  digits => (/^([0-9a-f]{64}|none)$/.test(digits) ? (digits === 'none' ? [] : [digits]) : undefined),
  digests => digests.join(),
  '^([0-9a-f]{64}|none)$',
)

const SEVERAL_BEFORE = list(DIGEST, { more: 'other', least: 2 })

/** `none`, a digest, or a list of those between which there is to be one version again. */
const BEFORE: Parameter<readonly string[]> = {
  schema: { anyOf: [ONE_BEFORE.schema, SEVERAL_BEFORE.schema] },
  read: (source, names) => (source.kind === 'list' ? SEVERAL_BEFORE : ONE_BEFORE).read(source, names),
  print: (digests, on) => (digests.length === 0 ? 'none' : SEVERAL_BEFORE.print(digests, on)),
  compare: (before, after, on) => SEVERAL_BEFORE.compare(before, after, on),
}

const RULE_NAME = text<string>(
  { why: 'rule-name' },
  one => (ruleNames().includes(one) ? one : undefined),
  one => one,
)

const EXCEPTION_FIELDS = { ...QUORUM_FIELDS, rules: required(list(RULE_NAME, { more: 'looser' })) }

/** `any 2 with 1 of security, from rolling-limit, signing-hours`. */
const EXCEPTIONS: Parameter<Values<typeof EXCEPTION_FIELDS>> = {
  ...record('exceptions', EXCEPTION_FIELDS, refuseQuorum),
  print: exceptions => `${printQuorum(exceptions)}, from ${exceptions.rules.join(', ')}`,
}

/** All fields of a policy but its rules. */
export const HEADER = {
  ringi: required(choice(['1'])),
  kind: required(choice(['policy'])),
  name: required(NAME),
  network: required(choice(Object.keys(NETWORKS))),
  vault: required(DIGEST),
  version: required(count('other', 1, 1_000_000)),
  previous: required(BEFORE),
  description: optional(DESCRIPTION, 'other'),
  owner: optional(NAME, 'other'),
  groups: optional(named(NAME, list(NAME, { more: 'other' }), 'other'), 'other'),
  places: optional(PLACES, 'other'),
  changes: optional(QUORUM, 'tighter'),
  exceptions: optional(EXCEPTIONS, 'looser'),
  checkpoints: optional(choice(['required']), 'tighter'),
  'signed-by': optional(SIGNED_BY, 'tighter'),
  'clock-tolerance-minutes': optional(count('looser', 0, 24 * 60), 'looser'),
} satisfies RecordFields

/** A spending policy of one vault, as its file says it. */
export interface Policy extends PolicyRules {
  readonly text: string
  /** For comparing versions. */
  readonly header: Values<typeof HEADER>
}

/** Minutes by which clocks of offline machines differ without anybody having set one back. */
const USUAL_TOLERANCE = 10
const MINUTE = 60_000

/** More would take minutes to derive, at every command. */
const MOST_SCRIPTS = 100_000

/** The digest of a policy's file. */
export function policyDigest(text: string): NamedDigest {
  return namedDigest(policyHash(text))
}

/** Reads a policy file. Throws `policy.malformed` with line, column and the nearest right name. */
export function parsePolicy(text: string): Policy {
  const source = parseSource(text)
  if (source.kind !== 'map') throw malformedPolicy(source, { why: 'no-policy' })
  const { rules, header, names } = readHeader(source)
  const places = new PlaceBook(header.places ?? new Map())
  if (places.size > MOST_SCRIPTS)
    throw malformedPolicy(source.entries.get('places') ?? source, {
      why: 'many-addresses',
      most: MOST_SCRIPTS,
    })
  return {
    ...{ name: header.name, network: header.network, vault: header.vault, version: header.version },
    previous: header.previous,
    owner: header.owner,
    groups: header.groups ?? new Map(),
    places,
    changes: header.changes,
    exceptions: header.exceptions,
    checkpoints: header.checkpoints !== undefined,
    signedBy: header['signed-by'],
    clockTolerance: (header['clock-tolerance-minutes'] ?? USUAL_TOLERANCE) * MINUTE,
    rules: readRules(rules, names),
    digest: policyDigest(text),
    text,
    header,
  }
}

/** The names that the rest of a policy refers to have to be known before it is read. */
function readHeader(source: MapSource) {
  const known = [...Object.keys(HEADER), 'rules']
  for (const [name, at] of source.entries)
    if (!known.includes(name)) throw unknownName(at, { of: 'field', record: 'a policy' }, name, known)
  const rules = source.entries.get('rules')?.value
  if (rules === undefined) throw malformedPolicy(source, { why: 'lacks', record: 'a policy', field: 'rules' })
  const network = textOf(source, 'network')
  const names: Names = {
    // One that does not exist is refused with the field itself, before anything is read by it.
    network: network ?? '',
    groups: keysOf(source, 'groups'),
    places: keysOf(source, 'places'),
    owner: textOf(source, 'owner'),
  }
  const entries = new Map([...source.entries].filter(([name]) => name !== 'rules'))
  return { rules, names, header: record('a policy', HEADER).read({ ...source, entries }, names) }
}

type MapSource = Extract<Source, { kind: 'map' }>

function textOf({ entries }: MapSource, field: string): string | undefined {
  const value = entries.get(field)?.value
  return value?.kind === 'text' ? value.text : undefined
}

function keysOf({ entries }: MapSource, field: string): string[] {
  const value = entries.get(field)?.value
  return value?.kind === 'map' ? [...value.entries.keys()] : []
}

/**
 * Makes sure that a policy is for `vault`, and that what it says of people can be met by the vault's cosigners. Throws
 * `policy.other-vault`, `policy.people`.
 */
export function requireVault(policy: Policy, vault: Vault): void {
  if (!vault.isNamedBy(policy.vault) || policy.network !== vault.network.name) {
    throw new RingiError('policy.other-vault', {
      ...{ policy: policy.name, vault: vault.name },
      ...{ expected: policy.vault, actual: vault.digest.hex },
    })
  }
  const cosigners = vault.cosigners.map(({ name }) => name)
  for (const [group, members] of policy.groups) {
    const stranger = members.find(member => !cosigners.includes(member))
    if (stranger !== undefined)
      throw new RingiError('policy.people', { why: 'stranger', name: stranger, group, vault: vault.name })
  }
  const asked = policy.rules.flatMap(({ rule, values }) => rule.quorums(values))
  for (const quorum of [policy.changes, policy.exceptions, ...asked]) {
    if (quorum !== undefined && lackingOf(quorum, new Set(cosigners), policy.groups) !== undefined)
      throw new RingiError('policy.people', { why: 'quorum', quorum: quorumArgs(quorum) })
  }
  if (policy.changes !== undefined && policy.changes.any < vault.primary.quorum.any)
    throw new RingiError('policy.people', { why: 'changes', least: vault.primary.quorum.any })
}
