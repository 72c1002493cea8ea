import { type Finding, finding } from '../../bitcoin/finding.js'
import { RunningHistory } from '../../log/history.js'
import { headsOf, mergeLogs } from '../../log/merge.js'
import type { Line } from '../../log/timeline.js'
import { withStream } from '../../platform/read-file.js'
import type { Policy } from '../../rules/policy/policy.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { EntryPlaces, type KnownHead } from './known-heads.js'
import { readCheckpoint } from './read-checkpoint.js'
import { linesOfLog } from './read-log.js'

/** What logs from elsewhere say, and what has to be known of them. */
export interface ForeignHistory {
  readonly history: RunningHistory
  readonly findings: readonly Finding[]
}

/**
 * What logs from elsewhere say: of one machine or of several, with checkpoints of them among the files. An entry that a
 * checkpoint by a cosigner of `vault` covers is attested. Where there is no checkpoint at all and none of the policies asks
 * for them, all entries are taken as they are, with a warning. Throws `log.forked`, what `readLog` throws and what
 * {@link readCheckpoint} throws, and for a checkpoint that no log here has reached `log.truncated`, `log.tampered` or
 * `checkpoint.other-log`.
 */
export async function historyIn(
  context: Context,
  names: readonly string[],
  vault: Vault,
  policies: readonly Policy[],
): Promise<ForeignHistory> {
  const files: Line[][] = []
  const checkpoints: KnownHead[] = []
  for (const name of names) {
    if (await isCheckpoint(name)) checkpoints.push(await readCheckpoint(context, name, vault))
    else files.push(await linesOfLog(context, name))
  }
  const lines = mergeLogs(files)
  const covered = coveredBy(checkpoints, lines)
  const trusting = checkpoints.length === 0 && !policies.some(policy => policy.checkpoints)
  const history = new RunningHistory()
  for (const { entry } of lines) history.add(entry, trusting || entry.seq <= (covered.get(entry.log) ?? 0))
  return { history, findings: trusting ? [UNATTESTED] : [] }
}

const UNATTESTED = finding(
  'warn',
  'log.unattested',
  'The logs come without a checkpoint: whoever brought them can have written them anew.',
)

/** The number of the last entry that a checkpoint covers, by the log's name for itself. */
function coveredBy(checkpoints: readonly KnownHead[], lines: readonly Line[]): ReadonlyMap<string, number> {
  const covered = new Map<string, number>()
  if (checkpoints.length === 0) return covered
  const places = new EntryPlaces()
  for (const { entry } of lines) places.add(entry)
  for (const { log, seq } of places.reach(checkpoints, headsOf(lines)))
    covered.set(log, Math.max(covered.get(log) ?? 0, seq))
  return covered
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
