import { type Entry, tellsOf } from './entry.js'

/** A version of a policy that a log says was put in force. */
export interface ActivatedPolicy {
  /** Its digest, 64 hex digits. */
  readonly policy: string
  readonly version: number
}

/** The highest version of a policy that was put in force for each vault, gathered from entries in any order. */
export class Activated {
  /** By the vault's digest. */
  readonly policies = new Map<string, ActivatedPolicy>()

  add(entry: Entry): void {
    if (!tellsOf(entry, 'policy.activated')) return
    const { vault, policy, version } = entry
    this.#raise(vault.digest, { policy, version })
  }

  /** Adds what was gathered elsewhere. */
  join(policies: ReadonlyMap<string, ActivatedPolicy>): void {
    for (const [vault, activated] of policies) this.#raise(vault, activated)
  }

  #raise(vault: string, activated: ActivatedPolicy): void {
    const known = this.policies.get(vault)
    if (known === undefined || activated.version > known.version) this.policies.set(vault, activated)
  }
}
