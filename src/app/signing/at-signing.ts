import { equalBytes } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { sha256 } from '../../base/hash.js'
import type { OlderLog } from '../../log/older-logs.js'
import { type Approval, covers, substanceOf } from '../../proposal/approval.js'
import type { ProposalFacts, Totals } from '../../proposal/facts.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import type { CosignerKey } from '../../vault/signer-key.js'
import { codeOfApprovals } from '../../words/approval-code.js'
import type { Context } from '../context.js'
import { type PsbtFile, readInput, type Target } from '../files.js'
import { requireClock } from '../log/append.js'
import { type ReviewSettings, reviewFile, withCarried } from '../proposals/review-file.js'
import type { Sealing } from '../seal/sealing.js'
import type { Signing } from './signing.js'

/** A proposal, and how it was evaluated at some time. */
export interface CurrentReview {
  readonly file: PsbtFile
  readonly reviewed: ReviewedPsbt
  readonly settings: ReviewSettings
}

/** What was approved, the open key that is to sign it, the seal of the home under that key, and where the result goes. */
export interface ToSign<T extends Target = Target> {
  readonly approved: Approved
  readonly key: CosignerKey
  readonly sealing: Sealing
  readonly target: T
}

/** What is evaluated once more, as it was approved; `isException` where what blocks it is what is approved. */
type ToReviewNow = Pick<ToSign, 'approved' | 'sealing'> & { readonly isException?: boolean }

/** Evaluates a proposal as of now. */
export async function reviewNow(signing: Signing, file: PsbtFile): Promise<CurrentReview> {
  const settings = await settingsFor(signing, file)
  return { file, settings, reviewed: reviewFile(settings, signing.vault, file) }
}

/** The logs of machines that this one may have replaced, as far as a proposal or what is given with it tells of them. */
export async function olderLogs(signing: Signing, file: PsbtFile): Promise<readonly OlderLog[]> {
  return (await settingsFor(signing, file)).older ?? []
}

async function settingsFor(
  { vault, settings, log, carried }: Signing,
  file: PsbtFile,
): Promise<ReviewSettings> {
  return await withCarried(log, await settings(), { vault, files: [file], before: carried })
}

/** A proposal that a person has approved, and what they have seen of it. */
export interface Approved {
  readonly file: PsbtFile
  readonly approval: Approval
  readonly totals: Totals
}

/** What a person approves who approves a review. */
export function approvedAs({ file, reviewed: { approval, facts } }: CurrentReview): Approved {
  return { file, approval, totals: facts.totals }
}

/**
 * The moment of signing: the home is locked, and the proposal is evaluated anew, by file, log, clock, policy in force and
 * surroundings as they are now, since the password prompt may have stood open for days. `make` is done only where nothing
 * forbids it and the evaluation is the one that was approved. In here nobody is asked and no password is stretched: others
 * who wait for the home wait for computing alone. Throws `file.changed`, `proposal.changed-meanwhile`, and the code of
 * whatever blocks now.
 */
export async function atSigning<T>(
  context: Context,
  signing: Signing,
  { approved, sealing, isException = false }: ToReviewNow,
  make: (now: CurrentReview, surroundings: readonly Finding[]) => Promise<T>,
): Promise<T> {
  const { log, surroundings } = signing
  return await log.home.change(async () => {
    await requireUnchanged(context, approved.file)
    await log.readOn()
    requireClock(log)
    await sealing.check(log)
    const now = await reviewNow(signing, approved.file)
    if (!isException) now.reviewed.requireUnblocked()
    requireApproved(approved, now.reviewed)
    return await make(now, await surroundings())
  })
}

/** Throws `file.changed` where a file is no longer what was read of it. */
export async function requireUnchanged(
  context: Context,
  { name, digest }: Pick<PsbtFile, 'name' | 'digest'>,
): Promise<void> {
  if (name === '-' || equalBytes(sha256(await readInput(context.io, name)), digest)) return
  throw new RingiError('file.changed', { file: name })
}

/** Throws `proposal.changed-meanwhile` unless what is seen now is what was approved. */
export function requireApproved(
  approved: Pick<Approved, 'approval' | 'totals'>,
  {
    approval,
    facts,
  }: Pick<ReviewedPsbt, 'approval'> & { readonly facts: Pick<ProposalFacts, 'findings' | 'totals'> },
): void {
  if (covers(approved.approval, approval) && sameTotals(approved.totals, facts.totals)) return
  const known = new Set(approved.approval.warnings.map(substanceOf))
  const added = facts.findings.filter(one => one.severity === 'warn' && !known.has(substanceOf(one)))
  throw new RingiError(
    'proposal.changed-meanwhile',
    {
      approved: codeOfApprovals([approved.approval]),
      actual: codeOfApprovals([approval]),
      added: [...new Set(added.map(({ code }) => code))].sort(),
    },
    { findings: facts.findings },
  )
}

function sameTotals(one: Totals, other: Totals): boolean {
  return Object.keys(one).every(name => one[name as keyof Totals] === other[name as keyof Totals])
}
