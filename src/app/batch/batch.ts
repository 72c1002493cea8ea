import { fromHex } from '../../base/bytes.js'
import { taggedHash } from '../../base/hash.js'
import type { Network } from '../../chain/network.js'
import type { VerifiedCheckpoint } from '../../log/attestation.js'
import type { LogEvent } from '../../log/events.js'
import { RunningHistory } from '../../log/history.js'
import type { OlderLog } from '../../log/older-logs.js'
import { newlyMet } from '../../rules/evidence/logs-at-hand.js'
import { type NamedDigest, named } from '../../vault/digest.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import type { Kept } from '../log/kept.js'
import type { VerifiedLog } from '../log/verified-log.js'
import type { ReviewContext } from '../proposals/review-file.js'
import { byTransaction, type Copy, reviewCopies, unspoiled } from './copy.js'
import { type BatchItem, itemOf } from './item.js'
import type { Unread } from './unread.js'

/** All proposals of a folder, reviewed one after the other as if those before had been signed. */
export interface Batch {
  readonly network: Network
  readonly items: readonly BatchItem[]
  /** Those that nothing blocks: what a person approves. */
  readonly open: readonly BatchItem[]
  readonly unread: readonly Unread[]
  /** The checkpoints of other cosigners' logs that any copy carries. */
  readonly carried: readonly VerifiedCheckpoint[]
  /** Logs of machines that this one may have replaced, as far as any copy, or what is given, tells of them. */
  readonly older: readonly OlderLog[]
  /** The entries of revocations that the log is to keep. */
  readonly revoked: readonly LogEvent[]
  /** Whether a policy is in force. */
  readonly isRuled: boolean
  /** Of what is open. */
  readonly digest: NamedDigest
}

/** What a batch is reviewed with. */
interface BatchContext {
  readonly files: readonly string[]
  /** That of this home. */
  readonly log: VerifiedLog
  readonly reviewing: ReviewContext
  /** `combine` where rules only report, because they are asked again before anything is made. */
  readonly stage?: 'review' | 'combine'
  /** The place in the vault of who is about to sign what is approved. */
  readonly signer?: number | undefined
}

/**
 * Reviews the files of a batch. Copies of one proposal are one item; a spoiled one is left out. Each proposal is evaluated
 * with those before it in the history, so that limits hold for the batch as a whole and no coin is spent twice unnoticed.
 */
export async function reviewBatch(
  context: Context,
  vault: Vault,
  { files, log, reviewing, stage = 'review', signer }: BatchContext,
): Promise<Batch> {
  const history = new RunningHistory()
  history.join(log.history)
  const settings = await reviewing.settings(vault, { stage, history, signer })
  const items: BatchItem[] = []
  const { done: transactions, unread } = await byTransaction(context, files)
  const leftOut = [...unread]
  const met: VerifiedCheckpoint[] = []
  const older: OlderLog[] = [...(settings.older ?? [])]
  const progress = context.progress.of('reviewing')
  for (const [at, names] of transactions.entries()) {
    progress(at, transactions.length)
    const { done: copies, unread, ...carried } = await reviewCopies(context, settings, { vault, log, names })
    const proposals = byDigest(copies).map(unspoiled)
    const found = proposals.map(({ done }) => itemOf(done, settings))
    for (const { blocked, record } of found) if (blocked === undefined) history.assumeSigned(record)
    items.push(...found)
    met.push(...carried.others)
    older.push(...carried.older)
    leftOut.push(...unread, ...proposals.flatMap(({ unread }) => unread))
  }
  const open = items.filter(({ blocked }) => blocked === undefined)
  return {
    network: vault.network,
    items,
    open,
    unread: leftOut,
    carried: met,
    revoked: settings.revoked ?? [],
    older,
    isRuled: settings.inForce !== undefined,
    digest: batchDigest(open),
  }
}

/** What came up with a batch that the log of this home is to keep. */
export function keptOf({ carried, revoked }: Batch, { history }: VerifiedLog, vault: Vault): Kept {
  return { met: newlyMet(history, vault, carried), revoked }
}

/** Copies of one transaction that say the same of it: memo, reference and labels are in the digest. */
function byDigest(copies: readonly Copy[]): Copy[][] {
  const digestOf = ({ reviewed }: Copy) => reviewed.facts.digest.hex
  const digests = new Set(copies.map(digestOf))
  return [...digests].map(digest => copies.filter(copy => digestOf(copy) === digest))
}

/**
 * The digest of a batch: BIP 340 tagged hash with the tag `ringi/batch` over the digests of its proposals, 32 bytes each,
 * sorted. It stays the same while they are being signed.
 */
function batchDigest(items: readonly BatchItem[]): NamedDigest {
  const digests = items.map(({ digest }) => digest.hex).sort()
  return named(taggedHash('ringi/batch', ...digests.map(fromHex)))
}

/** Sums over the proposals of a batch that nothing blocks, in satoshi, and every destination with what it gets in all. */
export function batchTotals({ open }: Batch) {
  const destinations = new Map<string, bigint>()
  for (const { to, value } of open.flatMap(({ payments }) => payments))
    destinations.set(to, (destinations.get(to) ?? 0n) + value)
  const payments = [...destinations.values()].reduce((sum, value) => sum + value, 0n)
  const fee = open.reduce((sum, { totals }) => sum + totals.fee, 0n)
  return { destinations, payments, fee }
}
