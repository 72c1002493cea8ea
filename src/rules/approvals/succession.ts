import { RingiError } from '../../base/error.js'
import { refuseOtherLineEnds } from '../policy/line-ends.js'
import type { Policy } from '../policy/policy.js'

/** Where a version of a policy stands among the others. */
interface VersionPlace {
  /** Its digest, 64 hex digits. */
  readonly policy: string
  readonly version: number
  /** The digests of the versions before it; undefined where nobody has said. */
  readonly follows: readonly string[] | undefined
}

/** The place that a policy's file gives it. */
export function versionPlaceOf({ digest, version, previous }: Policy): VersionPlace {
  return { policy: digest.hex, version, follows: previous }
}

/**
 * Whether two versions compete: they have one number, or follow the same version, or none, without one following the
 * other. Of such two, only one can rightly be in force.
 */
export function areRivals(one: VersionPlace, other: VersionPlace): boolean {
  if (one.policy === other.policy) return false
  if (one.version === other.version) return true
  const [before, after] = [one.follows, other.follows]
  if (before === undefined || after === undefined) return false
  if (before.includes(other.policy) || after.includes(one.policy)) return false
  if (before.length === 0 || after.length === 0) return before.length === after.length
  return before.some(digest => after.includes(digest))
}

/**
 * The rivals of what is, or was, in force, among the versions that are told of, but for those that a version in force
 * names as before it, and so has ended.
 */
export function openRivals<V extends VersionPlace>(
  lineage: readonly VersionPlace[],
  told: readonly V[],
): V[] {
  const known = new Set(lineage.flatMap(({ policy, follows = [] }) => [policy, ...follows]))
  return told.filter(one => !known.has(one.policy) && lineage.some(other => areRivals(one, other)))
}

/**
 * Makes sure that `next` may follow the version in force, if there is one. `isApproved` says whether enough have approved
 * `next`. Throws `policy.forked` where so many have approved a rival of the version in force, else `policy.rolled-back`
 * for an earlier or the same version, and `policy.not-next` where it does not name the version in force as one before it.
 */
export function requireSuccessor(
  next: Policy,
  inForce: Policy | undefined,
  isApproved: () => boolean = () => false,
): void {
  if (inForce === undefined || (next.version > inForce.version && next.previous.includes(inForce.digest.hex)))
    return
  refuseOtherLineEnds(next, [inForce.digest.hex])
  if (areRivals(versionPlaceOf(next), versionPlaceOf(inForce)) && isApproved()) throw forked(next, inForce)
  if (next.version <= inForce.version) throw rolledBack(next, inForce)
  const [previous, digest] = [next.previous.join() || 'none', inForce.digest.hex]
  throw new RingiError('policy.not-next', { previous, inForce: digest, version: inForce.version })
}

/** The refusal of two versions that compete and have both been approved by enough. */
export function forked(one: VersionPlace | Policy, other: VersionPlace | Policy): RingiError {
  const digests = [one, other].map(version => ('digest' in version ? version.digest.hex : version.policy))
  return new RingiError('policy.forked', { why: 'approved', policies: digests })
}

function rolledBack(next: Policy, inForce: Policy): RingiError {
  return new RingiError('policy.rolled-back', {
    ...{ why: 'not-later', inForce: inForce.version, version: next.version },
  })
}
