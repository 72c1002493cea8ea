import { basename, join } from 'node:path'
import { toHex, utf8 } from '../../bitcoin/bytes.js'
import { confirmTransaction } from '../../platform/second-opinion/index.js'
import { combine } from '../../psbt/combiner.js'
import { encodePsbt } from '../../psbt/encode.js'
import { finalize } from '../../psbt/finalizer.js'
import { Proofs } from '../../psbt/review/proofs.js'
import type { Vault } from '../../vault/vault.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { type PsbtFile, proposalStem, readPsbt, writeText } from '../files.js'
import { logIfAtHome } from '../log/append.js'
import { finalized } from '../log/events.js'
import { VerifiedLog } from '../log/verified-log.js'
import type { Options } from '../options.js'
import { type ReviewSettings, reviewSettings } from '../review-file.js'
import { type BatchItem, reviewBatch } from './batch.js'
import { proposalsIn } from './folder.js'
import { forEach, holds, originalOf, outFolder, targetIn } from './outputs.js'
import { type Result, reportOf } from './render.js'

/** Finishes all proposals of a folder that have enough signatures on their copies together. */
export async function finalizeFolder(
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
  const settings = await reviewSettings(context, options, vault, { stage: 'finalize', history })
  const results = await forEach(context, batch.items, 'Finishing', item =>
    finalizeItem(context, { vault, settings, out }, item),
  )
  return reportOf(batch, results)
}

interface Setting {
  readonly vault: Vault
  readonly settings: ReviewSettings
  readonly out: string
}

async function finalizeItem(
  context: Context,
  { vault, settings, out }: Setting,
  item: BatchItem,
): Promise<Result> {
  const file = originalOf(item)
  const proofs = new Proofs()
  const copies: PsbtFile[] = []
  for (const one of item.files) copies.push(await readPsbt(context.io, one, proofs))
  const { reviewed } = combine(vault, copies, { ...settings, proofs })
  const final = finalize(reviewed)
  await confirmTransaction(final.bytes, encodePsbt(reviewed.facts.psbt))
  const text = `${toHex(final.bytes)}\n`
  const name = `${proposalStem(file)}.tx`
  const path = join(out, basename(name))
  if (await holds(context.io, path, utf8(text))) return { file, status: 'already', out: path, error: null }
  const target = await targetIn(context, out, name)
  await logIfAtHome(context.home, finalized(reviewed, final.signedBy))
  const written = await writeText(context, target, text)
  return { file, status: 'done', out: written.file, error: null }
}
