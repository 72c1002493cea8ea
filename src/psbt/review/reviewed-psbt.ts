import { equalBytes } from '../../base/bytes.js'
import { errorOf, RingiError } from '../../base/error.js'
import { type Finding, firstBlocking, standingIn } from '../../base/finding.js'
import { type Digest32, sha256 } from '../../base/hash.js'
import { encodeTransaction, type OutPoint, type Transaction } from '../../bitcoin/transaction.js'
import type { Sats } from '../../chain/amount.js'
import { type Approval, approvalOf, type Grounds } from '../../proposal/approval.js'
import type { Movement, ProposalFacts, Signers, UtxoFacts } from '../../proposal/facts.js'
import type { Challenge, Signatures } from '../../spend/challenge.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import { encodePsbt } from '../codec/encode.js'
import { type Psbt, unsignedTransaction } from '../codec/psbt.js'
import type { Proofs } from '../proofs.js'

/** What review found out about one input. */
export interface ReviewedInput {
  readonly outPoint: OutPoint
  /** Satoshi: proven by the full previous transaction where `proven`, else what the PSBT claims, if anything. */
  readonly value: Sats | undefined
  /** The vault's address that the coin lies at; undefined where it is not the vault's or not known. */
  readonly address: VaultAddress | undefined
  /** Whether amount and script are proven and the script is the vault's. */
  readonly proven: boolean
  /** What the cosigners are asked to sign for it; nothing where its coin is not the vault's or not known. */
  readonly challenges: readonly Challenge[]
  /** Verified signatures. */
  readonly signatures: Signatures
  readonly signers: Signers
}

/** What review found out about one output. */
export interface ReviewedOutput extends Movement {
  readonly place: VaultAddress | undefined
}

/** Everything that a review says; see {@link ReviewedPsbt}. */
export interface ReviewFacts extends ProposalFacts {
  readonly vault: Vault
  readonly psbt: Psbt
  readonly transaction: Transaction
  readonly inputs: readonly ReviewedInput[]
  readonly outputs: readonly ReviewedOutput[]
  readonly utxo: UtxoFacts
  /** Virtual bytes of the finished transaction, as far as signatures are still missing with 71 bytes for each. */
  readonly vsize: number
  readonly weight: number
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
    return firstBlocking(this.facts.findings)
  }

  /** Throws the first blocking finding as an error, with its own code. */
  requireUnblocked(): void {
    const { blocking } = this
    if (blocking === undefined) return
    throw errorOf(standingIn(blocking, 'proposal'), { findings: this.facts.findings })
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
    if (!same) throw new RingiError('psbt.changed')
  }
}

function onlyAReview(): RingiError {
  return new RingiError('internal.bug', { why: 'not-reviewed' })
}

/** For `review` only. */
export function makeReviewed(facts: ReviewFacts, grounds?: Grounds): ReviewedPsbt {
  return new ReviewedPsbt(MAKER, facts, grounds)
}
