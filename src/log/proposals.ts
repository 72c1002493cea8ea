import { type Entry, isEvent } from './entry.js'
import { type ProposedRecord, proposedRecordOf } from './signed-record.js'

/**
 * What was proposed, by txid. A machine that proposes need not be one that signs: that its proposals were signed elsewhere
 * it learns when it finishes them, or never.
 */
export class Proposals {
  readonly #proposed = new Map<string, ProposedRecord>()
  readonly #finished = new Set<string>()

  /** Takes an entry; `time` is its time in Unix milliseconds. */
  add(entry: Entry, time: number): void {
    if (isEvent(entry, 'proposed')) this.#keep(proposedRecordOf(entry, time))
    if (isEvent(entry, 'finalized')) this.#finished.add(entry.txid)
  }

  /** Adds what was gathered elsewhere. */
  join(other: Proposals): void {
    for (const record of other.#proposed.values()) this.#keep(record)
    for (const txid of other.#finished) this.#finished.add(txid)
  }

  get all(): readonly ProposedRecord[] {
    return [...this.#proposed.values()]
  }

  /** Those that were finished: enough cosigners have signed them. */
  get finished(): readonly ProposedRecord[] {
    return this.all.filter(({ txid }) => this.#finished.has(txid))
  }

  #keep(record: ProposedRecord): void {
    const { proposal, txid } = record
    const key = `${proposal} ${txid}`
    if (!this.#proposed.has(key)) this.#proposed.set(key, record)
  }
}
