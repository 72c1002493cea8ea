import { nameAndDigest } from '../vault/digest.js'
import type { VaultFacts } from '../vault/vault.js'
import { type Entry, isEvent } from './entry.js'
import type { LogEvent } from './events.js'
import { earliest, type Worth } from './worth.js'

/**
 * Checkpoints that logs have kept of others, as files: what their logs have to contain from then on. Each with the time
 * (Unix milliseconds) since which this machine's own sealed log has it, undefined where only another's does.
 */
export class MetCheckpoints {
  readonly files = new Map<string, number | undefined>()

  /** Takes an entry. */
  add(entry: Entry, worth: Worth): void {
    for (const file of keptBy(entry)) this.#keep(file, worth.by === 'home' ? worth.since : undefined)
  }

  /** Adds what was gathered elsewhere. */
  join({ files }: MetCheckpoints): void {
    for (const [file, since] of files) this.#keep(file, since)
  }

  #keep(file: string, since: number | undefined): void {
    this.files.set(file, earliest([this.files.get(file), since]))
  }
}

function keptBy(entry: Entry): readonly string[] {
  if (isEvent(entry, 'met')) return entry.checkpoints
  const keeps =
    isEvent(entry, 'reviewed') ||
    isEvent(entry, 'signed') ||
    isEvent(entry, 'consented') ||
    isEvent(entry, 'combined') ||
    isEvent(entry, 'finalized')
  return keeps ? (entry.met ?? []) : []
}

/** Checkpoints of other logs that came up where nothing else is logged. */
export function metCheckpoints(vault: VaultFacts, checkpoints: readonly string[]): LogEvent {
  return { event: 'met', vault: nameAndDigest(vault), checkpoints }
}

/** The field of an entry that keeps checkpoints of other logs; none where there are none. */
export function keeping(met: readonly string[]): { readonly met?: readonly string[] } {
  return met.length === 0 ? {} : { met }
}
