import { lookAlike } from '../../keys/look-alike.js'
import { fewestSigners } from '../../vault/quorums.js'
import type { VaultFacts } from '../../vault/vault.js'
import type { NamedQuorum } from '../engine/rule.js'
import {
  type Demand,
  isMetBy,
  missingOf,
  openDemands,
  type Quorum,
  quorumArgs,
  quorumMembers,
  smallest,
} from '../parameters/quorum.js'
import type { Policy } from './policy.js'

/** Up to which amount a tier goes, if to any, and who has to sign, where that is not what the script says anyway. */
export interface TierArgs {
  readonly [name: string]: string | ReturnType<typeof quorumArgs> | undefined
  readonly upTo: string | undefined
  readonly quorum?: ReturnType<typeof quorumArgs>
}

/** A tier of a rule as sentences tell it. */
export function tierArgs({ quorum, upTo }: NamedQuorum): TierArgs {
  return { upTo, quorum: quorumArgs(quorum) }
}

/** Who can sign what one tier of a policy is for. */
export interface TierSigners {
  /** As the policy prints it. */
  readonly tier: string
  /** As sentences tell it. */
  readonly args: TierArgs
  /** Where in the policy file it stands, from 1. */
  readonly line: number
  /** Names of the cosigners who can sign before anybody else has signed or consented. */
  readonly first: readonly string[]
  /** Names of those who can once others have. */
  readonly after: readonly string[]
  /** Where nobody can: so many of whom have to stand behind it, all but one of them by consent. Else empty. */
  readonly consents: readonly { readonly consentCount: number; readonly of: readonly string[] }[]
  /** Whether it can be signed at all, with the consent of whomever it takes. */
  readonly possible: boolean
}

/**
 * Who can sign first, for every tier of a policy. Where only named people may propose and who proposes may not sign, one of
 * those who may propose is away: what is possible is so for one of them at least.
 */
export function whoSigns(policy: Policy, vault: VaultFacts): TierSigners[] {
  const groupsOfPeople = peopleLeft(policy, vault)
  const tiers = policy.rules.flatMap(({ rule, values, line }) =>
    rule
      .tiers(values, vault.network)
      .map(one => ({ quorum: one.quorum, tier: one.named, args: tierArgs(one), line })),
  )
  const any = { tier: 'any amount', args: { upTo: undefined }, line: 1 }
  const script = { quorum: { any: vault.primary.quorum.any }, ...any }
  return (tiers.length === 0 ? [script] : tiers).map(({ quorum, tier, args, line }) => ({
    ...{ tier, args, line },
    ...signersOf(quorum, groupsOfPeople, policy, vault),
  }))
}

function signersOf(
  quorum: Quorum,
  groupsOfPeople: readonly (readonly string[])[],
  { groups }: Policy,
  vault: VaultFacts,
): Omit<TierSigners, 'tier' | 'args' | 'line'> {
  const fitting = groupsOfPeople.filter(
    people => people.length >= fewestSigners(vault) && isMetBy(quorum, new Set(people), groups),
  )
  const able = vault.cosigners.map(({ name }) => name).filter(name => fitting.some(one => one.includes(name)))
  const first = able.filter(name => openDemands(quorum, new Set([name]), groups, vault).length === 0)
  const open = first.length > 0 ? [] : smallest(openDemands(quorum, new Set(), groups, vault))
  const consents = open.map((demand: Demand) => ({
    consentCount: missingOf(demand, new Set()),
    of: quorumMembers(demand, able),
  }))
  return {
    ...{ first, after: able.filter(name => !first.includes(name)) },
    consents: fitting.length === 0 ? [] : consents,
    possible: fitting.length > 0,
  }
}

/** The cosigners who may sign, for each of those who may propose. */
function peopleLeft({ rules }: Policy, { cosigners }: VaultFacts): string[][] {
  const names = cosigners.map(({ name }) => name)
  const proposers = rules
    .filter(({ severity }) => severity === 'block')
    .map(({ rule, values }) => rule.proposers(values))
    .find(one => one !== undefined)
  if (proposers === undefined) return [names]
  return proposers.map(proposer => names.filter(name => !lookAlike(name, proposer)))
}
