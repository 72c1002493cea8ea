import { equalBytes } from '../../bitcoin/bytes.js'
import { RingiError } from '../../bitcoin/error.js'
import type { Finding } from '../../bitcoin/finding.js'
import { sha256 } from '../../bitcoin/hash.js'
import { substanceOf, warningsIn } from '../../psbt/review/approval.js'
import type { ReviewedPsbt, ReviewFacts } from '../../psbt/reviewed-psbt.js'
import type { CosignerKey } from '../../vault/signer-key.js'
import type { Context } from '../context.js'
import { type PsbtFile, readInput, type Target } from '../files.js'
import { requireClock } from '../log/append.js'
import { type ReviewSettings, reviewFile } from '../review-file.js'
import type { Sealing } from '../seal/sealing.js'
import type { Signing } from './signing.js'

/** A proposal, and how it was judged at some time. */
export interface Judged {
  readonly file: PsbtFile
  readonly reviewed: ReviewedPsbt
  readonly settings: ReviewSettings
}

/** What was approved, the open key that is to sign it, the seal of the home under that key, and where the result goes. */
export interface ToSign {
  readonly approved: Judged
  readonly key: CosignerKey
  readonly sealing: Sealing
  readonly target: Target
}

/** Judges a proposal as of now. */
export async function judge({ vault, settings }: Signing, file: PsbtFile): Promise<Judged> {
  const now = await settings()
  return { file, settings: now, reviewed: reviewFile(now, vault, file) }
}

/**
 * The moment of signing: the home is locked, and the proposal is judged anew, by file, log, clock, policy in force and
 * surroundings as they are now, since between the approval and here there was a password prompt that may have stood open for days. `make`
 * is done only where nothing forbids it and the judgement is the one that was approved. Nothing in here asks a question
 * or derives a key from a password: others who wait for the home wait for computing alone. Throws `file.changed`,
 * `proposal.changed-meanwhile`, and the code of whatever blocks now.
 */
export async function atSigning<T>(
  context: Context,
  signing: Signing,
  { approved, sealing }: Pick<ToSign, 'approved' | 'sealing'>,
  make: (now: Judged, surroundings: readonly Finding[]) => Promise<T>,
): Promise<T> {
  const { log, surroundings } = signing
  return await log.home.change(async () => {
    await requireUnchanged(context, approved.file)
    await log.readOn()
    requireClock(log)
    await sealing.check(log)
    const now = await judge(signing, approved.file)
    now.reviewed.requireUnblocked()
    requireAsApproved(approved.reviewed, now.reviewed)
    return await make(now, await surroundings())
  })
}

async function requireUnchanged(context: Context, { name, digest }: PsbtFile): Promise<void> {
  if (name === '-' || equalBytes(sha256(await readInput(context.io, name)), digest)) return
  throw new RingiError('file.changed', `${name} changed while it was being approved; nothing was signed.`, {
    hint: 'Find out who changed it. Then review it again.',
    details: { file: name },
  })
}

function requireAsApproved(approved: ReviewedPsbt, now: ReviewedPsbt): void {
  if (now.approval === approved.approval && sameTotals(now.facts, approved.facts)) return
  const known = new Set(approved.facts.findings.map(substanceOf))
  const added = warningsIn(now.facts.findings).filter(one => !known.has(substanceOf(one)))
  throw new RingiError(
    'proposal.changed-meanwhile',
    'What was approved is no longer so: the policy, the log or the clock has changed meanwhile. Nothing was signed.',
    {
      hint: 'Review it again; the review shows what has changed.',
      details: { approved: approved.approval, actual: now.approval, added: added.map(({ code }) => code) },
      findings: now.facts.findings,
    },
  )
}

function sameTotals({ totals: a }: ReviewFacts, { totals: b }: ReviewFacts): boolean {
  return Object.keys(a).every(name => a[name as keyof typeof a] === b[name as keyof typeof b])
}
