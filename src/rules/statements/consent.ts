import { isAfter } from '../../base/time.js'
import { hash, second } from '../../base/vocabulary.js'
import type { History } from '../../log/history.js'
import type { ProposalFacts } from '../../proposal/facts.js'
import type { VaultFacts } from '../../vault/vault.js'
import { requireGenuine, type SignedOf, signer, statementKind } from './statement.js'

/**
 * A cosigner agrees to one transaction, proposed as it is, under one version of a policy, without a signature that could
 * spend a coin.
 */
export const CONSENT = statementKind('consent', 'Ringi: consent to a transaction', {
  vault: hash,
  policy: hash,
  proposal: hash,
  txid: hash,
  cosigner: signer,
  approved: second,
  expires: second,
})

export type SignedConsent = SignedOf<typeof CONSENT>

/** A consent whose signature has been verified; only {@link verifyConsent} makes one. */
export type Consent = SignedConsent['statement'] & { readonly verified: typeof VERIFIED }

const VERIFIED: unique symbol = Symbol('verified')

/** Verifies the signature of a consent that has to count at `now` (Unix milliseconds). Throws what `requireGenuine` throws. */
export function verifyConsent(sealed: SignedConsent, vault: VaultFacts, now: number): Consent {
  requireGenuine(CONSENT, sealed, vault, now)
  return { ...sealed.statement, verified: VERIFIED }
}

/** What a consent has to be to. */
type ConsentedProposal = Pick<ProposalFacts, 'vault' | 'digest' | 'txid'>

/** Whether a consent is to this very proposal, and still holds at `now`. */
export function isConsentTo(
  one: SignedConsent['statement'],
  { vault, digest, txid }: ConsentedProposal,
  now: number,
): boolean {
  return (
    vault.isNamedBy(one.vault) &&
    one.proposal === digest.hex &&
    one.txid === txid &&
    isAfter(one.expires, now)
  )
}

/** The consents to a proposal that logs have, as far as they are genuine at `now`: the signature counts, not the log. */
export function consentsIn(
  history: History | undefined,
  proposal: ConsentedProposal,
  now: number,
): Consent[] {
  const records = history?.signed.filter(({ txid }) => txid === proposal.txid) ?? []
  return records
    .flatMap(({ signings }) => signings.flatMap(({ consent }) => consent ?? []))
    .filter(({ statement }) => isConsentTo(statement, proposal, now))
    .flatMap(sealed => {
      try {
        return verifyConsent(sealed, proposal.vault, now)
      } catch {
        return []
      }
    })
}
