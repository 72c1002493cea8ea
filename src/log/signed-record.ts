import type { EntryOf } from './entry.js'
import type { EventFields, StatementUsed } from './events.js'
import { greaterWorth, isAttested, type Worth } from './worth.js'

/** A coin that a signed transaction spends. */
export interface LoggedCoin {
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

/** An output that comes back to the vault, and where in it that is. */
interface SignedReturn {
  /** Hex. */
  readonly script: string
  readonly branch: number
  readonly index: number
}

/** What a log knows of a transaction that was proposed. */
export interface ProposedRecord {
  /** The vault's digest, 64 hex digits. */
  readonly vault: string
  /** The proposal's digest, 64 hex digits. */
  readonly proposal: string
  readonly txid: string
  /** When it was first proposed or signed, Unix milliseconds. */
  readonly time: number
  readonly coins: readonly LoggedCoin[]
  readonly payments: readonly SignedPayment[]
  /** Satoshi that come back to the vault. */
  readonly change: bigint
  /** To which addresses; undefined in entries of 0.1.0, which do not say it. */
  readonly returns?: readonly SignedReturn[] | undefined
  /** Satoshi. */
  readonly fee: bigint
  /** Undefined where the proposal had none, and in entries of 0.1.0, which do not say it. */
  readonly reference?: string | undefined
}

/** A transaction that somebody has signed: one record for each, whoever signed and how often. */
export interface SignedRecord extends ProposedRecord {
  /** The fingerprints of the cosigners who signed. */
  readonly cosigners: ReadonlySet<string>
  /** Each time that somebody signed, in the order of time. */
  readonly signings: readonly LoggedSigning[]
}

/** One cosigner's signing of a transaction. */
export interface LoggedSigning {
  readonly cosigner: string
  /** The entry that tells of it: its log, and its number there. */
  readonly entry: { readonly log: string; readonly seq: number }
  /** Unix milliseconds. */
  readonly time: number
  /** The height of the chain that it was logged with, if any. */
  readonly height: number | null
  /** The digest of the policy that was in force; null for none. */
  readonly policy: string | null
  /** SHA-256 of each signature that was made, in hex. */
  readonly signatures: readonly string[]
  /** What was signed instead of the transaction, where it was a consent. Nobody has verified it yet. */
  readonly consent?: LoggedConsent | undefined
  /** The balance statement that limits were counted by, if any. */
  readonly statement?: StatementUsed | undefined
  /** What the entry that tells of it is worth. */
  readonly worth: Worth
}

/** A consent as an entry has it: what the cosigner stated, and their signature. */
interface LoggedConsent {
  readonly statement: Readonly<
    Record<'vault' | 'policy' | 'proposal' | 'txid' | 'cosigner' | 'approved' | 'expires', string>
  >
  readonly signature: string
}

/** The record of a transaction as it will be once it is signed, before anybody has. `time` in Unix milliseconds. */
export function recordOf(event: Omit<EventFields<'proposed'>, 'proposer'>, time: number): SignedRecord {
  return { ...proposedRecordOf(event, time), cosigners: new Set(), signings: [] }
}

/** What an entry says of a transaction. `time` in Unix milliseconds. */
export function proposedRecordOf(
  event: Omit<EventFields<'proposed'>, 'proposer'>,
  time: number,
): ProposedRecord {
  const { vault, proposal, txid, coins, payments, change, returns, fee, reference } = event
  return {
    ...{ vault: vault.digest, proposal, txid, time },
    coins: coins.map(({ outpoint, value }) => ({ outpoint, value: BigInt(value) })),
    payments: payments.map(payment => ({ ...payment, value: BigInt(payment.value) })),
    change: BigInt(change),
    returns,
    fee: BigInt(fee),
    reference,
  }
}

/** The record of one signing. `time` is the entry's, in Unix milliseconds. */
export function signedRecordOf(entry: EntryOf<'signed'>, time: number, worth: Worth): SignedRecord {
  const { cosigner, height, policy, statement } = entry
  const signatures = entry.signatures.filter(digest => digest !== null)
  return {
    ...recordOf(entry, time),
    cosigners: new Set([cosigner.fingerprint]),
    signings: [
      { cosigner: cosigner.name, entry: placeOf(entry), time, height, policy, signatures, statement, worth },
    ],
  }
}

function placeOf({ log, seq }: EntryOf<'signed' | 'consented'>): LoggedSigning['entry'] {
  return { log, seq }
}

/** The record of one consent: it counts as a signing of the transaction, which others may complete because of it. */
export function consentRecordOf(entry: EntryOf<'consented'>, time: number, worth: Worth): SignedRecord {
  const { vault, cosigner, height, policy, proposal, txid, approved, expires, signature, statement } = entry
  const stated = { policy, proposal, txid, approved, expires }
  const consent = { statement: { ...stated, vault: vault.digest, cosigner: cosigner.name }, signature }
  return {
    ...recordOf(entry, time),
    cosigners: new Set([cosigner.fingerprint]),
    signings: [
      {
        cosigner: cosigner.name,
        entry: placeOf(entry),
        time,
        height,
        policy,
        signatures: [],
        statement,
        consent,
        worth,
      },
    ],
  }
}

/**
 * Whether two records of one transaction say the same of what it moves. One that says less must not take the place of the
 * other.
 */
export function movesTheSame(one: SignedRecord, other: SignedRecord): boolean {
  const { coins, payments, fee, vault, reference } = other
  return (
    one.fee === fee &&
    one.vault === vault &&
    (one.reference ?? reference) === (reference ?? one.reference) &&
    one.coins.length === coins.length &&
    one.payments.length === payments.length &&
    one.coins.every(
      ({ outpoint, value }, i) => outpoint === coins[i]?.outpoint && value === coins[i]?.value,
    ) &&
    one.payments.every(
      ({ script, value }, i) => script === payments[i]?.script && value === payments[i]?.value,
    )
  )
}

/** Two records of the same as one. */
export function joined(known: SignedRecord, again: SignedRecord): SignedRecord {
  return {
    ...known,
    time: Math.min(known.time, again.time),
    returns: known.returns ?? again.returns,
    reference: referenceIn([known, again]),
    cosigners: new Set([...known.cosigners, ...again.cosigners]),
    signings: once([...known.signings, ...again.signings]),
  }
}

/** Whether anything speaks for one of its entries. */
export function isBelieved({ signings }: SignedRecord): boolean {
  return signings.some(({ worth }) => isAttested(worth))
}

// Another reference speaks for a payment: where anything speaks for one of the records, what the others say is nothing.
function referenceIn(records: readonly SignedRecord[]): string | undefined {
  const believed = records.filter(isBelieved)
  return (believed.length > 0 ? believed : records).find(one => one.reference !== undefined)?.reference
}

/** In the order of time, each once: a copy of a log tells of the same signing again. It keeps all that it is worth. */
function once(signings: readonly LoggedSigning[]): LoggedSigning[] {
  const byPlace = new Map<string, LoggedSigning>()
  for (const one of signings) {
    const { cosigner, time, height, policy, signatures, consent } = one
    const place = [time, cosigner, height, policy, consent?.signature, ...signatures].join(' ')
    const known = byPlace.get(place)
    byPlace.set(place, known === undefined ? one : { ...one, worth: greaterWorth(known.worth, one.worth) })
  }
  return [...byPlace.values()].sort((a, b) => a.time - b.time)
}
