import { type Finding, finding } from '../../bitcoin/finding.js'
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
import { nameOf } from '../render/review-data.js'
import { placeOf } from '../signing/signer.js'
import { EntryPlaces, type ReachedHead } from './known-heads.js'
import { ownLogName, requireOwnEntries } from './own-log.js'
import { readCheckpoint, type VerifiedCheckpoint } from './read-checkpoint.js'
import { linesOfLog } from './read-log.js'

/** What logs from elsewhere say, and what has to be known of them. */
export interface ForeignHistory {
  readonly history: RunningHistory
  /** The checkpoints that came with them, each of which one of the logs contains. */
  readonly checkpoints: readonly VerifiedCheckpoint[]
  /** Whether one of the logs contains the entry that a checkpoint is of. */
  contains(checkpoint: Pick<VerifiedCheckpoint, 'log' | 'seq' | 'hash'>): boolean
  readonly findings: readonly Finding[]
}

/**
 * What logs from elsewhere say: of one machine or of several, with checkpoints of them among the files. An entry that a
 * checkpoint by a cosigner of `vault` covers is attested. Where there is no checkpoint at all and none of the policies asks
 * for them, all entries are taken as they are, with a warning. Throws `log.forked`, what `readLog` throws and what
 * {@link readCheckpoint} throws; `log.rolled-back` where they know more of this machine's own log than it has; and for a checkpoint that no log here has reached `log.truncated`, `log.tampered` or
 * `checkpoint.other-log`.
 */
export async function historyIn(
  context: Context,
  names: readonly string[],
  vault: Vault,
  policies: readonly Policy[],
): Promise<ForeignHistory> {
  const files: Line[][] = []
  const checkpoints: VerifiedCheckpoint[] = []
  for (const name of names) {
    if (await isCheckpoint(name)) checkpoints.push(await readCheckpoint(context, name, vault))
    else files.push(await linesOfLog(context, name))
  }
  const lines = mergeLogs(files)
  const own = await ownLogName(context.home)
  const isOwn = ({ log }: { readonly log?: string }) => own !== undefined && log === own
  // A checkpoint of this machine's own log that somebody else has signed says nothing of it.
  const ownKeys = await ownNames(context, vault)
  await requireOwnEntries(context.home, [
    ...headsOf(lines).filter(isOwn),
    ...checkpoints.filter(one => isOwn(one) && ownKeys.has(one.cosigner)),
  ])
  const places = new EntryPlaces()
  for (const { entry } of lines) places.add(entry)
  const met = checkpoints.filter(one => !isOwn(one) || lines.some(({ entry }) => isOwn(entry)))
  const covers = coversOf(places.reach(met, headsOf(lines)))
  const trusting = checkpoints.length === 0 && !policies.some(policy => policy.checkpoints)
  const history = new RunningHistory()
  for (const { entry } of lines) history.add(entry, trusting ? { by: 'bearer' } : worthOf(entry, covers))
  const contains: ForeignHistory['contains'] = checkpoint => places.has(checkpoint)
  return { history, checkpoints, contains, findings: trusting ? [UNATTESTED] : [] }
}

const UNATTESTED = finding(
  'warn',
  'log.unattested',
  'The logs come without a checkpoint: whoever brought them can have written them anew.',
)

/** What the vault calls the keys of this machine. */
async function ownNames({ home }: Context, vault: Vault): Promise<ReadonlySet<string>> {
  const places = (await allKeys(home)).map(record => placeOf(vault, record))
  return new Set(places.flatMap(place => (place === undefined ? [] : [nameOf(vault, place)])))
}

/** What a log's checkpoints cover: up to an entry's number, worth that much. The furthest first. */
type Covers = ReadonlyMap<string, readonly { readonly upTo: number; readonly worth: Worth }[]>

function coversOf(reached: readonly ReachedHead[]): Covers {
  return new Map(reached.map(({ log }) => [log, coversOfLog(reached.filter(one => one.log === log))]))
}

// Who has signed for an entry has signed for all before it.
function coversOfLog(reached: readonly ReachedHead[]) {
  let worth = NOBODY
  return [...reached]
    .sort((a, b) => b.seq - a.seq)
    .map(({ seq, cosigner }) => {
      worth = greaterWorth(worth, { by: 'cosigners', since: new Map([[cosigner as string, undefined]]) })
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
