import { utf8 } from '../../base/bytes.js'
import { Labels } from '../../coins/labels.js'
import { type NewFile, writeTogether } from '../../platform/write-together.js'
import { finalLabels } from '../../psbt/final-labels.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import type { FinalTransaction } from '../../psbt/roles/finalizer.js'
import type { Vault } from '../../vault/vault.js'
import { refuseForFolder } from '../batch/folder.js'
import type { BatchReport } from '../batch/report.js'
import type { Context } from '../context.js'
import { chooseTarget, proposalStem, readPsbt, reserve, type Written } from '../files.js'
import { isFolder } from '../folder.js'
import { VerifiedLog } from '../log/verified-log.js'
import { namedVault } from '../vaults.js'
import { finalFileOf, writeFinalFile } from './finalize-file.js'
import { ReviewContext, type ReviewRequest, reviewFile, withCarried } from './review-file.js'

/** What is to be finished. */
export interface FinalizeRequest extends ReviewRequest {
  /** A proposal with enough signatures, or a folder of proposals. */
  readonly psbt: string
  readonly vault: string
  readonly out: string | undefined
  /** A file for labels of the transaction and its outputs (BIP 329). */
  readonly labelsOut: string | undefined
}

/** A transaction that was finished and written. */
export interface FinalizedFile {
  readonly reviewed: ReviewedPsbt
  readonly final: FinalTransaction
  readonly written: Written
}

/** Makes the transaction of a proposal that enough have signed, or those of all that are in a folder. */
export async function finalizeProposals(
  context: Context,
  request: FinalizeRequest,
): Promise<FinalizedFile | BatchReport> {
  const vault = await namedVault(context, request.vault)
  const name = request.psbt
  if (!(await isFolder(name))) return await finalizeOne(context, request, vault)
  const { finalizeFolder } = await import('../batch/finalize.js')
  refuseForFolder({ '--labels-out': request.labelsOut })
  return await finalizeFolder(context, request, vault, name)
}

async function finalizeOne(context: Context, request: FinalizeRequest, vault: Vault): Promise<FinalizedFile> {
  const { psbt: name, labelsOut } = request
  const file = await readPsbt(context, name)
  const target = await chooseTarget(context, request.out ?? `${proposalStem(file.name)}.tx`, [name])
  if (labelsOut !== undefined)
    await reserve(context, [labelsOut], [name, ...(target.file === undefined ? [] : [target.file])])
  const log = await VerifiedLog.read(context.home)
  const evaluated = await new ReviewContext(context, request).settings(vault, {
    stage: 'finalize',
    history: log.history,
  })
  const settings = await withCarried(log, evaluated, { vault, files: [file] })
  const reviewed = reviewFile(settings, vault, file)
  const made = await finalFileOf(reviewed)
  const labels = labelFiles(labelsOut, reviewed, made.final.txid)
  const written = await writeTogether(labels, context.force, () =>
    writeFinalFile(context, target, made, settings),
  )
  return { reviewed, final: made.final, written }
}

/** The file of labels for the wallets that watch the vault, where one is asked for. */
function labelFiles(path: string | undefined, { facts }: ReviewedPsbt, txid: string): NewFile[] {
  if (path === undefined) return []
  return [{ path, bytes: utf8(new Labels().with(finalLabels(facts, txid)).format()), mode: 0o600 }]
}
