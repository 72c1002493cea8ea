import { toHex } from '../../bitcoin/bytes.js'
import type { Digest32 } from '../../bitcoin/hash.js'
import { verifyEcdsa } from '../../bitcoin/secp256k1.js'
import {
  decodeTransaction,
  type OutPoint,
  type Transaction,
  type TransactionOutput,
  transactionId,
} from '../../bitcoin/transaction.js'

interface Previous {
  readonly txid: string
  readonly outputs: Transaction['outputs']
}

/**
 * What has been proven already: previous transactions by their bytes and signatures by theirs. Handed from one review
 * to the next within a command, so that nothing costs twice.
 */
export class Proofs {
  readonly #previous = new WeakMap<Uint8Array, Previous>()
  readonly #signatures = new Map<string, boolean>()

  /** The output that `outPoint` names, if `bytes` are its whole transaction. Throws `transaction.malformed`. */
  previousOutput(bytes: Uint8Array, outPoint: OutPoint): TransactionOutput | undefined {
    const { txid, outputs } = this.#previous.get(bytes) ?? this.#read(bytes)
    return txid === outPoint.txid ? outputs[outPoint.vout] : undefined
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

  #read(bytes: Uint8Array): Previous {
    const transaction = decodeTransaction(bytes)
    const previous = { txid: transactionId(transaction), outputs: transaction.outputs }
    this.#previous.set(bytes, previous)
    return previous
  }
}
