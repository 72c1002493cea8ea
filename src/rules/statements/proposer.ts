import { matching } from '../../base/shape.js'
import { hash, second } from '../../base/vocabulary.js'
import { type SignedOf, signer, statementKind } from './statement.js'

/** Somebody proposes a transaction, under their name. It travels in the proposal, whose digest it signs. */
export const PROPOSAL = statementKind('proposal', 'Ringi: a proposal', {
  vault: hash,
  proposal: hash,
  transaction: hash,
  proposer: signer,
  /** The transaction that has lapsed, and in whose place this one stands. */
  renews: matching(/^(?:none|[0-9a-f]{64})$/),
  proposed: second,
})

export type SignedProposal = SignedOf<typeof PROPOSAL>
