import { fromHex, toHex } from '../../bitcoin/bytes.js'
import type { Code } from '../../bitcoin/codes.js'
import { RingiError } from '../../bitcoin/error.js'
import type { Finding } from '../../bitcoin/finding.js'
import { taggedHash } from '../../bitcoin/hash.js'
import { type History, RunningHistory } from '../../log/history.js'
import { recordOf } from '../../log/signed-record.js'
import type { ReviewedPsbt } from '../../psbt/reviewed-psbt.js'
import { type NamedDigest, named } from '../../vault/digest.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { readPsbt } from '../files.js'
import { proposed } from '../log/events.js'
import type { Options } from '../options.js'
import { nameOf } from '../render/review-data.js'
import { reviewFile, reviewSettings } from '../review-file.js'

/** One proposal of a batch, with all its copies: what is needed of it once it has been reviewed. */
export interface BatchItem {
  /** All files that hold it, signed or not, sorted by name. */
  readonly files: readonly string[]
  readonly digest: NamedDigest
  readonly txid: string
  readonly payments: readonly { readonly to: string; readonly value: bigint }[]
  readonly fee: bigint
  readonly findings: readonly Finding[]
  /** Names of those who have signed every input, in one copy or another. */
  readonly signedBy: ReadonlySet<string>
  readonly blocked: Finding | undefined
}

/** A file that could not be reviewed. */
export interface Unread {
  readonly file: string
  readonly code: Code
  readonly message: string
}

/** All proposals of a folder, reviewed one after the other as if those before had been signed. */
export interface Batch {
  readonly items: readonly BatchItem[]
  readonly unread: readonly Unread[]
  /** Of the proposals that nothing blocks: what a person approves. */
  readonly digest: NamedDigest
}

/** What a batch is reviewed with. */
interface BatchHearing {
  readonly files: readonly string[]
  readonly history: History
  /** `combine` where rules only report, because they are asked again before anything is made. */
  readonly stage?: 'review' | 'combine'
}

/**
 * Reviews the files of a batch. Copies of one proposal are one item. Each proposal is judged with those before it in the
 * history, so that limits hold for the batch as a whole and no coin is spent twice unnoticed.
 */
export async function reviewBatch(
  context: Context,
  options: Options,
  vault: Vault,
  { files, history: logged, stage = 'review' }: BatchHearing,
): Promise<Batch> {
  const history = new RunningHistory()
  history.join(logged)
  const settings = await reviewSettings(context, options, vault, { stage, history })
  const items = new Map<string, BatchItem>()
  const unread: Unread[] = []
  const progress = context.progress.of('Reviewing')
  for (const [at, file] of files.entries()) {
    progress(at, files.length)
    try {
      const reviewed = reviewFile(settings, vault, await readPsbt(context.io, file))
      const { hex } = reviewed.facts.digest
      const known = items.get(hex)
      items.set(hex, known === undefined ? itemOf(file, reviewed) : withCopy(known, itemOf(file, reviewed)))
      if (reviewed.blocking === undefined) history.foresee(recordOf(proposed(reviewed), Date.now()))
    } catch (cause) {
      unread.push(unreadOf(file, cause))
    }
  }
  const all = [...items.values()]
  return { items: all, unread, digest: batchDigest(all.filter(({ blocked }) => blocked === undefined)) }
}

/** What a failure of one file comes to. Throws what is a bug of Ringi. */
export function unreadOf(file: string, cause: unknown): Unread {
  if (!(cause instanceof RingiError) || cause.code === 'internal.bug' || cause.code === 'interrupted')
    throw cause
  return { file, code: cause.code, message: cause.message }
}

/**
 * The digest of a batch: BIP 340 tagged hash with the tag `ringi/batch` over the digests of its proposals, 32 bytes each,
 * sorted. It stays the same while they are being signed.
 */
function batchDigest(items: readonly BatchItem[]): NamedDigest {
  const digests = items.map(({ digest }) => digest.hex).sort()
  return named(taggedHash('ringi/batch', ...digests.map(fromHex)))
}

function itemOf(file: string, reviewed: ReviewedPsbt): BatchItem {
  const { digest, txid, outputs, totals, findings, inputs, vault } = reviewed.facts
  const places = vault.cosigners.map((_, place) => place)
  const signers = places.filter(place => inputs.every(({ signatures }) => signatures.has(place)))
  return {
    files: [file],
    ...{ digest, txid, findings, fee: totals.fee },
    payments: outputs
      .filter(({ leaves }) => leaves)
      .map(({ address, script, value }) => ({ to: address ?? toHex(script), value })),
    signedBy: new Set(signers.map(place => nameOf(vault, place))),
    blocked: reviewed.blocking,
  }
}

function withCopy(known: BatchItem, copy: BatchItem): BatchItem {
  return {
    ...known,
    files: [...known.files, ...copy.files],
    signedBy: new Set([...known.signedBy, ...copy.signedBy]),
    findings: [
      ...known.findings,
      ...copy.findings.filter(one => !known.findings.some(other => same(one, other))),
    ],
    blocked: known.blocked ?? copy.blocked,
  }
}

function same(a: Finding, b: Finding): boolean {
  return a.code === b.code && a.message === b.message && JSON.stringify(a.where) === JSON.stringify(b.where)
}
