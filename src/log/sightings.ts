import { type Entry, isEvent } from './entry.js'
import { EVENTS } from './events.js'
import { earliest, NOBODY, type Worth } from './worth.js'

/** By what a transaction is known to stand in another one's place: whom it pays, and with which coins. */
export interface SightingPurpose {
  /** `TXID:VOUT`. */
  readonly coins: readonly string[]
  /** Scripts in hex. */
  readonly payees: readonly string[]
}

/** That somebody knew of a transaction: what an entry of a log says of it. */
export interface Sight {
  /** Of the unsigned transaction, in which P2SH has no scripts yet: it stays the same while it is being signed. */
  readonly txid: string
  /** Unix milliseconds. */
  readonly time: number
  readonly worth: Worth
  /** Whoever the entry calls the proposer. */
  readonly proposers: readonly string[]
}

/** What is known of the purpose of a transaction, and whether anything speaks for that. */
interface LoggedPurpose extends SightingPurpose {
  readonly attested: boolean
}

/**
 * What logs have seen of transactions, gathered from entries in any order. It is kept by the unsigned transaction, and not
 * by a proposal's digest: another memo makes another proposal of the same transaction.
 */
export class Sightings {
  readonly #sights = new Map<string, Sight[]>()
  readonly #told = new Map<string, LoggedPurpose>()
  /** Transactions by the coins that they spend. */
  readonly #spenders = new Map<string, Set<string>>()
  #unindexed: string[] = []
  #unsealed: { readonly txid: string; readonly at: number }[] = []

  /** Takes an entry; `time` is its time in Unix milliseconds. */
  add(entry: Entry, time: number, worth: Worth): void {
    const { txid } = entry
    // Of an event that Ringi does not know, nothing is concluded.
    if (!Object.hasOwn(EVENTS, entry.event) || typeof txid !== 'string') return
    this.note({ txid, time, worth, proposers: proposersIn(entry) }, purposeIn(entry))
  }

  /** Takes a sight, and what the transaction is for, where that is known. */
  note(sight: Sight, purpose?: SightingPurpose): void {
    const { txid, worth } = sight
    const known = this.#sights.get(txid)
    if (known === undefined) this.#sights.set(txid, [sight])
    else known.push(sight)
    if (worth.by === 'home' && worth.since === undefined)
      this.#unsealed.push({ txid, at: (known?.length ?? 1) - 1 })
    if (purpose !== undefined) this.#tell(txid, { ...purpose, attested: speaksFor(worth) })
  }

  /** Says that what this machine's own log has had so far is sealed since `time`, in Unix milliseconds. */
  seal(time: number): void {
    for (const { txid, at } of this.#unsealed) {
      const sights = this.#sights.get(txid) as Sight[]
      sights[at] = { ...(sights[at] as Sight), worth: { by: 'home', since: time } }
    }
    this.#unsealed = []
  }

  /** Adds what was gathered elsewhere. */
  join(other: Sightings): void {
    for (const sights of other.#sights.values()) for (const sight of sights) this.note(sight)
    for (const [txid, told] of other.#told) this.#tell(txid, told)
  }

  /** Who has seen this very transaction. */
  of(txid: string): readonly Sight[] {
    return this.#sights.get(txid) ?? []
  }

  /**
   * Who has seen the transaction or any in whose place it stands: one that has a coin and a payee in common with it (or
   * like it no payee), or with one of those. A sight is worth nothing here where only a word without worth says so.
   */
  inPlaceOf(txid: string, purpose: SightingPurpose): Sight[] {
    this.#index()
    const found = new Map<string, boolean>([[txid, true]])
    const open: SightingPurpose[] = [purpose]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const other of this.#rivals(next)) {
        const told = this.#told.get(other) as LoggedPurpose
        if (found.has(other) || !alike(next, told)) continue
        found.set(other, told.attested)
        if (told.attested) open.push(told)
      }
    }
    return [...found].flatMap(([one, attested]) =>
      this.of(one).map(sight => (attested ? sight : { ...sight, worth: NOBODY })),
    )
  }

  #rivals({ coins }: SightingPurpose): Set<string> {
    return new Set(coins.flatMap(coin => [...(this.#spenders.get(coin) ?? [])]))
  }

  // A transaction has one purpose; of two that are told of it the one counts that somebody speaks for.
  #tell(txid: string, told: LoggedPurpose): void {
    if (this.#told.get(txid)?.attested ?? false) return
    this.#told.set(txid, told)
    this.#unindexed.push(txid)
  }

  #index(): void {
    for (const txid of this.#unindexed) {
      for (const coin of this.#told.get(txid)?.coins ?? [])
        this.#spenders.set(coin, (this.#spenders.get(coin) ?? new Set()).add(txid))
    }
    this.#unindexed = []
  }
}

/** The earliest time of some sights; undefined where there is none. */
export function firstOf(sights: readonly Sight[]): number | undefined {
  return earliest(sights.map(({ time }) => time))
}

/** Whether somebody has put their name under it; a log that is taken as it is has nobody's. */
export function speaksFor({ by }: Worth): boolean {
  return by === 'home' || by === 'cosigners'
}

function alike(one: SightingPurpose, other: SightingPurpose): boolean {
  if (one.payees.length === 0 || other.payees.length === 0) return one.payees.length === other.payees.length
  const payees = new Set(one.payees)
  return other.payees.some(payee => payees.has(payee))
}

// Who is at the keyboard, and whose signature the proposal had.
function proposersIn(entry: Entry): string[] {
  if (!isEvent(entry, 'proposed') && !isEvent(entry, 'reviewed')) return []
  const { event, actor, proposer } = entry
  return [...(event === 'proposed' ? [actor] : []), ...(typeof proposer === 'string' ? [proposer] : [])]
}

function purposeIn(entry: Entry): SightingPurpose | undefined {
  const told =
    isEvent(entry, 'proposed') ||
    isEvent(entry, 'reviewed') ||
    isEvent(entry, 'consented') ||
    isEvent(entry, 'signed')
  if (!told || entry.coins === undefined || entry.payments === undefined) return undefined
  const { coins, payments } = entry
  return { coins: coins.map(({ outpoint }) => outpoint), payees: payments.map(({ script }) => script) }
}
