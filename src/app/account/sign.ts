import { equalBytes } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { signed as signedEvent } from '../../log/proposal-events.js'
import type { Seal } from '../../log/seal.js'
import { formatCosignature } from '../../nem/cosignature-file.js'
import { formatNemProposal, type NemProposal } from '../../nem/proposal.js'
import { reviewNem } from '../../nem/review/review.js'
import type { ReviewedNem } from '../../nem/review/reviewed.js'
import { type NemSigned, signNem } from '../../nem/roles/sign.js'
import type { NemCosignerKey } from '../../nem/signer-key.js'
import { encryptTo } from '../../platform/age-recipient.js'
import { totalLeaving } from '../../proposal/facts.js'
import type { Context } from '../context.js'
import { chooseTarget, type Target, type Written, writeText } from '../files.js'
import { findKey } from '../keys/keystore.js'
import { Credentials, type SecretFiles } from '../keys/secrets.js'
import { requireClock } from '../log/append.js'
import type { VerifiedLog } from '../log/verified-log.js'
import { approvableOf, sameAmount } from '../proposals/approval.js'
import { type ApprovedReview, isReviewApproved } from '../proposals/approved-digest.js'
import type { ClaimedSeal } from '../seal/seal-file.js'
import type { Sealing } from '../seal/sealing.js'
import { logForSigning } from '../seal/unsealed.js'
import { requireApproved, requireUnchanged } from '../signing/at-signing.js'
import { checkOffline } from '../surroundings.js'
import { requireOwnRecord, requireSameMoney, withCosignerKey } from './own-keys.js'
import {
  type AccountProposalFile,
  nameBeside,
  readAccountProposal,
  readDefinitions,
} from './proposal-files.js'
import { type AccountReviewRequest, accountSurroundings, reviewAccountFile } from './review.js'
import { registeredAccount } from './vaults.js'

/** What is to be signed, with which key, and what a person has said of it already. */
export interface SignAccountRequest extends AccountReviewRequest, SecretFiles {
  readonly psbt: string
  readonly key: string
  /** The name of a registered vault. */
  readonly vault: string
  readonly approve: ApprovedReview | undefined
  readonly out: string | undefined
  readonly allowOnline: boolean
  readonly logHead: string | undefined
}

/** A proposal for an account that was signed, and what was written of it. */
export interface SignedAccountFile {
  readonly after: ReviewedNem
  readonly cosigner: number
  /** Whether the proposal was wrapped, or a cosignature made for the publisher. */
  readonly is: NemSigned['is']
  readonly findings: readonly Finding[]
  readonly written: Written
  /** The seal of the home, its log up to the entry of this signature. */
  readonly seal: Seal
}

/**
 * Signs a proposal for an account that a person approves: its initiator wraps it, and what anybody else signs is encrypted
 * to the publisher. Throws what stands in the way of it.
 */
export async function signAccountProposal(
  context: Context,
  request: SignAccountRequest,
): Promise<SignedAccountFile> {
  const record = await findKey(context.home, request.key)
  const vault = await registeredAccount(context.home, request.vault)
  requireSameMoney(record, vault.network)
  const { place } = requireOwnRecord(vault, record)
  const surroundings = () => checkOffline(request.allowOnline, record.network)
  await surroundings()
  const log = await logForSigning(context, record.name, request.logHead)
  const file = await readAccountProposal(context, request.psbt)
  const definitions = await readDefinitions(context, request.mosaicDefinition)
  const surroundingsNow = () => accountSurroundings(vault, definitions, log.history)
  const review = () => reviewAccountFile(vault, file, surroundingsNow())
  const reviewAgain = (proposal: NemProposal) => reviewNem(vault, proposal, surroundingsNow())
  const reviewed = review()
  reviewed.requireUnblocked()
  if (reviewed.facts.signers.some(one => one.has(place)))
    throw new RingiError('signature.nothing-to-sign', { why: 'nem' })
  const target = await chooseTarget(context, request.out ?? usualName(file, reviewed, place), [file.name])
  await approve(context, request.approve, reviewed)
  const approved = { approval: reviewed.approval, totals: reviewed.facts.totals }
  const credentials = new Credentials(context, request)
  return await withCosignerKey(context, { vault, record, credentials, log }, (key, sealing) =>
    log.home.change(async () => {
      await requireUnchanged(context, file)
      await log.readOn()
      requireClock(log)
      await sealing.check(log)
      const now = review()
      now.requireUnblocked()
      requireApproved(approved, now)
      const around = await surroundings()
      return await signAndWrite(context, { now, key, sealing, log, target, around, reviewAgain })
    }),
  )
}

/** The moment of signing: what is signed, with what, and where it goes. */
interface Moment {
  readonly now: ReviewedNem
  readonly key: NemCosignerKey
  readonly sealing: Sealing
  readonly log: VerifiedLog
  readonly target: Target
  /** What was found about the surroundings. */
  readonly around: readonly Finding[]
  /** Reviews what has been signed. */
  readonly reviewAgain: (proposal: NemProposal) => ReviewedNem
}

async function signAndWrite(
  context: Context,
  { now, key, sealing, log, target, around, reviewAgain }: Moment,
): Promise<SignedAccountFile> {
  const signed = signNem(now, key)
  const after = reviewAgain(withSigned(now.facts.proposal, signed))
  after.requireUnblocked()
  const findings = [...around, ...now.facts.findings]
  const { cosigner } = key
  const event = signedEvent(after.facts, {
    ...{ cosigner, findings, policy: undefined, height: undefined },
    added: [[signatureIn(signed)]],
  })
  const text = await textOf(now, signed)
  const written = await writeText(context, target, text, () => sealing.log(log, event))
  const { seal } = log.claimedSeal as ClaimedSeal
  return { after, cosigner, is: signed.is, findings, written, seal }
}

function withSigned(proposal: NemProposal, signed: NemSigned): NemProposal {
  if (signed.is === 'outer') return signed.proposal
  return { ...proposal, cosignatures: [signed.file.cosignature] }
}

function signatureIn(signed: NemSigned): Uint8Array {
  return (signed.is === 'outer' ? signed.proposal.outer : signed.file.cosignature).signature
}

/** What is written: the proposal with its outer transaction, or a cosignature that the publisher alone can read. */
async function textOf({ facts: { vault } }: ReviewedNem, signed: NemSigned): Promise<string> {
  if (signed.is === 'outer') return formatNemProposal(signed.proposal)
  return await encryptTo(vault.publisher, formatCosignature(signed.file))
}

function usualName({ name }: AccountProposalFile, { facts }: ReviewedNem, place: number): string {
  const { vault, proposal } = facts
  const own = vault.cosigners[place] as (typeof vault.cosigners)[number]
  const isInitiator = equalBytes(own.publicKey, proposal.initiator)
  return isInitiator
    ? nameBeside(name, `signed-${own.name}`, 'json')
    : nameBeside(name, `cosigned-${own.name}`, 'age')
}

async function approve(
  context: Context,
  approved: ApprovedReview | undefined,
  reviewed: ReviewedNem,
): Promise<void> {
  if (isReviewApproved(approved, approvableOf(reviewed))) return
  const total = totalLeaving(reviewed.facts.totals)
  const typed = await context.person.line({ asks: 'account-total', reviewed, total })
  if (sameAmount(typed, total, reviewed.facts.vault.network)) return
  throw new RingiError('confirm.mismatch', { why: 'total' })
}
