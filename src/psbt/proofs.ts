import { toHex } from '../base/bytes.js'
import { PreviousTransaction } from '../bitcoin/previous-transaction.js'
import type { OutPoint, TransactionOutput } from '../bitcoin/transaction.js'
import type { Signed } from '../spend/challenge.js'
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

  /** Whether a signature of the right form is valid for its challenge. */
  verifies({ challenge, signature }: Signed): boolean {
    const claim = `${toHex(challenge.digest)}${toHex(challenge.key.publicKey)}${toHex(signature)}`
    const known = this.#signatures.get(claim)
    if (known !== undefined) return known
    const valid = challenge.scheme.verify(challenge, signature)
    this.#signatures.set(claim, valid)
    return valid
  }
}
