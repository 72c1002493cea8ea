import { equalBytes, toHex } from '../base/bytes.js'
import type { Branch } from '../spend/script-type.js'
import { MAX_INDEX, type Vault, type VaultAddress } from './vault.js'

/** A place that something outside claims for a script: worth trying first, and never believed. */
export interface PlaceHint {
  readonly branch: Branch
  readonly index: number
}

/**
 * Says which of a vault's addresses a script belongs to, by deriving and comparing whole scripts. Both branches are
 * searched from index 0, each address once however many scripts are asked for. A script that was once found at a hinted
 * place is found again without the hint.
 */
export class Locator {
  readonly vault: Vault
  readonly #byScript = new Map<string, VaultAddress>()
  readonly #hinted = new Map<string, VaultAddress>()
  #searched = 0

  constructor(vault: Vault) {
    this.vault = vault
  }

  /** The address whose script `script` is: at a hinted place, or at an index below `limit` on either branch. */
  locate(script: Uint8Array, limit: number, hint?: PlaceHint): VaultAddress | undefined {
    const hex = toHex(script)
    return this.at(script, hint) ?? this.#hinted.get(hex) ?? this.#search(hex, limit)
  }

  /** The hinted address, if `script` is its script. */
  at(script: Uint8Array, hint: PlaceHint | undefined): VaultAddress | undefined {
    if (hint === undefined || hint.index < 0 || hint.index > MAX_INDEX) return undefined
    const address = this.vault.addressAt(hint.branch, hint.index)
    if (!equalBytes(address.lock.scriptPubKey, script)) return undefined
    this.#hinted.set(toHex(script), address)
    return address
  }

  #search(script: string, limit: number): VaultAddress | undefined {
    if (!this.#isAlike(script)) return undefined
    const known = this.#byScript.get(script)
    if (known !== undefined) return known.index < limit ? known : undefined
    while (this.#searched < limit) {
      const index = this.#searched++
      const found = ([0, 1] as const).map(branch => this.#remember(branch, index))
      const match = found.find(({ key }) => key === script)
      if (match !== undefined) return match.address
    }
    return undefined
  }

  // Most payments go to another kind of address, and deriving hundreds to find that out would be slow.
  #isAlike(script: string): boolean {
    const own = toHex(this.vault.addressAt(0, 0).lock.scriptPubKey)
    return script.length === own.length && script.slice(0, 4) === own.slice(0, 4)
  }

  #remember(branch: Branch, index: number): { key: string; address: VaultAddress } {
    const address = this.vault.addressAt(branch, index)
    const key = toHex(address.lock.scriptPubKey)
    this.#byScript.set(key, address)
    return { key, address }
  }
}
