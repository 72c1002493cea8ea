import { unlessRefused } from '../../bitcoin/error.js'
import { parseCheckpoint } from '../../log/checkpoint.js'
import type { RunningHistory } from '../../log/history.js'
import type { LogAtHand } from '../../rules/logs.js'
import type { Vault } from '../../vault/vault.js'
import { type VerifiedCheckpoint, verifyCheckpoint } from './read-checkpoint.js'
import type { ForeignHistory } from './read-history.js'

/** Where logs come from: this machine's own, those that were given, and whose keys are on this machine. */
export interface LogSources {
  readonly own: RunningHistory | undefined
  readonly others: ForeignHistory | undefined
  /** The names of cosigners of the vault. */
  readonly holders: readonly string[]
}

/**
 * The logs of `vault`'s cosigners that are at hand. Another's is whole where everything that is known to have been in it is
 * there: every checkpoint by that cosigner that came with the logs, or that this machine or another has kept. A log that
 * was cut off at an old checkpoint, or that of a machine before it was replaced, is noticed by that.
 */
export function logsAtHand(vault: Vault, { own, others, holders }: LogSources): LogAtHand[] {
  const given = others?.checkpoints ?? []
  const known = [...keptBy(own, vault), ...keptBy(others?.history, vault)]
  const names = [...new Set(given.map(({ cosigner }) => cosigner))].filter(name => !holders.includes(name))
  return [
    ...holders.map(cosigner => ({ cosigner, signed: 'goes on' as const, isWhole: true })),
    ...names.map(cosigner => ({
      cosigner,
      signed: Math.max(...given.filter(one => one.cosigner === cosigner).map(({ signed }) => signed)),
      isWhole: known.every(one => one.cosigner !== cosigner || others?.contains(one) === true),
    })),
  ]
}

/** The files of checkpoints that say more than those that `own` log has: it is to keep them. */
export function newlyMet(
  own: RunningHistory | undefined,
  vault: Vault,
  checkpoints: readonly VerifiedCheckpoint[],
): string[] {
  const kept = keptBy(own, vault)
  const isNew = (one: VerifiedCheckpoint) =>
    !kept.some(({ cosigner, log, seq }) => cosigner === one.cosigner && log === one.log && seq >= one.seq)
  return checkpoints.filter(isNew).map(({ text }) => text)
}

/** The checkpoints that a history's logs have kept, of each log the furthest. This machine has verified its own already. */
function keptBy(history: RunningHistory | undefined, vault: Vault): KeptCheckpoint[] {
  const furthest = new Map<string, KeptCheckpoint>()
  for (const [file, since] of history?.met.files ?? []) {
    const one = unlessRefused(() => (since === undefined ? verifyCheckpoint(file, vault) : kept(file, vault)))
    if (one === undefined) continue
    const place = `${one.cosigner} ${one.log}`
    if ((furthest.get(place)?.seq ?? -1) < one.seq) furthest.set(place, one)
  }
  return [...furthest.values()]
}

type KeptCheckpoint = Pick<VerifiedCheckpoint, 'cosigner' | 'log' | 'seq' | 'hash'>

function kept(file: string, vault: Vault): KeptCheckpoint | undefined {
  const { cosigner, log, seq, hash, vault: of } = parseCheckpoint(file)
  return of.digest === vault.digest.hex ? { cosigner: cosigner.name, log, seq, hash } : undefined
}
