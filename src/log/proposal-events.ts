import { toHex } from '../base/bytes.js'
import type { Finding } from '../base/finding.js'
import { sha256 } from '../base/hash.js'
import { USUAL_NETWORK } from '../chain/network.js'
import type { EvaluatedVault, ProposalFacts } from '../proposal/facts.js'
import { cosignerAt, cosignerNamed } from '../vault/cosigners.js'
import { nameAndDigest } from '../vault/digest.js'
import type { LogEvent, StatementUsed } from './events.js'
import { keeping } from './met-checkpoints.js'

type EventOf<E extends LogEvent['event']> = Extract<LogEvent, { event: E }>

/** A proposal of a vault of whatever chain. */
type Proposal = ProposalFacts<EvaluatedVault>

/** A proposal that is about to be written. */
export function proposed(proposal: Proposal, proposer?: string): EventOf<'proposed'> {
  return { event: 'proposed', ...proposalOf(proposal), ...movementOf(proposal), ...signedBy(proposer) }
}

/** A proposal that this machine sees for the first time. */
export function reviewedFirst(proposal: Proposal, proposer?: string): EventOf<'reviewed'> {
  const { coins, payments } = movementOf(proposal)
  return {
    event: 'reviewed',
    ...proposalOf(proposal),
    ...{ coins, payments },
    ...networkOf(proposal),
    ...bytesOf(proposal),
    ...signedBy(proposer),
  }
}

/** Who has signed that they propose it, if somebody has. */
function signedBy(proposer: string | undefined) {
  return proposer === undefined ? {} : { proposer }
}

/** What is known of a signature beside the proposal. */
interface SignatureFacts {
  /** Whose, by their place in the vault. */
  readonly cosigner: number
  /** For each input, or for the whole, the signatures of theirs that were added now. */
  readonly added: readonly (readonly Uint8Array[])[]
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
  after: Proposal,
  { cosigner, added, findings, policy, height, statement, met = [] }: SignatureFacts,
): LogEvent {
  return {
    event: 'signed',
    ...proposalOf(after),
    ...movementOf(after),
    cosigner: cosignerAt(after.vault, cosigner),
    signatures: added.map(digestOf),
    height: height ?? null,
    policy: policy ?? null,
    ...circumstances(findings),
    ...(statement === undefined ? {} : { statement }),
    ...keeping(met),
  }
}

/** A consent as its cosigner has signed it. */
interface LoggedConsent {
  readonly statement: Readonly<Record<'policy' | 'cosigner' | 'approved' | 'expires', string>>
  readonly signature: string
}

/** A consent that is about to be written, and what the surroundings and the review said before it was approved. */
export function consented(
  proposal: Proposal,
  { statement: stated, signature }: LoggedConsent,
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
    ...proposalOf(proposal),
    ...movementOf(proposal),
    cosigner: cosignerNamed(proposal.vault, cosigner),
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
export function combined(proposal: Proposal, met: readonly string[] = []): LogEvent {
  const places = new Set(proposal.signers.flatMap(one => [...one.keys()]))
  const cosigners = cosignersAt(proposal.vault, places)
  return { event: 'combined', ...proposalOf(proposal), cosigners, ...keeping(met) }
}

/** A transaction that is about to be written; `signedBy` has the cosigners' places for each input. */
export function finalized(
  proposal: Proposal,
  signedBy: readonly (readonly number[])[],
  met: readonly string[] = [],
): LogEvent {
  const cosigners = cosignersAt(proposal.vault, new Set(signedBy.flat()))
  return { event: 'finalized', ...proposalOf(proposal), cosigners, ...keeping(met) }
}

function proposalOf({ vault, digest, txid }: Proposal) {
  return { vault: nameAndDigest(vault), proposal: digest.hex, txid }
}

/** What tells of which chain the amounts are. */
function networkOf({ vault: { network } }: Proposal) {
  return network.chain === USUAL_NETWORK.chain ? {} : { network: network.name }
}

/** What the account does that it moves. */
function bytesOf({ account }: Proposal) {
  return account === undefined ? {} : { bytes: toHex(account.bytes) }
}

function movementOf(proposal: Proposal) {
  const { utxo, outputs, totals, notes } = proposal
  return {
    // Of a proposal that nothing can come of, an amount may not even be claimed.
    coins: (utxo?.coins ?? []).flatMap(({ outpoint, value }) =>
      value === undefined ? [] : [{ outpoint, value: String(value) }],
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
    ...networkOf(proposal),
    ...bytesOf(proposal),
    ...(notes.reference === undefined ? {} : { reference: notes.reference }),
  }
}

function cosignersAt(vault: EvaluatedVault, places: ReadonlySet<number>) {
  return [...places].sort((a, b) => a - b).map(place => cosignerAt(vault, place))
}

/** What the log keeps of the signatures that were added to one input. */
function digestOf(signatures: readonly Uint8Array[]): string | null {
  return signatures.length === 0 ? null : toHex(sha256(...signatures))
}
