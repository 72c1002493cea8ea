import { type Entry, isEvent } from './entry.js'
import type { VaultIdentities } from './vault-identities.js'

/** What an account was to do, as a log tells it. */
export interface AccountMove {
  /** The vault's digest, 64 hex digits. */
  readonly vault: string
  /** The bytes of what it does, in hex. Whoever knows the chain reads them. */
  readonly bytes: string
}

/**
 * What accounts were to do, by what anybody has proposed, seen or signed: no two of these exclude each other, so that each
 * one counts against the next, however far it got.
 */
export class AccountMoves {
  readonly #moves = new Map<string, AccountMove>()

  /** Takes an entry. */
  add(entry: Entry): void {
    if (!isEvent(entry, 'proposed') && !isEvent(entry, 'reviewed') && !isEvent(entry, 'signed')) return
    const { vault, bytes } = entry
    if (bytes !== undefined) this.#keep({ vault: vault.digest, bytes })
  }

  /** Adds what was gathered elsewhere. */
  join(other: AccountMoves): void {
    for (const move of other.#moves.values()) this.#keep(move)
  }

  /** Those of a vault, by any of its digests; the bytes of each in hex. */
  of(vault: string, vaults: VaultIdentities): readonly string[] {
    const own = [...this.#moves.values()].filter(move => vaults.areOne(move.vault, vault))
    return [...new Set(own.map(({ bytes }) => bytes))]
  }

  #keep(move: AccountMove): void {
    this.#moves.set(`${move.vault} ${move.bytes}`, move)
  }
}
