import { hash, second } from '../../base/vocabulary.js'
import { type SignedOf, signer, statementKind } from './statement.js'

/** A cosigner takes back their approval of a version of a policy. It does not expire. */
export const POLICY_REVOCATION = statementKind(
  'policy-revocation',
  'Ringi: an approval of a policy taken back',
  { vault: hash, policy: hash, cosigner: signer, revoked: second },
)

export type PolicyRevocation = SignedOf<typeof POLICY_REVOCATION>
