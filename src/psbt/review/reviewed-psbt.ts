import { equalBytes } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { type Digest32, sha256 } from '../../base/hash.js'
import { encodeTransaction, type OutPoint, type Transaction } from '../../bitcoin/transaction.js'
import type { Sats } from '../../chain/amount.js'
import type { NamedDigest } from '../../vault/digest.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import { encodePsbt } from '../codec/encode.js'
import { type Psbt, unsignedTransaction } from '../codec/psbt.js'
import type { Notes } from '../notes.js'
import type { Proofs } from '../proofs.js'
import { type Approval, approvalOf, type Grounds } from './approval.js'
import { remedyOf } from './remedies.js'

/** What review found out about one input. */
export interface ReviewedInput {
  readonly outPoint: OutPoint
  /** Satoshi: proven by the full previous transaction where `proven`, else what the PSBT claims, if anything. */
  readonly value: Sats | undefined
  /** The vault's address that the coin lies at; undefined where it is not the vault's or not known. */
  readonly address: VaultAddress | undefined
  /** Whether amount and script are proven and the script is the vault's. */
  readonly proven: boolean
  /** Verified signatures, DER and type byte, by the cosigner's place in the vault. */
  readonly signatures: ReadonlyMap<number, Uint8Array>
}

/**
 * `change` and `self` are proven to be the vault's: its change and its receiving branch. All else is a payment. An address
 * of the receiving branch may have been given to somebody, or written on an invoice: who is paid there is not certain.
 */
export type OutputKind = 'payment' | 'change' | 'self'

/** What review found out about one output. */
export interface ReviewedOutput {
  readonly value: Sats
  readonly script: Uint8Array
  readonly kind: OutputKind
  /** Whether it counts as leaving: all but change, and but what goes to oneself where the policy allows that. */
  readonly leaves: boolean
  /** Undefined where the script has no address. */
  readonly address: string | undefined
  /** Where in the vault it is, for change and self. */
  readonly place: VaultAddress | undefined
  /** The proposer's label, which proves nothing. */
  readonly label: string | undefined
}

/** Sums in satoshi. */
export interface Totals {
  readonly in: Sats
  readonly out: Sats
  /** All that counts as leaving, what goes to oneself included unless the policy allows it. */
  readonly payments: Sats
  readonly change: Sats
  /** What goes to oneself and counts as coming back. */
  readonly self: Sats
  /** Negative where the outputs exceed the inputs, which blocks. */
  readonly fee: bigint
}

/** Everything that a review says; see {@link ReviewedPsbt}. */
export interface ReviewFacts {
  readonly vault: Vault
  readonly psbt: Psbt
  readonly transaction: Transaction
  readonly txid: string
  /** What the officers approve: see `proposalDigest`. Signatures do not change it. */
  readonly digest: NamedDigest
  readonly inputs: readonly ReviewedInput[]
  readonly outputs: readonly ReviewedOutput[]
  readonly totals: Totals
  /** Virtual bytes of the finished transaction, as far as signatures are still missing with 71 bytes for each. */
  readonly vsize: number
  readonly weight: number
  readonly notes: Notes
  readonly findings: readonly Finding[]
  /** The 32-byte digest that input `index` is signed over; only for inputs with an address. */
  readonly sighash: (index: number) => Digest32
  /** SHA-256 of the canonical encoding of `psbt`: what was reviewed, to the byte. */
  readonly contentDigest: Digest32
  readonly proofs: Proofs
}

const MAKER = Symbol('review')

/**
 * A PSBT that has been reviewed against a vault. `review` is the only maker (the constructor wants a key that only this
 * file and {@link makeReviewed} hold), and signing and finalizing take nothing else: the private field tells what was
 * made here from what merely looks like it.
 */
export class ReviewedPsbt {
  readonly #facts: ReviewFacts
  /** What somebody who approves this has seen of it. */
  readonly approval: Approval

  constructor(maker: symbol, facts: ReviewFacts, grounds?: Grounds) {
    if (maker !== MAKER) throw onlyAReview()
    const { inputs, outputs, findings } = facts
    for (const list of [inputs, outputs, findings]) Object.freeze(list)
    this.#facts = Object.freeze({ ...facts })
    this.approval = approvalOf(facts.digest.hex, findings, grounds)
    Object.freeze(this)
  }

  /** Throws `internal.bug` for anything that no review has made. */
  static requireMade(value: ReviewedPsbt): void {
    if (typeof value !== 'object' || value === null || !(#facts in value)) throw onlyAReview()
  }

  get facts(): ReviewFacts {
    return this.#facts
  }

  /** The first finding that forbids to go on, if there is one. */
  get blocking(): Finding | undefined {
    return this.facts.findings.find(({ severity }) => severity === 'block')
  }

  /** Throws the first blocking finding as an error, with its own code. */
  requireUnblocked(): void {
    const { blocking } = this
    if (blocking === undefined) return
    throw new RingiError(blocking.code, blocking.message, {
      hint: `ringi explain ${blocking.code} says what this means. ${remedyOf(blocking.code) ?? 'Ask the proposer for a new proposal.'}`,
      details: { ...blocking.where, ...(blocking.from === undefined ? {} : { from: blocking.from }) },
      findings: this.facts.findings,
    })
  }

  /**
   * Throws `psbt.changed` unless the PSBT and its transaction are, to the byte, what was reviewed: a caller holds the
   * objects that were, and could have put something else into them since.
   */
  requireUnchanged(): void {
    const { psbt, transaction, contentDigest } = this.facts
    const same =
      equalBytes(sha256(encodePsbt(psbt)), contentDigest) &&
      equalBytes(encodeTransaction(unsignedTransaction(psbt)), encodeTransaction(transaction))
    if (!same) throw new RingiError('psbt.changed', 'The PSBT changed since it was reviewed.')
  }
}

function onlyAReview(): RingiError {
  return new RingiError('internal.bug', 'Only a review makes a ReviewedPsbt.')
}

/** For `review` only. */
export function makeReviewed(facts: ReviewFacts, grounds?: Grounds): ReviewedPsbt {
  return new ReviewedPsbt(MAKER, facts, grounds)
}
