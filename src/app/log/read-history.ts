import { finding } from '../../base/finding.js'
import type { VerifiedCheckpoint } from '../../log/attestation.js'
import { worthByHeads } from '../../log/covers.js'
import type { ForeignHistory } from '../../log/foreign-history.js'
import { RunningHistory } from '../../log/history.js'
import { keptCheckpoints } from '../../log/kept-checkpoints.js'
import { headsOf, mergeLogs } from '../../log/merge.js'
import { makesKey, olderLogsIn } from '../../log/older-logs.js'
import { EntryPlaces } from '../../log/places.js'
import type { LogLine } from '../../log/timeline.js'
import { withStream } from '../../platform/read-file.js'
import type { Policy } from '../../rules/policy/policy.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { allKeys } from '../keys/keystore.js'
import { keysIn } from '../seal/own-keys.js'
import { ownNames } from '../signing/signer.js'
import { requireOwnEntries } from './own-log.js'
import { readCheckpoint } from './read-checkpoint.js'
import { linesOfLog } from './read-log.js'
import { VerifiedLog } from './verified-log.js'

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
  const files: LogLine[][] = []
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
  const worthOf = worthByHeads([...reached, ...keptHere])
  const trusting = checkpoints.length === 0 && !policies.some(policy => policy.checkpoints)
  const history = new RunningHistory()
  for (const { entry } of lines) history.add(entry, trusting ? { by: 'bearer' } : worthOf(entry))
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

const UNATTESTED = finding('warn', 'log.unattested', { why: 'no-checkpoint' })

// A line of a log is canonical JSON: no white space follows its first brace.
async function isCheckpoint(name: string): Promise<boolean> {
  if (name === '-') return false
  const beginning = await withStream(name, async stream => {
    for await (const part of stream) return Buffer.from(part.subarray(0, 2)).toString('latin1')
    return ''
  })
  return /^\{\s/.test(beginning)
}
