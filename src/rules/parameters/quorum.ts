import { named, optional, record, required } from './collection.js'
import type { Parameter } from './parameter.js'
import { count, reference } from './scalar.js'

/** Who together suffices: `any` cosigners, among them at least so many of each group named. */
export interface Quorum {
  readonly any: number
  readonly including?: ReadonlyMap<string, number> | undefined
}

/** More than N cosigners no script has (BIP 383: 20 keys). */
const MOST_COSIGNERS = 20

const including = named(reference('group'), count('tighter', 1, MOST_COSIGNERS), 'tighter')

/** The fields that say a quorum, for records that say more than that. */
export const QUORUM_FIELDS = {
  any: required(count('tighter', 1, MOST_COSIGNERS)),
  including: optional(including, 'tighter'),
}

/** `any: 3` and `including: { security: 1 }`. */
export const QUORUM: Parameter<Quorum> = { ...record('a quorum', QUORUM_FIELDS), print: printQuorum }

/** `any 3 with 1 of security`. */
export function printQuorum({ any, including }: Quorum): string {
  const groups = [...(including ?? [])].map(([group, least]) => `${least} of ${group}`)
  return groups.length === 0 ? `any ${any}` : `any ${any} with ${groups.join(' and ')}`
}

/** Members of each group by cosigners' names. */
export type Groups = ReadonlyMap<string, readonly string[]>

/** What `signers` (names of cosigners) still lack of a quorum, in words; undefined where they suffice. */
export function lackingOf(quorum: Quorum, signers: ReadonlySet<string>, groups: Groups): string | undefined {
  const short = [...(quorum.including ?? [])].flatMap(([group, least]) => {
    const present = (groups.get(group) ?? []).filter(name => signers.has(name)).length
    return present < least ? [`${least - present} more of ${group}`] : []
  })
  if (signers.size < quorum.any) short.unshift(`${quorum.any - signers.size} more`)
  return short.length === 0 ? undefined : short.join(', ')
}
