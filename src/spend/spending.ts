import type { Transaction, TransactionOutput } from '../bitcoin/transaction.js'

/**
 * A transaction with the outputs that it spends, input by input as far as they are known: all that a signature can commit
 * to, and more than the input that it stands on (BIP 341 digests have the amounts and scripts of all of them).
 */
export class Spending {
  readonly transaction: Transaction
  readonly spent: readonly (TransactionOutput | undefined)[]
  readonly #shared = new Map<unknown, unknown>()

  constructor(transaction: Transaction, spent: readonly (TransactionOutput | undefined)[]) {
    this.transaction = transaction
    this.spent = spent
  }

  /** What `make` works out once for all inputs, such as the hashes that their digests share. */
  shared<T>(make: (transaction: Transaction, spent: Spending['spent']) => T): T {
    if (!this.#shared.has(make)) this.#shared.set(make, make(this.transaction, this.spent))
    return this.#shared.get(make) as T
  }
}
