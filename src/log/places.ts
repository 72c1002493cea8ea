import { RingiError } from '../base/error.js'
import type { Entry } from './entry.js'
import type { LogHead } from './hash-chain.js'

/** An entry that a log is known to have had: from a checkpoint, or by its hash alone. */
export interface KnownHead {
  readonly hash: string
  readonly log?: string
  readonly seq?: number
  /** Who signed it. */
  readonly cosigner?: string
  readonly file?: string
}

/** Where an entry stands. */
interface EntryPlace {
  readonly log: string
  readonly seq: number
}

/** Where every entry of some logs stands, by its hash. */
export class EntryPlaces {
  readonly #places = new Map<string, EntryPlace>()

  /** Takes the next entry of a log, which names the one before it. */
  add({ previous, log, seq }: Entry): void {
    this.#places.set(previous, { log, seq: seq - 1 })
  }

  /**
   * Says where known entries stand and how many follow each. `heads` are the logs' last entries, which no other entry names.
   * Throws `log.truncated`, `log.tampered`, `checkpoint.other-log`.
   */
  reach(known: readonly KnownHead[], heads: readonly LogHead[]): ReachedHead[] {
    for (const { hash, log, seq } of heads) this.#places.set(hash, { log, seq })
    return known.map(one => reached(one, this.#places.get(one.hash), heads))
  }

  /** Whether an entry is among them; the last ones once {@link reach} was told of them. */
  has({ hash, log, seq }: EntryPlace & { readonly hash: string }): boolean {
    const place = this.#places.get(hash)
    return place?.log === log && place.seq === seq
  }
}

/** A known entry that the log has. */
export interface ReachedHead extends EntryPlace {
  readonly hash: string
  readonly newEntryCount: number
  readonly cosigner: string | null
  readonly file: string | null
}

function reached(known: KnownHead, place: EntryPlace | undefined, heads: readonly LogHead[]): ReachedHead {
  if (place === undefined || (known.seq !== undefined && place.seq !== known.seq)) throw absent(known, heads)
  const last = heads.find(({ log }) => log === place.log) as LogHead
  const { cosigner = null, file = null } = known
  return { ...place, hash: known.hash, newEntryCount: last.seq - place.seq, cosigner, file }
}

function absent({ hash, log, seq, file }: KnownHead, heads: readonly LogHead[]): RingiError {
  const known = { hash, file }
  const head = heads.find(one => one.log === log)
  if (log !== undefined && head === undefined)
    return new RingiError('checkpoint.other-log', { why: 'log', ...known, log })
  if (head !== undefined && seq !== undefined && head.seq >= seq)
    return new RingiError('log.tampered', { why: 'not-signed', ...known, line: seq })
  const last = head ?? heads[0]
  return new RingiError('log.truncated', { why: 'known', ...known, line: last?.seq ?? 0 })
}
