import {
  count,
  flag,
  list,
  matching,
  nullable,
  oneOf,
  optional,
  type Recorded,
  record,
  type Shaped,
  text,
} from '../base/shape.js'
import { exactOutpoint, fingerprint, hash, logName } from '../base/vocabulary.js'
import { exactSats } from '../chain/vocabulary.js'

const vault = record({ name: text, digest: hash })
const cosigner = record({ name: text, fingerprint })

/** Whom an event is about: a vault's proposal, and the transaction that it would become. */
const proposal = { vault, proposal: hash, txid: hash }

/** In lower-case hex. */
const script = matching(/^(?:[0-9a-f]{2})*$/)

/** Where its chain is not the usual one: the amounts of entries that say none are of that. */
const network = optional(text)

const coins = list(record({ outpoint: exactOutpoint, value: exactSats }))
const payments = list(record({ script, address: nullable(text), value: exactSats }))

/** Of what moves an account, all of it, in hex: with whom it pays, and from when until when it can be announced. */
const bytes = optional(script)

/** What a transaction moves: coins spent, payments to others, what comes back to the vault, and the fee; and for which reference. */
const movement = {
  coins,
  payments,
  change: exactSats,
  fee: exactSats,
  network,
  bytes,
  /** Of what comes back: to which of the vault's addresses. Entries of 0.1.0 do not say it. */
  returns: optional(list(record({ script, branch: count, index: count }))),
  /** The proposal's reference, if it has one. Entries of 0.1.0 do not say it. */
  reference: optional(text),
}

/** A balance statement that was believed. */
const statement = record({
  /** SHA-256 of the file. */
  digest: hash,
  number: count,
  height: count,
  block: hash,
  /** Of the coins of transactions that were signed: those that it says are unspent. */
  unspent: list(exactOutpoint),
  /** Transactions that it shows to be mined or impossible, and that none before it did. */
  settled: list(hash),
})

/** Checkpoints of other logs that were given or carried, and that this log did not have yet: their files. */
const met = optional(list(text))

/** The balance statement that an entry tells of. */
export type StatementUsed = Shaped<typeof statement>

/**
 * What the log tells of, one row an event, with the fields that an entry of it has beside those that all have. An event
 * that is not here is kept and shown, and nothing is concluded from it.
 */
export const EVENTS = {
  /** A key was made, or brought back from its words; `entropy` is null then. */
  'key.created': {
    key: text,
    fingerprint,
    network: text,
    words: count,
    entropy: nullable(record({ dice: count, system: flag })),
    online: flag,
  },
  /** `identity` says what the vault's scripts are made of. */
  'vault.registered': { vault, network: text, identity: optional(hash) },
  /** Of two vaults with the same keys, this one has given way to the other: they are one vault, and `by` is its name now. */
  'vault.superseded': { vault, identity: hash, by: vault },
  /** The record that an earlier entry tells of was never kept: the command was killed, or could not write it. */
  withdrawn: { record: record({ kind: oneOf('keys', 'vaults'), name: text }) },
  /**
   * The home is sealed under this key. What has the numbers from `first` on up to this was written without the key, and
   * speaks for anything from now on only.
   */
  sealed: { key: text, fingerprint, first: count },
  /** `proposer` is who has signed that they propose it; absent where nobody has. */
  proposed: { ...proposal, ...movement, proposer: optional(text) },
  /** A proposal was reviewed on this machine for the first time. Entries of 0.1.0 do not say what it moves. */
  reviewed: {
    ...proposal,
    ...{ coins: optional(coins), payments: optional(payments), network, bytes, proposer: optional(text) },
    met,
  },
  /** A cosigner's signature is about to leave the machine. */
  signed: {
    ...proposal,
    ...movement,
    cosigner,
    /** SHA-256 of the signature of each input, DER and type byte; null where it had been signed before. */
    signatures: list(nullable(hash)),
    /** The height of the chain as it was told who signed; null for none. A lock time is but the proposer's word. */
    height: nullable(count),
    /** Whether a network interface was up. */
    online: flag,
    /** The digest of the policy in force; null for none. */
    policy: nullable(hash),
    /** The codes of the warnings that were consented to. */
    warnings: list(text),
    /** The balance statement that limits were counted by, and what it showed; left out where there was none. */
    statement: optional(statement),
    met,
  },
  /**
   * A cosigner's consent, which spends nothing, is about to leave the machine: what they have signed can be put together
   * again out of this.
   */
  consented: {
    ...proposal,
    ...movement,
    cosigner,
    ...{ policy: hash, approved: text, expires: text, signature: text },
    height: nullable(count),
    online: flag,
    warnings: list(text),
    met,
    statement: optional(statement),
  },
  /** Signatures were put together: whose are on at least one input. */
  combined: { ...proposal, cosigners: list(cosigner), met },
  /** A transaction was finished, with these cosigners' signatures. */
  finalized: { ...proposal, cosigners: list(cosigner), met },
  /** Checkpoints of other logs came up where nothing else was logged that could keep them. */
  met: { vault, checkpoints: list(text) },
  /** A cosigner has approved a version of a policy. */
  'policy.approved': {
    ...{ vault, policy: hash, version: count, cosigner, expires: text },
    /** The digests of the versions before it, and the approval as it was signed. */
    ...{ follows: optional(list(hash)), approval: optional(text) },
  },
  /** A policy that enough cosigners have approved is about to be in force here. */
  'policy.activated': {
    ...{ vault, policy: hash, version: count, approvedBy: list(text) },
    /** The digests of the versions before it, and the approvals as they were signed. */
    ...{ follows: optional(list(hash)), approvals: optional(list(text)) },
  },
  /** A cosigner takes back their approval of a version, by a statement that they have signed. */
  'policy.revoked': { vault, policy: hash, cosigner, revocation: text },
  /** A cosigner lets one proposal pass one rule. */
  'exception.approved': {
    ...{ vault, proposal: hash, policy: hash, rule: text, reason: text },
    ...{ cosigner, expires: text },
  },
  /**
   * Cosigners of a vault state together that an entry of a log was written at another time or height than it says, or
   * that a log ends with it. Valid for that vault alone, and by the signatures, which everybody can verify.
   */
  corrected: {
    vault,
    /** The entry: its log, its number there, its hash. */
    corrects: record({ log: logName, entry: count, hash }),
    /** `time`, `height`, or `end`: what follows the entry counts no longer for how far clock and chain have come. */
    field: text,
    /** What is right: UTC with milliseconds, or a height; for `end` the entry's own time. */
    value: text,
    statements: list(record({ cosigner, approved: text, expires: text, signature: text })),
  },
  /**
   * This log goes on from another one, as whoever holds the key has said: that of a machine that was replaced, up to the
   * entry of that number and hash. What that log tells of signatures and vaults counts here: `signed` are these lines of it,
   * behind those that an earlier entry of this kind has; absent where that log was not at hand.
   */
  succeeds: {
    succeeds: record({ log: logName, entry: count, head: hash }),
    signed: optional(list(text)),
  },
  /** A cosigner has signed that this log had come to the entry of that number and hash. */
  checkpoint: {
    ...{ vault, cosigner, entry: count, head: hash, signature: text },
    /** When it was signed, and for whose nonce. */
    ...{ signed: optional(text), for: optional(text) },
  },
} as const

/** The name of an event that Ringi knows. */
export type EventName = keyof typeof EVENTS

/** The fields of an event. */
export type EventFields<E extends EventName> = Recorded<(typeof EVENTS)[E]>

/** An event that is to be logged: its name and its fields. */
export type LogEvent = { [E in EventName]: { readonly event: E } & EventFields<E> }[EventName]
