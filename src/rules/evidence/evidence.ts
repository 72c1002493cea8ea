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
 * judged like a signature: others sign because of it.
 */
export function judgesSigning(stage: Stage): boolean {
  return SIGNING.has(stage)
}

/** What rules may need to decide beside the proposal, and how the command line is given it. */
export const EVIDENCE = {
  coins: 'coins: it moves none, since its chain has accounts',
  logs: '--history with the logs of other cosigners and a new checkpoint of each',
  history: '--history LOG and a cosigner’s checkpoint of it',
  balances: '--balances FILE',
  labels: '--labels FILE',
  confirmations: '--utxos FILE',
  height: '--height N',
  vaults: 'the file of every vault that it names: --other-vault FILE, or in a home ringi vault register',
  proposer: 'a proposal that its proposer has signed: propose --key NAME',
  firstSeen:
    'a sight of the proposal: review --key NAME on the machine that signs it, or --history LOG of others, with checkpoints by M of them',
} as const

/** Which of it is stated in files, and what such a file is. */
export const STATED = {
  balances: 'a balance statement that nobody has signed',
  labels: 'labels that nobody has signed',
  confirmations: 'a snapshot of the coins that nobody has signed',
  height: 'a height that nobody has signed for',
} as const satisfies Partial<Record<keyof typeof EVIDENCE, string>>

export type StatedKind = keyof typeof STATED

export type EvidenceKind = keyof typeof EVIDENCE

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
