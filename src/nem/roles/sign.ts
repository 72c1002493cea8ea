import { equalBytes } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { parseNemAddress } from '../../chain/nem/address.js'
import { COSIGNATURE_FEE, MULTISIG_FEE } from '../../chain/nem/fees.js'
import type { SignedNem } from '../codec/decode.js'
import { nemHash } from '../codec/encode.js'
import type { Cosignature, Multisig } from '../codec/transaction.js'
import type { CosignatureFile } from '../cosignature-file.js'
import type { NemProposal } from '../proposal.js'
import { ReviewedNem } from '../review/reviewed.js'
import type { NemCosignerKey } from '../signer-key.js'
import { signedBy } from '../signing.js'
import type { AccountCosigner } from '../vault.js'

/** What a signature is: the initiator's goes on with the proposal, all others to the publisher alone. */
export type NemSigned =
  | { readonly is: 'outer'; readonly proposal: NemProposal & { readonly outer: SignedNem } }
  | { readonly is: 'cosignature'; readonly file: CosignatureFile }

/**
 * Signs what a review has made and found nothing to block in. The initiator wraps the inner transaction and nobody else
 * does; the others cosign it. Both pay the least fee, and nothing is open that the inner transaction does not have open.
 * Throws the code of a blocking finding, `nem.changed`, `signature.nothing-to-sign`, `signature.self-check`.
 */
export function signNem(reviewed: ReviewedNem, { cosigner, privateKey }: NemCosignerKey): NemSigned {
  ReviewedNem.requireMade(reviewed)
  reviewed.requireUnblocked()
  reviewed.requireUnchanged()
  const { vault, proposal, digest, signers } = reviewed.facts
  const own = vault.cosigners[cosigner]
  if (own === undefined) throw new RingiError('key.not-in-vault', { why: 'account', vault: vault.name })
  if (signers.some(one => one.has(cosigner)))
    throw new RingiError('signature.nothing-to-sign', { why: 'nem' })
  if (equalBytes(own.publicKey, proposal.initiator))
    return { is: 'outer', proposal: { ...proposal, outer: signedBy(multisigOf(proposal), privateKey) } }
  const cosignature = signedBy(cosignatureOf(reviewed, own), privateKey)
  return { is: 'cosignature', file: { proposal: digest.hex, cosignature } }
}

function multisigOf({ inner, initiator }: NemProposal): Multisig {
  const { network, timestamp, deadline } = inner
  return { type: 'multisig', network, timestamp, deadline, signer: initiator, fee: MULTISIG_FEE, inner }
}

function cosignatureOf({ facts }: ReviewedNem, { publicKey }: AccountCosigner): Cosignature {
  const { network, timestamp, deadline } = facts.proposal.inner
  return {
    ...{ type: 'cosignature', network, timestamp, deadline, signer: publicKey, fee: COSIGNATURE_FEE },
    innerHash: nemHash(facts.proposal.inner),
    account: parseNemAddress(facts.vault.account.address, network),
  }
}
