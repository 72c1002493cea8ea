import { unlessRefused } from '../base/error.js'
import { unixTime } from '../base/time.js'
import { AccountMoves } from './account-moves.js'
import { type Entry, isEvent, parseEntry } from './entry.js'
import { MetCheckpoints } from './met-checkpoints.js'
import { type LoggedPolicies, PolicyVersions } from './policy-versions.js'
import { Proposals } from './proposals.js'
import { Reach } from './reach.js'
import { Sightings } from './sightings.js'
import { consentRecordOf, joined, movesTheSame, type SignedRecord, signedRecordOf } from './signed-record.js'
import { isInherited, Successions } from './successions.js'
import { VaultIdentities } from './vault-identities.js'
import { isAttested, NOBODY, type Worth } from './worth.js'

/**
 * All that was ever signed, as logs tell it, and what rules count. Whoever can write to a copy of a log can write it anew:
 * its chain has no secret. So every entry has a {@link Worth}, and is attested only where the machine's own home pins it, or
 * a cosigner has signed a checkpoint that covers it. What speaks against a proposal counts in any case, what speaks for it only where it is
 * attested.
 */
export interface History {
  /** Whether any of it is attested; what lacks in the rest may just have been left out. */
  readonly attested: boolean
  /** In the order in which they were first signed, attested or not: that something was signed speaks against more. */
  readonly signed: readonly SignedRecord[]
  /** What was proposed and, as far as the entries know, has not been signed. */
  readonly proposals: Proposals
  /** What accounts were to do, signed or not. */
  readonly accountMoves: AccountMoves
  /** How far clocks and chain have come. */
  readonly reach: Reach
  /** Whether any of it is this machine's own log. */
  readonly own: boolean
  /** Who has seen which transaction, by entries of whatever worth. */
  readonly sightings: Sightings
  /** What is told of the vaults' policies. */
  readonly policies: LoggedPolicies
  /** The checkpoints of other logs that were kept. */
  readonly met: MetCheckpoints
  /** Which digests are of one vault. */
  readonly vaults: VaultIdentities
  /** The logs of replaced machines that logs go on from. */
  readonly successions: Successions
}

/** A history that goes on: gathered from entries of one log or of several, in any order, repeated ones included. */
export class RunningHistory implements History {
  readonly sightings = new Sightings()
  readonly met = new MetCheckpoints()
  readonly vaults = new VaultIdentities()
  readonly policies = new PolicyVersions(this.vaults)
  readonly proposals = new Proposals()
  readonly accountMoves = new AccountMoves()
  readonly successions = new Successions()
  readonly reach = new Reach()
  /** By proposal and transaction: one record, unless entries say different things of it. */
  readonly #signed = new Map<string, SignedRecord[]>()
  readonly #followers: RunningHistory[] = []
  #attested = false
  #own = false
  #sorted: SignedRecord[] | undefined

  get attested(): boolean {
    return this.#attested
  }

  get own(): boolean {
    return this.#own
  }

  get signed(): readonly SignedRecord[] {
    this.#sorted ??= [...this.#signed.values()].flat().sort((a, b) => a.time - b.time)
    return this.#sorted
  }

  /** Adds an entry, and what it is worth: without a word, as one of this machine's own log, sealed when it was written. */
  add(entry: Entry, given?: Worth): void {
    const worth: Worth = given ?? { by: 'home', since: unixTime(entry.time) }
    this.#attested ||= isAttested(worth)
    this.#own ||= worth.by === 'home'
    this.#take(entry, worth)
    for (const one of inheritedBy(entry)) this.#take(one, NOBODY)
    for (const follower of this.#followers) follower.add(entry, worth)
  }

  #take(entry: Entry, worth: Worth): void {
    const time = unixTime(entry.time) as number
    this.reach.add(entry, time)
    this.sightings.add(entry, time, worth)
    this.policies.add(entry, time, worth)
    this.met.add(entry, worth)
    this.vaults.add(entry)
    this.proposals.add(entry, time)
    this.accountMoves.add(entry)
    this.successions.add(entry, worth)
    if (isEvent(entry, 'signed')) this.#addRecord(signedRecordOf(entry, time, worth))
    if (isEvent(entry, 'consented')) this.#addRecord(consentRecordOf(entry, time, worth))
  }

  /** Says that all entries of this machine's own log so far are sealed since `time`, in Unix milliseconds. */
  seal(time: number): void {
    this.sightings.seal(time)
    for (const follower of this.#followers) follower.seal(time)
  }

  /** Adds a transaction that is about to be signed: what comes after it is judged as if it had been. */
  assumeSigned(record: SignedRecord): void {
    this.#addRecord(record)
    for (const follower of this.#followers) follower.assumeSigned(record)
  }

  /** Adds what another history knows, and whatever is added to that from now on. */
  follow(other: RunningHistory): void {
    this.join(other)
    other.#followers.push(this)
  }

  /** Adds what another history knows now. */
  join(other: History): void {
    const { attested, own, signed, reach, policies, met, sightings, vaults, proposals, successions } = other
    this.accountMoves.join(other.accountMoves)
    this.#attested ||= attested
    this.#own ||= own
    for (const record of signed) this.#addRecord(record)
    this.sightings.join(sightings)
    this.policies.join(policies)
    this.met.join(met)
    this.vaults.join(vaults)
    this.proposals.join(proposals)
    this.successions.join(successions)
    this.reach.join(reach)
  }

  #addRecord(record: SignedRecord): void {
    const key = `${record.proposal} ${record.txid}`
    const known = this.#signed.get(key) ?? []
    const at = known.findIndex(one => movesTheSame(one, record))
    if (at < 0) known.push(record)
    else known[at] = joined(known[at] as SignedRecord, record)
    this.#signed.set(key, known)
    // What is signed now comes last: a folder of proposals need not sort all of a long log for each of them.
    if (at < 0 && (this.#sorted?.at(-1)?.time ?? Infinity) <= record.time) this.#sorted?.push(record)
    else this.#sorted = undefined
  }
}

/**
 * What a log has of the one that it goes on from. Somebody has said that it was that of the same cosigner, and nobody
 * stands for more: it speaks against, as whatever was signed does, and for nothing.
 */
function inheritedBy(entry: Entry): Entry[] {
  if (!isEvent(entry, 'succeeds')) return []
  const entries = (entry.signed ?? []).flatMap(line => unlessRefused(() => parseEntry(line)) ?? [])
  return entries.filter(isInherited)
}
