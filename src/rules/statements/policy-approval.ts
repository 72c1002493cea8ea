import { matching, optional } from '../../base/shape.js'
import { hash, second } from '../../base/vocabulary.js'
import { NONCE } from '../../log/checkpoint.js'
import { type SignedOf, signer, statementKind } from './statement.js'

/** A cosigner approves a version of a policy. */
export const POLICY_APPROVAL = statementKind('policy-approval', 'Ringi: approval of a policy', {
  vault: hash,
  policy: hash,
  version: matching(/^[1-9]\d{0,6}$/),
  cosigner: signer,
  approved: second,
  expires: second,
  /** The digests of the versions whose approval they have taken back. */
  revokes: optional(matching(/^[0-9a-f]{64}(?: [0-9a-f]{64}){0,15}$/)),
  /** The nonce of the machine that it was given for. */
  for: optional(matching(NONCE)),
})

export type PolicyApproval = SignedOf<typeof POLICY_APPROVAL>
