import { basename, join } from 'node:path'
import { combine } from '../../psbt/combiner.js'
import { encodePsbt } from '../../psbt/encode.js'
import { Proofs } from '../../psbt/review/proofs.js'
import { requireComplete } from '../../psbt/signing-progress.js'
import type { Vault } from '../../vault/vault.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { type PsbtFile, proposalStem, readPsbt, writePsbt } from '../files.js'
import { logIfAtHome } from '../log/append.js'
import { combined } from '../log/events.js'
import { VerifiedLog } from '../log/verified-log.js'
import { isOn, type Options } from '../options.js'
import { type ReviewSettings, reviewSettings } from '../review-file.js'
import { type BatchItem, reviewBatch } from './batch.js'
import { proposalsIn } from './folder.js'
import { forEach, holds, originalOf, outFolder, targetIn } from './outputs.js'
import { type Result, reportOf } from './render.js'

/** Puts together the signatures on all proposals of a folder: the copies of each, whatever they are called. */
export async function combineFolder(
  context: Context,
  options: Options,
  vault: Vault,
  folder: string,
): Promise<Outcome> {
  const out = await outFolder(options, folder)
  const { history } = await VerifiedLog.read(context.home)
  const batch = await reviewBatch(context, options, vault, {
    files: await proposalsIn(folder),
    history,
    stage: 'combine',
  })
  const settings = await reviewSettings(context, options, vault, { stage: 'combine', history })
  const results = await forEach(context, batch.items, 'Combining', item =>
    combineItem(context, options, { vault, settings, out }, item),
  )
  return reportOf(batch, results)
}

interface Setting {
  readonly vault: Vault
  readonly settings: ReviewSettings
  readonly out: string
}

async function combineItem(
  context: Context,
  options: Options,
  { vault, settings, out }: Setting,
  item: BatchItem,
): Promise<Result> {
  const file = originalOf(item)
  const proofs = new Proofs()
  const name = `${proposalStem(file)}.combined.psbt`
  const copies: PsbtFile[] = []
  for (const one of item.files) copies.push(await readPsbt(context.io, one, proofs))
  const { psbt, reviewed } = combine(vault, copies, { ...settings, proofs })
  if (isOn(options, 'requireComplete')) requireComplete(reviewed)
  const bytes = encodePsbt(psbt)
  const path = join(out, basename(name))
  if (await holds(context.io, path, bytes)) return { file, status: 'already', out: path, error: null }
  // A combined copy of an earlier run, with fewer signatures, is one of the files that this one was made from.
  const replaced = item.files.includes(path) ? { ...context, force: true } : context
  const target = await targetIn(replaced, out, name)
  await logIfAtHome(context.home, combined(reviewed))
  const written = await writePsbt(replaced, options, target, bytes)
  return { file, status: 'done', out: written.file, error: null }
}
