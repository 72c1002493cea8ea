import type { Labels } from '../../coins/labels.js'
import type { History } from '../../log/history.js'
import type { ProposedRecord } from '../../log/signed-record.js'
import type { Vault } from '../../vault/vault.js'
import type { Consent } from '../statements/consent.js'
import type { Exception } from '../statements/exception.js'
import type { Balances } from './balances.js'
import type { LogAtHand } from './logs-at-hand.js'
import type { Endorsement, Voucher } from './vouchers.js'

/** Where in a proposal's life the rules are asked. */
export type Stage = 'propose' | 'review' | 'consent' | 'sign' | 'combine' | 'finalize' | 'verify'

const SIGNING: ReadonlySet<Stage> = new Set(['review', 'consent', 'sign', 'verify'])

/**
 * Whether a stage is about a signature that is made, may be made next, or was made at the time in question. A consent is
 * evaluated like a signature: others sign because of it.
 */
export function isSigningStage(stage: Stage): boolean {
  return SIGNING.has(stage)
}

/** What somebody states of the chain. */
export const STATED = ['balances', 'labels', 'confirmations', 'height'] as const

/** What rules may need to decide beside the proposal. */
export const EVIDENCE = [
  ...STATED,
  ...(['coins', 'logs', 'history', 'vaults', 'proposer', 'firstSeen'] as const),
] as const

export type StatedKind = (typeof STATED)[number]

export type EvidenceKind = (typeof EVIDENCE)[number]

/** What is known beside the proposal when the rules are asked. */
export interface Evidence {
  readonly stage: Stage
  /** Milliseconds since 1970, UTC. */
  readonly now: number
  /** The height of the chain, as far as somebody has said. */
  readonly height?: number | undefined
  /** What was signed before, from verified logs. */
  readonly history?: History | undefined
  /** Proposals that may be signed beside this one. */
  readonly alongside?: readonly ProposedRecord[] | undefined
  /** The logs of cosigners' machines that are at hand. */
  readonly logs?: readonly LogAtHand[] | undefined
  /** The newest balance statement, and those before it. */
  readonly balances?: Balances | undefined
  readonly earlier?: readonly Balances[]
  readonly labels?: Labels | undefined
  /** Confirmations by outpoint, from a snapshot of the coins. */
  readonly confirmations?: ReadonlyMap<string, number> | undefined
  /** The files that labels and confirmations were read from: SHA-256 in hex. */
  readonly files?: { readonly labels: readonly string[]; readonly confirmations: readonly string[] }
  readonly vouchers?: readonly Voucher[]
  /** Signatures under what files say of the chain. */
  readonly endorsements?: readonly Endorsement[]
  /** Whether all of it was made up for a test of the policy: nobody signs for that. */
  readonly madeUp?: boolean
  /** Exceptions whose signatures have been verified. */
  readonly exceptions?: readonly Exception[]
  /** The names of those who have signed, input by input, where that is not what the proposal’s own signatures say. */
  readonly signers?: readonly ReadonlySet<string>[] | undefined
  /** Consents whose signatures have been verified. */
  readonly consents?: readonly Consent[]
  /** The names of those whose signatures of a transaction were verified on other copies of it, by its txid. */
  readonly signedElsewhere?: ReadonlyMap<string, ReadonlySet<string>> | undefined
  /** The place of the cosigner who is about to sign, or to consent. */
  readonly signer?: number | undefined
  /** Whose signature as the proposer is taken for granted, where that is not what the proposal itself has. */
  readonly proposer?: string | undefined
  /** Other vaults that this machine knows. */
  readonly vaults?: readonly Vault[]
}
