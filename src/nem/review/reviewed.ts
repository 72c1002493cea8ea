import { equalBytes, utf8 } from '../../base/bytes.js'
import { errorOf, RingiError } from '../../base/error.js'
import { type Finding, firstBlocking, standingIn } from '../../base/finding.js'
import { type Digest32, sha256 } from '../../base/hash.js'
import { type Approval, approvalOf, type Grounds } from '../../proposal/approval.js'
import type { AccountFacts, ProposalFacts } from '../../proposal/facts.js'
import { announcementOf, formatAnnouncements } from '../announcement.js'
import { formatNemProposal, type NemProposal } from '../proposal.js'
import type { AccountVault } from '../vault.js'
import type { MosaicMovement } from './transfer.js'

/** Everything that a review says; see {@link ReviewedNem}. */
export interface NemFacts extends ProposalFacts<AccountVault> {
  readonly proposal: NemProposal
  readonly account: AccountFacts
  /** What is sent beside XEM, which no sum has in it. */
  readonly mosaics: readonly MosaicMovement[]
  /** What the recipient is told, where it can be read. */
  readonly message: string | undefined
  /** From when on nodes drop it, in Unix seconds. */
  readonly closes: number
  /** What was reviewed, to the byte: {@link contentDigestOf}. */
  readonly contentDigest: Digest32
}

const MAKER = Symbol('review')

/**
 * A proposal that has been reviewed against the vault. `reviewNem` is the only maker, and signing and finalizing take
 * nothing else, as with `ReviewedPsbt`.
 */
export class ReviewedNem {
  readonly #facts: NemFacts
  /** What somebody who approves this has seen of it. */
  readonly approval: Approval

  constructor(maker: symbol, facts: NemFacts, grounds?: Grounds) {
    if (maker !== MAKER) throw onlyAReview()
    this.#facts = Object.freeze({ ...facts, findings: Object.freeze([...facts.findings]) })
    this.approval = approvalOf(facts.digest.hex, facts.findings, grounds)
    Object.freeze(this)
  }

  /** Throws `internal.bug` for anything that no review has made. */
  static requireMade(value: ReviewedNem): void {
    if (typeof value !== 'object' || value === null || !(#facts in value)) throw onlyAReview()
  }

  get facts(): NemFacts {
    return this.#facts
  }

  /** The first finding that forbids to go on, if there is one. */
  get blocking(): Finding | undefined {
    return firstBlocking(this.facts.findings)
  }

  /** Throws the first blocking finding as an error, with its own code. */
  requireUnblocked(): void {
    if (this.blocking !== undefined)
      throw errorOf(standingIn(this.blocking, 'proposal'), { findings: this.facts.findings })
  }

  /** Throws `nem.changed` unless the proposal is, to the byte, what was reviewed. */
  requireUnchanged(): void {
    const { proposal, contentDigest } = this.facts
    if (!equalBytes(contentDigestOf(proposal), contentDigest)) throw new RingiError('nem.changed')
  }
}

/** SHA-256 of the text of a proposal and of the cosignatures, which its file does not have. */
export function contentDigestOf(proposal: NemProposal): Digest32 {
  const cosignatures = formatAnnouncements(proposal.cosignatures.map(announcementOf))
  return sha256(utf8(formatNemProposal(proposal)), utf8(cosignatures))
}

function onlyAReview(): RingiError {
  return new RingiError('internal.bug', { why: 'no-nem-review' })
}

/** For `reviewNem` only. */
export function makeReviewed(facts: NemFacts, grounds?: Grounds): ReviewedNem {
  return new ReviewedNem(MAKER, facts, grounds)
}
