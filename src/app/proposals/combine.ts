import { requireComplete } from '../../proposal/progress.js'
import type { CombinedPsbt } from '../../psbt/roles/combiner.js'
import type { Vault } from '../../vault/vault.js'
import type { BatchReport } from '../batch/report.js'
import type { Context } from '../context.js'
import { chooseTarget, proposalStem, type WrittenPsbt } from '../files.js'
import { isFolder } from '../folder.js'
import { VerifiedLog } from '../log/verified-log.js'
import { namedVault } from '../vaults.js'
import { combineCopies, readCopies, writeCombined } from './combine-files.js'
import { ReviewContext, type ReviewRequest, withCarried } from './review-file.js'

/** What is to be put together. */
export interface CombineRequest extends ReviewRequest {
  /** The signed copies of a proposal, or one folder with those of many. */
  readonly psbt: readonly string[]
  readonly vault: string
  /** Whether nothing is written unless enough have signed. */
  readonly requireComplete: boolean
  readonly out: string | undefined
  readonly base64: boolean
}

/** Copies that were put together, and where that was written. */
export interface CombinedFile {
  readonly combined: CombinedPsbt
  readonly written: WrittenPsbt
}

/** Puts the signatures together that are on copies of a proposal, or on those of all that are in a folder. */
export async function combineProposals(
  context: Context,
  request: CombineRequest,
): Promise<CombinedFile | BatchReport> {
  const vault = await namedVault(context, request.vault)
  const [first] = request.psbt as readonly [string]
  if (request.psbt.length > 1 || !(await isFolder(first))) return await combineOne(context, request, vault)
  const { combineFolder } = await import('../batch/combine.js')
  return await combineFolder(context, request, vault, first)
}

async function combineOne(context: Context, request: CombineRequest, vault: Vault): Promise<CombinedFile> {
  const { psbt: names, base64 } = request
  const copies = await readCopies(context, names)
  const usual = `${proposalStem((names as readonly [string])[0])}.combined.psbt`
  const target = { ...(await chooseTarget(context, request.out ?? usual)), base64 }
  const log = await VerifiedLog.read(context.home)
  const evaluated = await new ReviewContext(context, request).settings(vault, {
    stage: 'combine',
    history: log.history,
  })
  const settings = await withCarried(log, evaluated, { vault, files: copies.files })
  const combined = combineCopies(vault, copies, settings)
  if (request.requireComplete) requireComplete(combined.reviewed)
  return { combined, written: await writeCombined(context, target, combined, settings) }
}
