import { equalBytes, toHex } from '../../base/bytes.js'
import { type Finding, finding } from '../../base/finding.js'
import type { Signers } from '../../proposal/facts.js'
import type { SignedNem } from '../codec/decode.js'
import { nemHash } from '../codec/encode.js'
import type { Inner } from '../codec/transaction.js'
import { checkFee } from '../fees.js'
import type { MosaicDefinition } from '../mosaic-definition.js'
import { innerHashOf, type NemProposal } from '../proposal.js'
import { checkSignatures, lackingIn } from '../review/signatures.js'
import type { AccountVault } from '../vault.js'

/** What a proposal is, and definitions of what it sends. */
export interface NemEvidence {
  readonly proposal?: Pick<NemProposal, 'inner' | 'initiator'>
  readonly definitions?: readonly MosaicDefinition[]
}

/** What the announcements of a transaction turned out to be. */
export interface NemVerification {
  /** The hash of the inner transaction, by which proposals and logs know it; undefined where there is none. */
  readonly innerHash: string | undefined
  /** The hash of the transaction around it, by which nodes know it. */
  readonly hash: string | undefined
  /** By their places in the vault, the one who wraps first. */
  readonly signedBy: readonly number[]
  /** Millionths of XEM: everything that the account pays for it. */
  readonly fee: bigint
  readonly findings: readonly Finding[]
}

/** Says of finished announcements who has signed them, what all of them cost, and whether they are what was proposed. */
export function verifyNem(
  vault: AccountVault,
  announced: readonly SignedNem[],
  { proposal, definitions = [] }: NemEvidence = {},
): NemVerification {
  const [outer, ...cosignatures] = announced
  const fees = announced.reduce((sum, { transaction }) => sum + transaction.fee, 0n)
  if (outer?.transaction.type !== 'multisig') {
    const findings = [finding('block', 'nem.outer-missing')]
    return { innerHash: undefined, hash: undefined, signedBy: [], fee: fees, findings }
  }
  const { inner } = outer.transaction
  const innerHash = innerHashOf({ inner })
  const { signers, findings } = checkSignatures(
    { vault, inner, initiator: proposal?.initiator },
    outer,
    cosignatures,
  )
  return {
    ...{ innerHash, hash: toHex(nemHash(outer.transaction)), signedBy: [...signers.keys()] },
    fee: fees + inner.fee,
    findings: [
      ...checkSame(vault, inner),
      ...(proposal && innerHashOf(proposal) !== innerHash ? [finding('block', 'nem.other-proposal')] : []),
      ...checkFee(inner, definitions),
      ...findings,
      ...checkCount(vault, announced, signers),
    ],
  }
}

function checkSame(vault: AccountVault, { signer, network }: Inner): Finding[] {
  const otherVault = (why: 'key' | 'network') =>
    finding('block', 'nem.other-vault', { why, vault: vault.name })
  return [
    ...(equalBytes(signer, vault.account.publicKey) ? [] : [otherVault('key')]),
    ...(network.byte === vault.network.byte ? [] : [otherVault('network')]),
  ]
}

function checkCount(vault: AccountVault, { length }: readonly SignedNem[], signers: Signers): Finding[] {
  const { required } = vault.threshold
  if (signers.size < required) return [finding('block', 'signature.incomplete', lackingIn(vault, signers))]
  return length > required ? [finding('warn', 'nem.surplus-cosignature', { count: length - required })] : []
}
