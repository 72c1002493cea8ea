import { toHex } from '../../base/bytes.js'
import type { Finding } from '../../base/finding.js'
import { sha256 } from '../../base/hash.js'
import { formatOutPoint } from '../../bitcoin/transaction.js'
import type { SecondCheckpoint } from '../../log/checkpoint.js'
import type { LogEvent, StatementUsed } from '../../log/events.js'
import type { RecordEvent } from '../../log/told-records.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import type { SignedConsent } from '../../rules/approvals/consent.js'
import type { SignedCorrection } from '../../rules/approvals/correction.js'
import { cosignerAt, cosignerNamed } from '../../vault/cosigners.js'
import { nameAndDigest } from '../../vault/digest.js'
import type { StoredKey } from '../../vault/stored-key.js'
import type { Vault } from '../../vault/vault.js'

/** A key that is about to be kept. */
export function keyCreated(
  { name, fingerprint, network, words, entropy }: StoredKey,
  online: boolean,
): RecordEvent {
  return { event: 'key.created', key: name, fingerprint, network, words, entropy: entropy ?? null, online }
}

/** A vault that is about to be pinned. */
export function vaultRegistered(vault: Vault): RecordEvent {
  const { network, identity } = vault
  return { event: 'vault.registered', vault: nameAndDigest(vault), network: network.name, identity }
}

/** A proposal that is about to be written. */
export function proposed(
  reviewed: ReviewedPsbt,
  proposer?: string,
): Extract<LogEvent, { event: 'proposed' }> {
  return { event: 'proposed', ...proposalOf(reviewed), ...movementOf(reviewed), ...signedBy(proposer) }
}

/** A proposal that this machine sees for the first time. */
export function reviewedFirst(reviewed: ReviewedPsbt, proposer?: string): EventOf<'reviewed'> {
  const { coins, payments } = movementOf(reviewed)
  return { event: 'reviewed', ...proposalOf(reviewed), coins, payments, ...signedBy(proposer) }
}

/** Who has signed that they propose it, if somebody has. */
function signedBy(proposer: string | undefined) {
  return proposer === undefined ? {} : { proposer }
}

/** What is known of a signature beside the proposal. */
export interface SignatureFacts {
  /** Whose, by their place in the vault. */
  readonly cosigner: number
  /** For each input, whether this cosigner's signature was added now. */
  readonly added: readonly boolean[]
  /** What the surroundings and the review said before it was approved. */
  readonly findings: readonly Finding[]
  /** The digest of the policy in force, if there is one. */
  readonly policy: string | undefined
  /** The height of the chain, as far as who signs was told. */
  readonly height: number | undefined
  /** The balance statement that it was judged by, where the log is to remember one. */
  readonly statement?: StatementUsed | undefined
  /** The files of checkpoints that the log is to keep. */
  readonly met?: readonly string[] | undefined
}

/** A signed proposal, reviewed anew, that is about to be written. */
export function signed(
  after: ReviewedPsbt,
  { cosigner, added, findings, policy, height, statement, met = [] }: SignatureFacts,
): LogEvent {
  const { vault, inputs } = after.facts
  return {
    event: 'signed',
    ...proposalOf(after),
    ...movementOf(after),
    cosigner: cosignerAt(vault, cosigner),
    signatures: inputs.map(({ signatures }, input) =>
      added[input] ? digestOf(signatures.get(cosigner)) : null,
    ),
    height: height ?? null,
    policy: policy ?? null,
    ...circumstances(findings),
    ...(statement === undefined ? {} : { statement }),
    ...keeping(met),
  }
}

/** A consent that is about to be written, and what the surroundings and the review said before it was approved. */
export function consented(
  reviewed: ReviewedPsbt,
  { statement: stated, signature }: SignedConsent,
  {
    findings,
    height,
    statement,
    met = [],
  }: Pick<SignatureFacts, 'findings' | 'height' | 'statement' | 'met'>,
): LogEvent {
  const { policy, cosigner, approved, expires } = stated
  return {
    event: 'consented',
    ...proposalOf(reviewed),
    ...movementOf(reviewed),
    cosigner: cosignerNamed(reviewed.facts.vault, cosigner),
    ...{ policy, approved, expires, signature },
    height: height ?? null,
    ...circumstances(findings),
    ...keeping(met),
    ...(statement === undefined ? {} : { statement }),
  }
}

/** Whether the machine was online, and what else was warned of. */
function circumstances(findings: readonly Finding[]) {
  const warnings = findings.filter(({ severity }) => severity === 'warn').map(({ code }) => code)
  return { online: warnings.includes('network-interface.up'), warnings: [...new Set(warnings)].sort() }
}

/** Signatures that were put together and are about to be written. */
export function combined(reviewed: ReviewedPsbt, met: readonly string[] = []): LogEvent {
  const places = new Set(reviewed.facts.inputs.flatMap(({ signatures }) => [...signatures.keys()]))
  const cosigners = cosignersAt(reviewed.facts.vault, places)
  return { event: 'combined', ...proposalOf(reviewed), cosigners, ...keeping(met) }
}

/** A transaction that is about to be written; `signedBy` has the cosigners' places for each input. */
export function finalized(
  reviewed: ReviewedPsbt,
  signedBy: readonly (readonly number[])[],
  met: readonly string[] = [],
): LogEvent {
  const cosigners = cosignersAt(reviewed.facts.vault, new Set(signedBy.flat()))
  return { event: 'finalized', ...proposalOf(reviewed), cosigners, ...keeping(met) }
}

/** Checkpoints of other logs that came up where nothing else is logged. */
export function metCheckpoints(vault: Vault, checkpoints: readonly string[]): LogEvent {
  return { event: 'met', vault: nameAndDigest(vault), checkpoints }
}

/** The field of an entry that keeps checkpoints of other logs; none where there are none. */
export function keeping(met: readonly string[]): { readonly met?: readonly string[] } {
  return met.length === 0 ? {} : { met }
}

/** What cosigners have signed that an entry should have said, all of them the same. */
export function corrected(vault: Vault, sealed: readonly SignedCorrection[]): EventOf<'corrected'> {
  const [{ statement }] = sealed as [SignedCorrection]
  return {
    event: 'corrected',
    vault: nameAndDigest(vault),
    corrects: { log: statement.log, entry: Number(statement.entry), hash: statement.hash },
    ...{ field: statement.field, value: statement.value },
    statements: sealed.map(({ statement: { cosigner, approved, expires }, signature }) => ({
      cosigner: cosignerNamed(vault, cosigner),
      ...{ approved, expires, signature },
    })),
  }
}

type EventOf<E extends LogEvent['event']> = Extract<LogEvent, { event: E }>

/** A checkpoint that is about to be written. */
export function checkpointed(checkpoint: SecondCheckpoint): LogEvent {
  const { vault, cosigner, seq, hash, signature, signed, for: nonce } = checkpoint
  return {
    event: 'checkpoint',
    vault,
    cosigner,
    entry: seq,
    head: hash,
    signature,
    signed,
    for: nonce ?? undefined,
  }
}

function proposalOf({ facts: { vault, digest, txid } }: ReviewedPsbt) {
  return { vault: nameAndDigest(vault), proposal: digest.hex, txid }
}

function movementOf({ facts: { inputs, outputs, totals, notes } }: ReviewedPsbt) {
  return {
    // Of a proposal that nothing can come of, an amount may not even be claimed.
    coins: inputs.flatMap(({ outPoint, value }) =>
      value === undefined ? [] : [{ outpoint: formatOutPoint(outPoint), value: String(value) }],
    ),
    payments: outputs
      .filter(({ leaves }) => leaves)
      .map(({ script, address, value }) => ({
        script: toHex(script),
        address: address ?? null,
        value: String(value),
      })),
    change: String(totals.change + totals.self),
    returns: outputs.flatMap(({ script, place, leaves }) =>
      place === undefined || leaves
        ? []
        : [{ script: toHex(script), branch: place.branch, index: place.index }],
    ),
    fee: String(totals.fee),
    ...(notes.reference === undefined ? {} : { reference: notes.reference }),
  }
}

function cosignersAt(vault: Vault, places: ReadonlySet<number>) {
  return [...places].sort((a, b) => a - b).map(place => cosignerAt(vault, place))
}

function digestOf(signature: Uint8Array | undefined): string | null {
  return signature === undefined ? null : toHex(sha256(signature))
}
