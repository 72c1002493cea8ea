import { type Entry, isEvent } from './entry.js'

/** A vault by all of its digests. */
interface NamedVault {
  readonly digest: { readonly hex: string }
  readonly aliases: ReadonlySet<string>
  readonly identity: string
}

/** A vault by its digest, which entries and policies name, and by its identity, which says what its scripts are made of. */
export interface KnownVault {
  readonly digest: string
  readonly identity: string
}

/**
 * Which digests are of one vault: a vault that is registered anew under another name has another digest, and the same
 * coins, limits and history. Two digests are of one vault where any word says so: that of this machine's vaults, or that of
 * a log. A false word can only make more count against a payment.
 */
export class VaultIdentities {
  readonly #identities = new Map<string, Set<string>>()

  /** Takes what this machine knows of a vault. */
  know({ digest, identity }: KnownVault): void {
    const known = this.#identities.get(digest)
    if (known === undefined) this.#identities.set(digest, new Set([identity]))
    else known.add(identity)
  }

  /** The same of vaults by all of their digests. */
  knowVaults(...vaults: readonly NamedVault[]): void {
    for (const { digest, aliases, identity } of vaults)
      for (const one of [digest.hex, ...aliases]) this.know({ digest: one, identity })
  }

  /** Takes what an entry says of the vault that it registers, or that has given way. */
  add(entry: Entry): void {
    if (!isEvent(entry, 'vault.registered') && !isEvent(entry, 'vault.superseded')) return
    const { vault, identity } = entry
    if (typeof identity === 'string') this.know({ digest: vault.digest, identity })
  }

  /** Adds what was gathered elsewhere. */
  join({ all }: VaultIdentities): void {
    for (const known of all) this.know(known)
  }

  /** Everything that it was told. */
  get all(): readonly KnownVault[] {
    return [...this.#identities].flatMap(([digest, identities]) =>
      [...identities].map(identity => ({ digest, identity })),
    )
  }

  /** Whether two digests are of one vault, as far as is known. */
  areOne(one: string, other: string): boolean {
    if (one === other) return true
    const others = this.#identities.get(other)
    return (
      others !== undefined && [...(this.#identities.get(one) ?? [])].some(identity => others.has(identity))
    )
  }
}
