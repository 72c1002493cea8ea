import { formatBtc } from '../../bitcoin/amount.js'
import { RingiError } from '../../bitcoin/error.js'
import type { Finding } from '../../bitcoin/finding.js'
import type { CosignerKey } from '../../vault/signer-key.js'
import type { Vault } from '../../vault/vault.js'
import { sameAmount } from '../approval.js'
import { isApproved } from '../approved-digest.js'
import type { Outcome } from '../command.js'
import { askThrough, type Context, styleOn } from '../context.js'
import { derivedName, readPsbt } from '../files.js'
import type { VerifiedLog } from '../log/verified-log.js'
import type { Options } from '../options.js'
import { nameOf } from '../render/review-data.js'
import { type ReviewSettings, reviewFile, reviewSettings } from '../review-file.js'
import { signFile } from '../signing/sign-file.js'
import { placeOf, withKey } from '../signing/signer.js'
import type { StoredKey } from '../stored-key.js'
import { type Batch, type BatchItem, reviewBatch } from './batch.js'
import { batchIn } from './folder.js'
import { forEach, originalOf, outFolder, targetIn } from './outputs.js'
import { batchText, type Result, reportOf, totalsOf } from './render.js'

/** Whose key signs which folder. */
export interface Signing {
  readonly folder: string
  readonly record: StoredKey
  readonly vault: Vault
  readonly surroundings: readonly Finding[]
  readonly log: VerifiedLog
}

/**
 * Signs all proposals of a folder after one review and one approval. What was signed before is passed over, so that a run
 * that was interrupted can be started again with the same approval.
 */
export async function signFolder(context: Context, options: Options, signing: Signing): Promise<Outcome> {
  const { record, vault, log, surroundings } = signing
  const out = await outFolder(options, signing.folder)
  const files = await batchIn(signing.folder)
  const written = out === signing.folder ? [] : await batchIn(out).catch(() => [])
  const batch = await reviewBatch(context, options, vault, {
    files: [...files, ...written],
    history: log.history,
  })
  await approveBatch(context, options, batch)
  const place = placeOf(vault, record)
  const isDone = ({ signedBy }: BatchItem) => place !== undefined && signedBy.has(nameOf(vault, place))
  const waiting = batch.items.filter(item => item.blocked === undefined && !isDone(item))
  const work = async (sign?: (item: BatchItem) => Promise<Result>) =>
    await forEach(context, batch.items, 'Signing', async item =>
      isDone(item) || sign === undefined
        ? { file: originalOf(item), status: 'already', out: null, error: null }
        : await sign(item),
    )
  const signAll = async (key: CosignerKey) => {
    // What this run has signed before counts as well: the log's history goes on.
    const hearing = { stage: 'sign', history: log.history, signer: key.cosigner } as const
    const settings = await reviewSettings(context, options, vault, hearing)
    return await work(item => signItem(context, options, signing, { item, out, key, settings }))
  }
  // A password is asked for only where there is something to sign.
  const results =
    waiting.length === 0 ? await work() : await withKey(context, options, { record, vault }, signAll)
  const report = reportOf(batch, results)
  const idle = report.failure === undefined && results.every(({ status }) => status === 'already')
  return { ...report, ...(idle ? { failure: nothingToSign(record) } : {}), findings: surroundings }
}

function nothingToSign({ name }: StoredKey): NonNullable<Outcome['failure']> {
  return {
    code: 'signature.nothing-to-sign',
    message: `${name} has signed every proposal here already; nothing was changed.`,
  }
}

interface Turn {
  readonly item: BatchItem
  readonly out: string
  readonly key: CosignerKey
  readonly settings: ReviewSettings
}

// Reviewed anew, with what this run has signed before it, and compared with what was approved.
async function signItem(
  context: Context,
  options: Options,
  { record, vault, log, surroundings }: Signing,
  { item, out, key, settings }: Turn,
): Promise<Result> {
  const name = originalOf(item)
  const target = await targetIn(context, out, derivedName(name, `signed-${record.name}`))
  const file = await readPsbt(context.io, name)
  const reviewed = reviewFile(settings, vault, file)
  reviewed.requireUnblocked()
  if (reviewed.facts.digest.hex !== item.digest.hex)
    throw new RingiError(
      'file.changed',
      `${name} changed while the batch was being approved; it was not signed.`,
    )
  const approved = { file, reviewed, settings, log, surroundings, actor: record.name, target }
  const { written } = await signFile(context, options, approved, key)
  return { file: name, status: 'done', out: written.file, error: null }
}

/** One approval for all: on the terminal the officer types the total that leaves, a script names the batch's digest. */
async function approveBatch(context: Context, options: Options, batch: Batch): Promise<void> {
  if (isApproved(options, 'batch', batch.digest)) return
  const terminal = askThrough(context, 'Somebody has to approve what is signed.', '--approve DIGEST')
  const style = styleOn('stderr', context)
  context.io.stderr(`${batchText(batch, style)}\n`)
  const { leaves } = totalsOf(batch)
  if (sameAmount(await terminal.line(style.words.askTotal(`${formatBtc(leaves)}btc`)), leaves)) return
  throw new RingiError('confirm.mismatch', 'That is not the total that leaves; nothing was signed.')
}
