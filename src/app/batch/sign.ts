import { basename, join } from 'node:path'
import { errorOf, RingiError } from '../../base/error.js'
import { totalLeaving } from '../../proposal/facts.js'
import { cosignerName } from '../../vault/cosigners.js'
import type { CosignerKey } from '../../vault/signer-key.js'
import type { StoredKey } from '../../vault/stored-key.js'
import { codeOfApprovals } from '../../words/approval-code.js'
import type { Failure } from '../blocked.js'
import type { Context } from '../context.js'
import { chooseTarget, derivedName, readPsbt } from '../files.js'
import { keepAtHome } from '../log/kept.js'
import { sameAmount } from '../proposals/approval.js'
import { type Approvable, type ApprovedReview, isReviewApproved } from '../proposals/approved-digest.js'
import type { Sealing } from '../seal/sealing.js'
import { beginWaitingOpened, onlyWaits } from '../signing/sight.js'
import { signFile } from '../signing/sign-file.js'
import { cosignerPlaceOf, withKey } from '../signing/signer.js'
import type { Signing } from '../signing/signing.js'
import { type Batch, batchTotals, keptOf, reviewBatch } from './batch.js'
import { batchIn } from './folder.js'
import type { BatchItem } from './item.js'
import { forEach, outFolder } from './outputs.js'
import { type BatchReport, type Result, reportOf } from './report.js'
import { reviewSettled } from './review.js'

/**
 * Signs all proposals of a folder after one review and one approval. What was signed before is passed over, so that a run
 * that was interrupted can be started again with the same approval.
 */
export async function signFolder(
  context: Context,
  request: SignFolderRequest,
  signing: Signing,
  folder: string,
): Promise<BatchReport> {
  const { record, vault, log, reviewing } = signing
  const { succeeds, base64 } = request
  const surroundings = await signing.surroundings()
  const out = await outFolder(request.out, folder)
  const files = await batchIn(folder)
  const written = out === folder ? [] : await batchIn(out).catch(() => [])
  const place = cosignerPlaceOf(vault, record)
  const asked = { files: [...files, ...written], log, reviewing, signer: place }
  const reviewNow = async () => await reviewBatch(context, vault, asked)
  const batch = await reviewSettled(context, signing, {
    ...{ reviewNow, succeeds },
    isRefused: ({ open }) => open.length === 0,
  })
  await approveBatch(context, request.approve, batch)
  // Each is signed on the copy that it is named after; who has signed the others stands behind it as well.
  for (const { txid, signedBy } of batch.items) signing.copies.add(txid, signedBy)
  signing.carried.push(...batch.carried)
  const isDone = ({ signedBy }: BatchItem) => place !== undefined && signedBy.has(cosignerName(vault, place))
  const waiting = batch.items.filter(item => (item.blocked === undefined || onlyWaits(item)) && !isDone(item))
  const work = async (sign?: (item: BatchItem) => Promise<Result>) =>
    await forEach(context, batch.items, 'signing', async item =>
      isDone(item) || sign === undefined
        ? { file: item.original, status: 'already', out: null, error: null }
        : await sign(item),
    )
  // What this run has signed before counts as well: the log's history goes on.
  const signAll = async (key: CosignerKey, sealing: Sealing) =>
    await work(item => signItem(context, signing, { item, out, base64, key, sealing }))
  // A password is asked for only where there is something to sign.
  if (waiting.length === 0) await keepAtHome(context.home, vault, keptOf(batch, log, vault))
  const results = waiting.length === 0 ? await work() : await withKey(context, signing, signAll)
  const report = reportOf(batch, results)
  const idle = report.failure === undefined && results.every(({ status }) => status === 'already')
  return { ...report, ...(idle ? { failure: nothingToSign(record) } : {}), findings: surroundings }
}

interface SignFolderRequest {
  readonly approve: ApprovedReview | undefined
  readonly succeeds: readonly string[]
  readonly out: string | undefined
  readonly base64: boolean
}

function nothingToSign({ name }: StoredKey): Failure {
  return { code: 'signature.nothing-to-sign', args: { why: 'folder', name } }
}

interface Turn {
  readonly item: BatchItem
  readonly out: string
  readonly base64: boolean
  readonly key: CosignerKey
  readonly sealing: Sealing
}

// Reviewed anew, with what this run has signed before it, and compared with what was approved.
async function signItem(
  context: Context,
  signing: Signing,
  { item, out, base64, key, sealing }: Turn,
): Promise<Result> {
  const { original, approval, totals } = item
  const path = join(out, basename(derivedName(original, `signed-${signing.record.name}`)))
  const target = { ...(await chooseTarget(context, path)), base64 }
  const file = await readPsbt(context, original)
  // It was not among what was approved: all that is done is that its waiting begins.
  if (item.blocked !== undefined) {
    await beginWaitingOpened(signing, sealing, file)
    throw errorOf(item.blocked)
  }
  const approved = { file, approval, totals }
  try {
    const { written } = await signFile(context, signing, { approved, key, sealing, target })
    return { file: original, status: 'done', out: written.file, error: null }
  } finally {
    // Those behind it were approved as if this one had been signed.
    signing.log.history.assumeSigned(item.record)
  }
}

/** One approval for all: on the terminal the officer types the total that leaves, a script names the batch's digest. */
async function approveBatch(
  context: Context,
  approved: ApprovedReview | undefined,
  batch: Batch,
): Promise<void> {
  if (isReviewApproved(approved, approvableOf(batch))) return
  const leaves = totalLeaving(batchTotals(batch))
  if (
    sameAmount(
      await context.person.line({ asks: 'batch-total', batch, total: leaves }),
      leaves,
      batch.network,
    )
  )
    return
  throw new RingiError('confirm.mismatch', { why: 'batch-total' })
}

function approvableOf({ open, digest }: Batch): Approvable {
  const code = codeOfApprovals(open.map(({ approval }) => approval))
  return { what: 'batch', digest: digest.hex, code, findings: open.flatMap(({ findings }) => findings) }
}
