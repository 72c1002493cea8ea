import { equalBytes } from '../../base/bytes.js'
import { type Finding, finding } from '../../base/finding.js'
import { isoSecond } from '../../base/time.js'
import { isPossible, sats, sumSats } from '../../chain/amount.js'
import { COSIGNATURE_FEE, MULTISIG_FEE } from '../../chain/nem/fees.js'
import type { Grounds } from '../../proposal/approval.js'
import type { Movement, Totals } from '../../proposal/facts.js'
import { encodeNem } from '../codec/encode.js'
import type { Window } from '../codec/transaction.js'
import { checkFee } from '../fees.js'
import { messageText } from '../message.js'
import type { MosaicDefinition } from '../mosaic-definition.js'
import { innerHashOf, type NemProposal, nemProposalDigest } from '../proposal.js'
import { type AccountVault, placeOfKey } from '../vault.js'
import { unixSecondsOf, windowFault } from '../window.js'
import { checkEarlier, type EarlierTransfer } from './earlier.js'
import { checkModification } from './modification.js'
import { contentDigestOf, makeReviewed, type ReviewedNem } from './reviewed.js'
import { checkSignatures } from './signatures.js'
import { type TransferFacts, transferFacts } from './transfer.js'

/** What a review looks at beside the proposal and the vault. */
export interface NemSurroundings {
  /** Definitions of the mosaics that may be sent. */
  readonly definitions?: readonly MosaicDefinition[]
  /** What this vault's logs know that pays the same recipients. */
  readonly earlier?: readonly EarlierTransfer[]
  /** Unix seconds, where there is a clock to go by. */
  readonly now?: number
  readonly grounds?: Grounds
}

/**
 * The review of a proposal: everything from the bytes of its inner transaction and the vault of this machine. What the
 * proposal says of itself is compared and never believed.
 */
export function reviewNem(
  vault: AccountVault,
  proposal: NemProposal,
  surroundings: NemSurroundings = {},
): ReviewedNem {
  const { inner, also, outer, cosignatures, initiator } = proposal
  const { definitions = [], earlier = [], now, grounds } = surroundings
  const transfer: TransferFacts | undefined =
    inner.type === 'transfer' ? transferFacts(vault, inner, definitions) : undefined
  const signed = checkSignatures({ vault, inner, initiator }, outer, cosignatures)
  const outputs = transfer === undefined ? [] : [transfer.output]
  const findings = [
    ...checkPlace(vault, proposal),
    ...checkWindow(inner, now),
    ...checkFee(inner, definitions),
    ...(inner.type === 'modification' ? checkModification(vault, inner) : (transfer?.findings ?? [])),
    ...checkEarlier(inner, also, earlier),
    ...signed.findings,
  ]
  const facts = {
    ...{ vault, proposal, outputs, findings, txid: innerHashOf(proposal) },
    digest: nemProposalDigest(proposal),
    totals: totalsOf(outputs, feesOf(vault, proposal)),
    notes: proposal.notes,
    signers: [signed.signers],
    opens: { kind: 'time' as const, at: unixSecondsOf(inner.timestamp) },
    closes: unixSecondsOf(inner.deadline),
    mosaics: transfer?.mosaics ?? [],
    message: inner.type === 'transfer' ? messageText(inner) : undefined,
    contentDigest: contentDigestOf(proposal),
    account: { bytes: encodeNem(inner) },
  }
  return makeReviewed(facts, grounds)
}

/** Whether a proposal is of this vault, and its initiator one of the cosigners. */
function checkPlace(vault: AccountVault, { vault: stated, inner, initiator }: NemProposal): Finding[] {
  const blocked = (why: 'digest' | 'key' | 'network') =>
    finding('block', 'nem.other-vault', { why, vault: vault.name })
  return [
    ...(vault.isNamedBy(stated) ? [] : [blocked('digest')]),
    ...(inner.network.byte === vault.network.byte ? [] : [blocked('network')]),
    ...(equalBytes(inner.signer, vault.account.publicKey) ? [] : [blocked('key')]),
    ...(placeOfKey(vault, initiator) === undefined ? [finding('block', 'nem.initiator')] : []),
  ]
}

function checkWindow(window: Window, now: number | undefined): Finding[] {
  const fault = windowFault(window)
  if (fault !== undefined) return [finding('block', 'nem.window', fault)]
  const closes = unixSecondsOf(window.deadline)
  if (now === undefined || now < closes) return []
  return [finding('block', 'nem.window-closed', { closed: isoSecond(closes * 1000) })]
}

/** The account pays all fees: those that are there, and the least of those that are still to come. */
function feesOf({ threshold }: AccountVault, { inner, outer, cosignatures }: NemProposal): bigint {
  const signed = cosignatures.slice(0, threshold.required - 1)
  const lacking = BigInt(threshold.required - 1 - signed.length)
  return (
    inner.fee +
    (outer?.transaction.fee ?? MULTISIG_FEE) +
    signed.reduce((sum, { transaction }) => sum + transaction.fee, 0n) +
    lacking * COSIGNATURE_FEE
  )
}

// Where more leaves than there can be, the amount blocks or the fee.
function totalsOf(outputs: readonly Movement[], fee: bigint): Totals {
  const out = sumSats(outputs.map(({ value }) => value))
  const leaves = isPossible(out + fee) ? sats(out + fee) : out
  return { in: leaves, out, payments: out, change: sats(0n), self: sats(0n), fee }
}
