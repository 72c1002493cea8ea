import { Activated, type ActivatedPolicy } from './activated.js'
import type { Entry, EntryOf } from './entry.js'
import { tellsOf } from './entry.js'
import { FirstSeen } from './first-seen.js'
import { unixTime } from './time.js'

/** A coin that a signed transaction spends. */
export interface SpentCoin {
  /** `TXID:VOUT`. */
  readonly outpoint: string
  /** Satoshi. */
  readonly value: bigint
}

/** What a signed transaction pays to somebody outside the vault. */
export interface SignedPayment {
  /** Hex. */
  readonly script: string
  readonly address: string | null
  /** Satoshi. */
  readonly value: bigint
}

/** A transaction that somebody has signed: one record for each, whoever signed and how often. */
export interface SignedRecord {
  /** The vault's digest, 64 hex digits. */
  readonly vault: string
  /** The proposal's digest, 64 hex digits. */
  readonly proposal: string
  readonly txid: string
  /** When it was first signed, Unix milliseconds. */
  readonly time: number
  /** The lowest height that its signing was logged with, if any. */
  readonly height: number | null
  readonly coins: readonly SpentCoin[]
  readonly payments: readonly SignedPayment[]
  /** Satoshi. */
  readonly fee: bigint
  /** The fingerprints of the cosigners who signed. */
  readonly cosigners: ReadonlySet<string>
  /** Each time that somebody signed, in the order of time. */
  readonly signings: readonly Signing[]
}

/** One cosigner's signing of a transaction. */
export interface Signing {
  readonly cosigner: string
  /** Unix milliseconds. */
  readonly time: number
  /** The digest of the policy that was in force; null for none. */
  readonly policy: string | null
  /** SHA-256 of each signature that was made, in hex. */
  readonly signatures: readonly string[]
}

/** All that was ever signed, as logs tell it, and what rules count. */
export interface History {
  /** In the order in which they were first signed. */
  readonly signed: readonly SignedRecord[]
  /** The time of the last entry of any event, Unix milliseconds: the clock has been that far. */
  readonly latest: number | undefined
  /** The highest height that was logged. */
  readonly highest: number | undefined
  /** When each proposal was first known of, Unix milliseconds, by its digest in hex: by any event that names it. */
  readonly seen: ReadonlyMap<string, number>
  /** Who proposed each proposal, by its digest in hex: whoever logs call the actor of that. */
  readonly proposers: ReadonlyMap<string, ReadonlySet<string>>
  /** The highest version of a policy that was put in force, by the vault's digest. */
  readonly activated: ReadonlyMap<string, ActivatedPolicy>
}

/** Gathers the history from entries of one log or of several, in any order, repeated ones included. */
export class HistoryBuilder {
  readonly #signed = new Map<string, SignedRecord>()
  readonly #firstSeen = new FirstSeen()
  readonly #activated = new Activated()
  #latest: number | undefined
  #highest: number | undefined

  /** Adds an entry. */
  add(entry: Entry): void {
    this.reach(entry.time)
    const time = unixTime(entry.time) as number
    this.#firstSeen.add(entry, time)
    this.#activated.add(entry)
    if (!tellsOf(entry, 'signed')) return
    const { height } = entry
    if (height !== null) this.#highest = Math.max(this.#highest ?? height, height)
    this.#addRecord(recordOf(entry, time))
  }

  /** Adds what another history knows. */
  join({ signed, latest, highest, activated, ...first }: History): void {
    for (const record of signed) this.#addRecord(record)
    this.#firstSeen.join(first)
    this.#activated.join(activated)
    if (latest !== undefined) this.#latest = Math.max(this.#latest ?? latest, latest)
    if (highest !== undefined) this.#highest = Math.max(this.#highest ?? highest, highest)
  }

  #addRecord(record: SignedRecord): void {
    const key = `${record.vault} ${record.proposal} ${record.txid}`
    const known = this.#signed.get(key)
    this.#signed.set(key, known === undefined ? record : joined(known, record))
  }

  /** Notes that the clock has been as far as the time of an entry. */
  reach(time: string): void {
    const reached = unixTime(time) as number
    this.#latest = Math.max(this.#latest ?? reached, reached)
  }

  /** What was added so far. */
  get history(): History {
    const signed = [...this.#signed.values()].sort((a, b) => a.time - b.time)
    const { seen, proposers } = this.#firstSeen
    return {
      signed,
      latest: this.#latest,
      highest: this.#highest,
      seen,
      proposers,
      activated: this.#activated.policies,
    }
  }
}

function recordOf(entry: EntryOf<'signed'>, time: number): SignedRecord {
  return {
    vault: entry.vault.digest,
    proposal: entry.proposal,
    txid: entry.txid,
    time,
    height: entry.height,
    coins: entry.coins.map(({ outpoint, value }) => ({ outpoint, value: BigInt(value) })),
    payments: entry.payments.map(payment => ({ ...payment, value: BigInt(payment.value) })),
    fee: BigInt(entry.fee),
    cosigners: new Set([entry.cosigner.fingerprint]),
    signings: [
      {
        ...{ cosigner: entry.cosigner.name, time, policy: entry.policy },
        signatures: entry.signatures.filter(digest => digest !== null),
      },
    ],
  }
}

function joined(known: SignedRecord, again: SignedRecord): SignedRecord {
  const first = known.time <= again.time ? known : again
  const heights = [known.height, again.height].filter(height => height !== null)
  return {
    ...first,
    height: heights.length === 0 ? null : Math.min(...heights),
    cosigners: new Set([...known.cosigners, ...again.cosigners]),
    signings: once([...known.signings, ...again.signings]),
  }
}

/** In the order of time, each once: a copy of a log tells of the same signing again. */
function once(signings: readonly Signing[]): Signing[] {
  const byPlace = new Map(signings.map(one => [`${one.time} ${one.cosigner} ${one.signatures.join()}`, one]))
  return [...byPlace.values()].sort((a, b) => a.time - b.time)
}

/** Where a history says that a coin had another amount than now (E12 of the attack catalogue). */
export interface AmountContradiction {
  /** Which of the coins. */
  readonly index: number
  /** Satoshi, as it was signed before. */
  readonly before: bigint
  readonly record: SignedRecord
}

/** The coins that were signed with another amount before. */
export function amountsContradicting(
  { signed }: History,
  coins: readonly SpentCoin[],
): AmountContradiction[] {
  const places = placesOf(coins)
  return signed.flatMap(record =>
    record.coins.flatMap(({ outpoint, value }) => {
      const index = places.get(outpoint)
      return index === undefined || value === coins[index]?.value ? [] : [{ index, before: value, record }]
    }),
  )
}

/** An earlier transaction that spends some of the same coins (E13 of the attack catalogue). */
export interface EarlierProposal {
  readonly record: SignedRecord
  /** Which of the coins. */
  readonly indexes: readonly number[]
}

/** The earlier transactions, other than `txid`, that spend any of the coins. */
export function earlierProposals(
  { signed }: History,
  coins: readonly SpentCoin[],
  txid: string,
): EarlierProposal[] {
  const places = placesOf(coins)
  return signed
    .filter(record => record.txid !== txid)
    .map(record => ({ record, indexes: record.coins.flatMap(({ outpoint }) => places.get(outpoint) ?? []) }))
    .filter(({ indexes }) => indexes.length > 0)
}

function placesOf(coins: readonly SpentCoin[]): ReadonlyMap<string, number> {
  return new Map(coins.map(({ outpoint }, index) => [outpoint, index]))
}
