import { type Finding, finding } from '../../base/finding.js'
import type { Entry } from '../../log/entry.js'
import { RunningHistory } from '../../log/history.js'
import { headsOf, mergeLogs } from '../../log/merge.js'
import type { Line } from '../../log/timeline.js'
import { greaterWorth, NOBODY, type Worth } from '../../log/worth.js'
import { withStream } from '../../platform/read-file.js'
import type { Policy } from '../../rules/policy/policy.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { allKeys } from '../keystore.js'
import { keysIn } from '../seal/own-keys.js'
import { ownNames } from '../signing/signer.js'
import { type KeptCheckpoint, keptCheckpoints } from './kept-checkpoints.js'
import { EntryPlaces, type ReachedHead } from './known-heads.js'
import { makesKey, type OlderLog, olderLogsIn } from './older-logs.js'
import { requireOwnEntries } from './own-log.js'
import { readCheckpoint, type VerifiedCheckpoint } from './read-checkpoint.js'
import { linesOfLog } from './read-log.js'
import { VerifiedLog } from './verified-log.js'

/** What logs from elsewhere say, and what has to be known of them. */
export interface ForeignHistory {
  readonly history: RunningHistory
  /** The checkpoints that came with them, each of which one of the logs contains. */
  readonly checkpoints: readonly VerifiedCheckpoint[]
  /** The checkpoints that these logs have kept of others. */
  readonly kept: readonly KeptCheckpoint[]
  /** Logs of machines that this one may have replaced. */
  readonly older: readonly OlderLog[]
  /** Whether one of the logs contains the entry that a checkpoint is of. */
  contains(checkpoint: Pick<VerifiedCheckpoint, 'log' | 'seq' | 'hash'>): boolean
  readonly findings: readonly Finding[]
}

/**
 * What logs from elsewhere say: of one machine or of several, with checkpoints of them among the files. An entry that a
 * checkpoint by a cosigner of `vault` covers is attested. Where there is no checkpoint at all and none of the policies asks
 * for them, all entries are taken as they are, with a warning. Throws `log.forked`, what `readLog` throws and what
 * {@link readCheckpoint} throws; `log.rolled-back` where they know more of this machine's own log than it has, by a copy of
 * it or by what its keys have signed for; and for a checkpoint that no log here has reached `log.truncated`, `log.tampered`
 * or `checkpoint.other-log`.
 */
export async function historyIn(
  context: Context,
  names: readonly string[],
  vault: Vault,
  { policies, own }: { readonly policies: readonly Policy[]; readonly own?: RunningHistory | undefined },
): Promise<ForeignHistory> {
  const files: Line[][] = []
  const checkpoints: VerifiedCheckpoint[] = []
  for (const name of names) {
    if (await isCheckpoint(name)) checkpoints.push(await readCheckpoint(context, name, vault))
    else files.push(await linesOfLog(context, name))
  }
  const lines = mergeLogs(files)
  const ownLog = await VerifiedLog.read(context.home)
  const isOwn = ({ log }: { readonly log?: string }) => log !== undefined && log === ownLog.head?.log
  // A checkpoint of this machine's own log that somebody else has signed says nothing of it.
  const ownKeys = await ownNames(context.home, vault)
  const isOfOwnKey = ({ cosigner }: { readonly cosigner: string }) => ownKeys.has(cosigner)
  requireOwnEntries(ownLog, [
    ...headsOf(lines).filter(isOwn),
    ...checkpoints.filter(one => isOwn(one) && isOfOwnKey(one)),
  ])
  const places = new EntryPlaces()
  for (const { entry } of lines) places.add(entry)
  const met = checkpoints.filter(one => !isOwn(one) || lines.some(({ entry }) => isOwn(entry)))
  const reached = places.reach(met, headsOf(lines)).map(one => ({ ...one, since: undefined }))
  const keptHere = keptCheckpoints(own, vault).filter(one => places.has(one))
  const covers = coversOf([...reached, ...keptHere])
  const trusting = checkpoints.length === 0 && !policies.some(policy => policy.checkpoints)
  const history = new RunningHistory()
  for (const { entry } of lines) history.add(entry, trusting ? { by: 'bearer' } : worthOf(entry, covers))
  const contains: ForeignHistory['contains'] = checkpoint => places.has(checkpoint)
  const keptByOthers = keptCheckpoints(history, vault)
  requireOwnEntries(
    ownLog,
    keptByOthers.filter(one => isOwn(one) && isOfOwnKey(one)),
  )
  const fingerprints = new Set(keysIn(vault, await allKeys(context.home)).map(key => key.fingerprint))
  const older = [
    ...olderLogsIn(lines, entry => !isOwn(entry) && makesKey(entry, fingerprints)),
    ...[...checkpoints, ...keptByOthers].filter(one => !isOwn(one) && isOfOwnKey(one)),
  ]
  const findings = trusting ? [UNATTESTED] : []
  return { history, checkpoints, kept: keptByOthers, older, contains, findings }
}

const UNATTESTED = finding(
  'warn',
  'log.unattested',
  'The logs come without a checkpoint: whoever brought them can have written them anew.',
)

/** What a log's checkpoints cover: up to an entry's number, worth that much. The furthest first. */
type Covers = ReadonlyMap<string, readonly { readonly upTo: number; readonly worth: Worth }[]>

/** An entry that a cosigner has signed for, and since when one's own sealed log knows that. */
type CoveredHead = Pick<ReachedHead, 'log' | 'seq' | 'cosigner'> & Pick<KeptCheckpoint, 'since'>

function coversOf(reached: readonly CoveredHead[]): Covers {
  return new Map(reached.map(({ log }) => [log, coversOfLog(reached.filter(one => one.log === log))]))
}

// Who has signed for an entry has signed for all before it.
function coversOfLog(reached: readonly CoveredHead[]) {
  let worth = NOBODY
  return [...reached]
    .sort((a, b) => b.seq - a.seq)
    .map(({ seq, cosigner, since }) => {
      worth = greaterWorth(worth, { by: 'cosigners', since: new Map([[cosigner as string, since]]) })
      return { upTo: seq, worth }
    })
}

function worthOf({ log, seq }: Entry, covers: Covers): Worth {
  return covers.get(log)?.findLast(({ upTo }) => seq <= upTo)?.worth ?? NOBODY
}

// A line of a log is canonical JSON: no white space follows its first brace.
async function isCheckpoint(name: string): Promise<boolean> {
  if (name === '-') return false
  const beginning = await withStream(name, async stream => {
    for await (const part of stream) return Buffer.from(part.subarray(0, 2)).toString('latin1')
    return ''
  })
  return /^\{\s/.test(beginning)
}
