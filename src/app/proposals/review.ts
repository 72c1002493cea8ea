import type { Finding } from '../../base/finding.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import type { Vault } from '../../vault/vault.js'
import { refuseForFolder } from '../batch/folder.js'
import type { ReviewedBatch } from '../batch/review.js'
import type { Context } from '../context.js'
import { readPsbt } from '../files.js'
import { isFolder } from '../folder.js'
import { type SeerRequest, seerFor } from '../signing/seer.js'
import { logSights, sealSights, sightedIn } from '../signing/sight.js'
import { settleOlderLogs } from '../signing/succession.js'
import { namedVault } from '../vaults.js'
import { ReviewContext, type ReviewRequest, reviewFile, withCarried } from './review-file.js'
import { chooseSheetFiles, type SheetFiles, type SheetRequest, writeSheets } from './sheet-files.js'

/** What is to be reviewed, and by whom. */
export interface ProposalsToReview extends ReviewRequest, SeerRequest, SheetRequest {
  /** A proposal, or a folder of proposals. */
  readonly psbt: string
  readonly vault: string
  /** Logs of machines that this one has replaced. */
  readonly succeeds: readonly string[]
}

/** A proposal that was reviewed. */
export interface ReviewedFile {
  readonly reviewed: ReviewedPsbt
  readonly findings: readonly Finding[]
  /** Whether a key was open that has sealed what this rests on. */
  readonly sealed: boolean
  readonly sheets: SheetFiles
}

/** Reviews a proposal, or all that are in a folder, and logs that this machine has seen them. */
export async function reviewProposals(
  context: Context,
  request: ProposalsToReview,
): Promise<ReviewedFile | ReviewedBatch> {
  const vault = await namedVault(context, request.vault)
  const name = request.psbt
  const sheets = await chooseSheetFiles(context, request, name)
  if (!(await isFolder(name))) return await reviewOne(context, request, vault, sheets)
  const { reviewFolder } = await import('../batch/review.js')
  refuseForFolder({ '--html': request.html, '--svg': request.svg })
  return await reviewFolder(context, request, vault, name)
}

async function reviewOne(
  context: Context,
  request: ProposalsToReview,
  vault: Vault,
  sheets: SheetFiles,
): Promise<ReviewedFile> {
  const file = await readPsbt(context, request.psbt)
  const seer = await seerFor(context, request, vault)
  const { log, owner } = seer
  const evaluated = new ReviewContext(context, request).settingsOverTime(vault, seer.stageContext)
  const asOfNow = async () => await withCarried(log, await evaluated(), { vault, files: [file] })
  // Nothing is signed here: where nobody can be asked, a note says that signing will.
  if (owner !== undefined) {
    const known = (await asOfNow()).older ?? []
    await settleOlderLogs(context, owner, { known, succeeds: request.succeeds, isRefused: () => true })
  }
  const settings = await asOfNow()
  const reviewed = reviewFile(settings, vault, file)
  // Rules about waiting and expiry count from here.
  const { inForce, met = [], revoked = [] } = settings
  const sights = owner === undefined && inForce === undefined ? [] : [sightedIn(reviewed, inForce)]
  const seen = { log, sights, met, revoked }
  // First the seal: the sheet names what is sealed last.
  if (owner !== undefined) await sealSights(context, owner, seen)
  await writeSheets(context, sheets, { reviewed, policy: inForce }, async () => {
    if (owner === undefined && (await context.home.exists())) await logSights(vault, seen)
  })
  const findings = [...seer.surroundings, ...reviewed.facts.findings]
  return { reviewed, findings, sealed: owner !== undefined, sheets }
}
