import { type Entry, type EntryOf, isEvent } from './entry.js'
import type { VaultIdentities } from './vault-identities.js'
import { greaterWorth, type Worth } from './worth.js'

/** A version of a policy that a log says was put in force. */
interface ActivatedPolicy {
  /** Its digest, 64 hex digits. */
  readonly policy: string
  readonly version: number
}

/** That a log tells of a version being put in force. */
interface LoggedActivation {
  /** Which entry tells of it. */
  readonly entry: string
  /** Unix milliseconds. */
  readonly time: number
  readonly worth: Worth
}

/** What logs tell of one version of a policy. Whether it is true, signatures and {@link Worth} say. */
export interface LoggedVersion extends ActivatedPolicy {
  /** The digests of the versions before it; undefined where no log says so. */
  readonly follows: readonly string[] | undefined
  readonly activations: readonly LoggedActivation[]
  /** The names of those of whom a log says that they have approved it. */
  readonly approvedBy: ReadonlySet<string>
  /** The approvals, as they were signed. */
  readonly approvals: ReadonlySet<string>
}

/** What logs tell of the policies of vaults. */
export interface LoggedPolicies {
  /** The digests of the vaults that anything is told of. */
  readonly vaults: readonly string[]
  /** The highest version that was put in force for a vault, by one of the vault's digests. */
  inForce(vault: string): ActivatedPolicy | undefined
  /** Every version that was approved or put in force, of one number also several. */
  versions(vault: string): readonly LoggedVersion[]
  /** What cosigners have signed to take an approval back. */
  revocations(vault: string): readonly string[]
}

/** Nothing. */
export const NO_POLICIES: LoggedPolicies = {
  vaults: [],
  inForce: () => undefined,
  versions: () => [],
  revocations: () => [],
}

/**
 * Versions of policies, gathered from entries in any order, repeated ones included. No digest is ever dropped. What is told
 * of a vault under any of its digests is told of it.
 */
export class PolicyVersions implements LoggedPolicies {
  /** By the vault's digest, then the policy's. */
  readonly #versions = new Map<string, Map<string, GatheredVersion>>()
  readonly #revocations = new Map<string, Set<string>>()
  readonly #vaults: VaultIdentities

  /** `vaults` say which digests are of one vault. */
  constructor(vaults: VaultIdentities) {
    this.#vaults = vaults
  }

  get vaults(): readonly string[] {
    return [...new Set([...this.#versions.keys(), ...this.#revocations.keys()])]
  }

  inForce(vault: string): ActivatedPolicy | undefined {
    return this.versions(vault)
      .filter(({ activations }) => activations.length > 0)
      .reduce<LoggedVersion | undefined>(
        (most, one) => (one.version > (most?.version ?? 0) ? one : most),
        undefined,
      )
  }

  versions(vault: string): readonly LoggedVersion[] {
    const merged = new Map<string, GatheredVersion>()
    for (const [place, version] of this.#of(vault, this.#versions).flatMap(of => [...of])) {
      const known = merged.get(place) ?? new GatheredVersion(version.policy, version.version)
      known.join(version)
      merged.set(place, known)
    }
    return [...merged.values()]
  }

  revocations(vault: string): readonly string[] {
    return [...new Set(this.#of(vault, this.#revocations).flatMap(of => [...of]))]
  }

  /** Takes an entry; `time` is its time in Unix milliseconds. */
  add(entry: Entry, time: number, worth: Worth): void {
    if (isEvent(entry, 'policy.activated')) this.#version(entry).activated(entry, time, worth)
    if (isEvent(entry, 'policy.approved')) this.#version(entry).approved(entry)
    if (isEvent(entry, 'policy.revoked')) this.#revoke(entry.vault.digest, [entry.revocation])
  }

  /** Adds what was gathered elsewhere. */
  join(other: LoggedPolicies): void {
    for (const vault of other.vaults) {
      for (const version of other.versions(vault)) this.#at(vault, version).join(version)
      this.#revoke(vault, other.revocations(vault))
    }
  }

  /** What is told of a vault, under each of its digests. */
  #of<T>(vault: string, told: ReadonlyMap<string, T>): T[] {
    return [...told].flatMap(([digest, of]) => (this.#vaults.areOne(digest, vault) ? [of] : []))
  }

  #version(entry: EntryOf<'policy.activated' | 'policy.approved'>): GatheredVersion {
    const version = this.#at(entry.vault.digest, entry)
    version.follow(entry.follows)
    return version
  }

  #at(vault: string, { policy, version }: ActivatedPolicy): GatheredVersion {
    const versions = this.#versions.get(vault) ?? new Map<string, GatheredVersion>()
    this.#versions.set(vault, versions)
    // A log may tell another number of it than another log: each is kept.
    const place = `${policy} ${version}`
    const known = versions.get(place) ?? new GatheredVersion(policy, version)
    versions.set(place, known)
    return known
  }

  #revoke(vault: string, revocations: Iterable<string>): void {
    this.#revocations.set(vault, new Set([...(this.#revocations.get(vault) ?? []), ...revocations]))
  }
}

class GatheredVersion implements LoggedVersion {
  readonly policy: string
  readonly version: number
  readonly approvedBy = new Set<string>()
  readonly approvals = new Set<string>()
  /** By the entries that tell of them. */
  readonly #activations = new Map<string, LoggedActivation>()
  #follows: readonly string[] | undefined

  constructor(policy: string, version: number) {
    this.policy = policy
    this.version = version
  }

  get follows(): readonly string[] | undefined {
    return this.#follows
  }

  get activations(): readonly LoggedActivation[] {
    return [...this.#activations.values()]
  }

  follow(follows: readonly string[] | undefined): void {
    if (follows !== undefined) this.#follows = [...new Set([...(this.#follows ?? []), ...follows])]
  }

  activated(
    { log, seq, approvedBy, approvals = [] }: EntryOf<'policy.activated'>,
    time: number,
    worth: Worth,
  ): void {
    this.#activate({ entry: `${log} ${seq} ${time}`, time, worth })
    for (const name of approvedBy) this.approvedBy.add(name)
    for (const approval of approvals) this.approvals.add(approval)
  }

  approved({ cosigner, approval }: EntryOf<'policy.approved'>): void {
    this.approvedBy.add(cosigner.name)
    if (approval !== undefined) this.approvals.add(approval)
  }

  join(other: LoggedVersion): void {
    this.follow(other.follows)
    for (const activation of other.activations) this.#activate(activation)
    for (const name of other.approvedBy) this.approvedBy.add(name)
    for (const approval of other.approvals) this.approvals.add(approval)
  }

  #activate({ entry, time, worth }: LoggedActivation): void {
    const known = this.#activations.get(entry)?.worth ?? worth
    this.#activations.set(entry, { entry, time, worth: greaterWorth(known, worth) })
  }
}
