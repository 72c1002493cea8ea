import { toHex } from '../base/bytes.js'
import type { Digest32 } from '../base/hash.js'
import { PreviousTransaction } from '../bitcoin/previous-transaction.js'
import { verifyEcdsa } from '../bitcoin/secp256k1.js'
import type { OutPoint, TransactionOutput } from '../bitcoin/transaction.js'
import { Locator } from '../vault/locate.js'
import type { Vault } from '../vault/vault.js'

/**
 * What has been proven already: previous transactions by their bytes, signatures by theirs, and where in a vault scripts
 * belong. Handed from one review to the next within a command, so that nothing costs twice.
 */
export class Proofs {
  readonly #previous = new WeakMap<Uint8Array, PreviousTransaction>()
  readonly #signatures = new Map<string, boolean>()
  readonly #locators = new WeakMap<Vault, Locator>()

  /** The one locator for `vault`, which remembers what it has found. */
  locatorFor(vault: Vault): Locator {
    const locator = this.#locators.get(vault) ?? new Locator(vault)
    this.#locators.set(vault, locator)
    return locator
  }

  /** The output that `outPoint` names, if `bytes` are its whole transaction. Throws `transaction.malformed`. */
  previousOutput(bytes: Uint8Array, outPoint: OutPoint): TransactionOutput | undefined {
    const previous = this.previous(bytes)
    return previous.txid === outPoint.txid ? previous.output(outPoint.vout) : undefined
  }

  /** The transaction that `bytes` are. Throws `transaction.malformed`. */
  previous(bytes: Uint8Array): PreviousTransaction {
    const known = this.#previous.get(bytes)
    if (known !== undefined) return known
    const previous = new PreviousTransaction(bytes)
    this.#previous.set(bytes, previous)
    return previous
  }

  /** Whether `signature64` by `key` is valid for `digest`. */
  verifies(digest: Digest32, key: Uint8Array, signature64: Uint8Array): boolean {
    const claim = `${toHex(digest)}${toHex(key)}${toHex(signature64)}`
    const known = this.#signatures.get(claim)
    if (known !== undefined) return known
    const valid = verifyEcdsa(digest, key, signature64)
    this.#signatures.set(claim, valid)
    return valid
  }
}
