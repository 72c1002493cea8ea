import type { Vault } from '../../vault/vault.js'
import { named, optional, type Refusal, record, required, type Values } from './collection.js'
import type { Parameter } from './parameter.js'
import { count, flag, reference } from './scalar.js'

/** Who together suffices: `any` cosigners, among them at least so many of each group named. */
export interface Quorum {
  readonly any: number
  readonly including?: ReadonlyMap<string, number> | undefined
  /** Whether one person counts for one of the groups only, and not for each that they are in. */
  readonly distinct?: boolean | undefined
}

/** More than N cosigners no script has (BIP 383: 20 keys). */
const MOST_COSIGNERS = 20

/** With `distinct`, each combination of groups is a demand of its own: of so many groups, 255. */
const MOST_DISTINCT = 8

const including = named(reference('group'), count('tighter', 1, MOST_COSIGNERS), 'tighter')

/** The fields that say a quorum, for records that say more than that. */
export const QUORUM_FIELDS = {
  any: required(count('tighter', 1, MOST_COSIGNERS)),
  including: optional(including, 'tighter'),
  distinct: optional(flag('tighter'), 'tighter'),
}

/** What no quorum can say, for records that say more than that as well. */
export const refuseQuorum = (({ including, distinct }) => {
  if (!distinct || (including?.size ?? 0) <= MOST_DISTINCT) return undefined
  return { why: 'many-groups', most: MOST_DISTINCT } as const
}) satisfies Refusal<typeof QUORUM_FIELDS>

/** `any: 3` and `including: { security: 1 }`. */
export const QUORUM: Parameter<Values<typeof QUORUM_FIELDS>> = {
  ...record('a quorum', QUORUM_FIELDS, refuseQuorum),
  print: printQuorum,
}

/** `any 3 with 1 of security`; `any 3 with 1 of security and 1 of board, all different people`. */
export function printQuorum({ any, including, distinct }: Quorum): string {
  const groups = [...(including ?? [])].map(([group, least]) => `${least} of ${group}`)
  if (groups.length === 0) return `any ${any}`
  return `any ${any} with ${groups.join(' and ')}${distinct ? ', all different people' : ''}`
}

/** Members of each group by cosigners' names. */
export type Groups = ReadonlyMap<string, readonly string[]>

/**
 * At least `least` of the members of some groups together, or of all cosigners where there is no group. A quorum is a
 * number of these, and is met by whoever meets all of them.
 */
export interface Demand {
  readonly least: number
  readonly groups: readonly string[]
  /** Names; undefined for all cosigners. */
  readonly members: ReadonlySet<string> | undefined
}

/**
 * What a quorum asks for. Where people have to be `distinct`, enough of them for every group by itself do not suffice:
 * there is one place for each in the groups if and only if, for every combination of the groups, as many are in one or
 * another of these as they ask for in all (Hall's theorem).
 */
function demandsOf({ any, including, distinct }: Quorum, groups: Groups): Demand[] {
  const single = [...(including ?? [])].map(([group, least]) => ({ least, groups: [group] }))
  return [{ least: any, groups: [] }, ...(distinct ? combinations(single) : single)].map(demand => ({
    ...demand,
    members:
      demand.groups.length === 0 ? undefined : new Set(demand.groups.flatMap(name => groups.get(name) ?? [])),
  }))
}

type QuorumPart = Pick<Demand, 'least' | 'groups'>

/** Every combination of at least one. */
function combinations(single: readonly QuorumPart[]): QuorumPart[] {
  return single.reduce<QuorumPart[]>(
    (before, one) =>
      before.concat(
        one,
        before.map(other => both(other, one)),
      ),
    [],
  )
}

function both(one: QuorumPart, other: QuorumPart): QuorumPart {
  return { least: one.least + other.least, groups: [...one.groups, ...other.groups] }
}

/** How many of `people` (names of cosigners) a demand still lacks; 0 where it is met. */
export function missingOf({ least, members }: Demand, people: ReadonlySet<string>): number {
  const present = members === undefined ? people.size : [...people].filter(name => members.has(name)).length
  return Math.max(0, least - present)
}

/** The demands of a quorum that `people` do not meet. */
function unmetBy(quorum: Quorum, people: ReadonlySet<string>, groups: Groups): Demand[] {
  return demandsOf(quorum, groups).filter(demand => missingOf(demand, people) > 0)
}

/** Whether `people` (names of cosigners) suffice. */
export function isMetBy(quorum: Quorum, people: ReadonlySet<string>, groups: Groups): boolean {
  return unmetBy(quorum, people, groups).length === 0
}

/** Whether the groups have as many members as a quorum asks for. */
export function isWithinReach(quorum: Quorum, groups: Groups): boolean {
  return demandsOf(quorum, groups).every(
    ({ least, members }) => members === undefined || members.size >= least,
  )
}

/** Who of `people` could meet a demand. */
export function quorumMembers({ members }: Demand, people: readonly string[]): string[] {
  return people.filter(name => members?.has(name) !== false)
}

/** Of demands that contain one another, the smaller ones, which say best what is asked for. */
export function smallest(demands: readonly Demand[]): Demand[] {
  const contains = ({ groups }: Demand, some: Demand) =>
    some.groups.length > 0 &&
    some.groups.length < groups.length &&
    some.groups.every(one => groups.includes(one))
  return demands.filter(demand => !demands.some(one => contains(demand, one)))
}

/** Whose quorum it is: these cosigners can send a transaction, on one of these paths. */
export type Signatories = Pick<Vault, 'cosigners' | 'paths'>

/**
 * The demands that could be left unmet once `approvers` stand behind a transaction and one of them has signed it: copies
 * without signatures may lie anywhere, and any M - 1 others can complete it, each of whom sees but their own copy. So every
 * set of M with the signer, together with the approvers, has to meet every demand. The worst of these sets takes the
 * approvers and all who are outside the demand first, and members only where those are fewer than M: it meets the demand
 * if and only if the approvers meet it already, or any M cosigners do. None of the sets has to be enumerated. Of several
 * paths each one's M and cosigners count.
 */
export function openDemands(
  quorum: Quorum,
  approvers: ReadonlySet<string>,
  groups: Groups,
  { cosigners, paths }: Signatories,
): Demand[] {
  return unmetBy(quorum, approvers, groups).filter(({ least, members }) => {
    const isOutside = (place: number) => members?.has(cosigners[place]?.name ?? '') === false
    return paths.some(({ quorum: { any, of } }) => any - of.filter(isOutside).length < least)
  })
}

/** How many more a quorum needs, of which groups together; of all cosigners where none is named. */
export interface Lack {
  readonly [name: string]: number | readonly string[]
  readonly missing: number
  readonly groups: readonly string[]
}

/** What `signers` (names of cosigners) still lack of a quorum; undefined where they suffice. */
export function lackingOf(
  quorum: Quorum,
  signers: ReadonlySet<string>,
  groups: Groups,
): readonly Lack[] | undefined {
  const short = smallest(unmetBy(quorum, signers, groups)).map(demand => {
    return { missing: missingOf(demand, signers), groups: demand.groups }
  })
  return short.length === 0 ? undefined : short
}

/** A quorum as sentences tell it. */
export function quorumArgs({ any, including, distinct = false }: Quorum) {
  return { any, including: [...(including ?? [])].map(([group, least]) => ({ group, least })), distinct }
}
