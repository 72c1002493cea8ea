import type { VerifiedCheckpoint } from '../../log/attestation.js'
import type { ForeignHistory } from '../../log/foreign-history.js'
import type { History, RunningHistory } from '../../log/history.js'
import { type KeptCheckpoint, keptCheckpoints } from '../../log/kept-checkpoints.js'
import { uncounted } from '../../log/older-logs.js'
import { reaches } from '../../log/successions.js'
import type { Vault } from '../../vault/vault.js'
import { correctionsFor } from '../statements/correction.js'

/** The log of one cosigner's machine, as far as it is at hand. */
export interface LogAtHand {
  readonly cosigner: string
  /** When its newest checkpoint was signed, Unix milliseconds; of this machine's own log, that it goes on here. */
  readonly signed: number | 'goes on'
  /** Whether it contains every checkpoint by that cosigner that is known here. */
  readonly isWhole: boolean
}

/** Where logs come from: this machine's own, those that were given, and whose keys are on this machine. */
interface LogSources {
  readonly own: RunningHistory | undefined
  /** The checkpoints that it has kept of others. */
  readonly kept: readonly KeptCheckpoint[]
  readonly others: ForeignHistory | undefined
  /** The names of cosigners of the vault. */
  readonly holders: readonly string[]
}

/**
 * The logs of `vault`'s cosigners that are at hand. Another's is whole where everything that is known to have been in it is
 * there: every checkpoint by that cosigner that came with the logs, or that this machine or another has kept. A log that
 * was cut off at an old checkpoint, or that of a machine before it was replaced, is noticed by that. A log that goes on
 * from another one, with all that was signed there, stands for that as well: also the own one, which else is not whole.
 * What M cosigners have said to have ended is not asked for any more.
 */
export function logsAtHand(vault: Vault, { own, kept, others, holders }: LogSources): LogAtHand[] {
  const given = others?.checkpoints ?? []
  const ended = endedLogs(vault, [own, others?.history])
  const known = [...kept, ...(others?.kept ?? [])].filter(({ log }) => !ended.has(log))
  const names = [...new Set(given.map(({ cosigner }) => cosigner))].filter(name => !holders.includes(name))
  const goesOnHere = own === undefined || uncounted(own, ended).length === 0
  const isHere = (one: KeptCheckpoint, cosigner: string) =>
    one.cosigner !== cosigner || others?.contains(one) === true || isSucceeded(one, others?.history)
  return [
    ...holders.map(cosigner => ({ cosigner, signed: 'goes on' as const, isWhole: goesOnHere })),
    ...names.map(cosigner => ({
      cosigner,
      signed: Math.max(...given.filter(one => one.cosigner === cosigner).map(({ signed }) => signed)),
      isWhole: known.every(one => isHere(one, cosigner)),
    })),
  ]
}

/** The logs that M cosigners have said to have ended. */
export function endedLogs(vault: Vault, histories: readonly (History | undefined)[]): ReadonlySet<string> {
  const corrections = histories.flatMap(history => correctionsFor(vault, history?.reach.corrections ?? []))
  return new Set(corrections.flatMap(({ field, log }) => (field === 'end' ? [log] : [])))
}

/** Whether a log for which the same cosigner has signed goes on from there, and has what was signed up to there. */
function isSucceeded(one: KeptCheckpoint, others: History | undefined): boolean {
  const theirs = others?.successions.all.filter(
    ({ isCounted, worth }) => isCounted && worth.by === 'cosigners' && worth.since.has(one.cosigner),
  )
  return reaches(theirs ?? [], one)
}

/** The files of checkpoints that say more than those that `own` log has: of each log the furthest, which it is to keep. */
export function newlyMet(
  own: RunningHistory | undefined,
  vault: Vault,
  checkpoints: readonly VerifiedCheckpoint[],
): string[] {
  const kept = keptCheckpoints(own, vault)
  const isNew = (one: VerifiedCheckpoint) =>
    !kept.some(({ cosigner, log, seq }) => cosigner === one.cosigner && log === one.log && seq >= one.seq)
  const furthest = new Map<string, VerifiedCheckpoint>()
  for (const one of checkpoints.filter(isNew)) {
    const place = `${one.cosigner} ${one.log}`
    if (one.seq >= (furthest.get(place)?.seq ?? 0)) furthest.set(place, one)
  }
  return [...furthest.values()].map(({ text }) => text)
}
