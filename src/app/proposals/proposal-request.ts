import type { PublishedData } from '../../bitcoin/published-data.js'
import type { OutPoint } from '../../bitcoin/transaction.js'
import type { FeeRate } from '../../chain/fee-rate.js'
import type { AskedPayment } from '../../coins/payment.js'
import type { SecretFiles } from '../keys/secrets.js'
import type { EvidenceRequest } from '../policy/evidence.js'

/** What a proposal is asked to be. */
export interface ProposalRequest extends EvidenceRequest, SecretFiles {
  /** A registered vault, or a vault file. */
  readonly vault: string
  readonly to: readonly AskedPayment[]
  /** Files that say who is paid; several are refused. */
  readonly payouts: readonly string[]
  /** Whether a file of payouts may pay one address twice. */
  readonly allowDuplicates: boolean
  /** The address that everything goes to; several are refused. */
  readonly sweep: readonly string[]
  /** A proposal, or its txid, whose coins all come back. */
  readonly cancel: string | undefined
  /** A proposal, or its txid, that is paid again at a higher fee. */
  readonly replace: string | undefined
  /** The coin of an unconfirmed transaction that is to be speeded up. */
  readonly childOf: OutPoint | undefined
  /** What an output publishes; several are refused. */
  readonly data: readonly PublishedData[]
  /** The least fee rate of the finished transaction. */
  readonly feeRate: FeeRate | undefined
  /** As it was typed: of which unit it has to be, the vault says. */
  readonly fee: string | undefined
  /** At which change and small coins will be spent one day. */
  readonly longTermRate: FeeRate | undefined
  readonly consolidate: boolean
  readonly maxInputs: number | undefined
  /** Exactly the coins that are spent; none where they are chosen. */
  readonly coin: readonly OutPoint[]
  readonly changeIndex: number | undefined
  readonly allowUnconfirmed: boolean
  readonly memo: string | undefined
  readonly reference: string | undefined
  readonly proposer: string | undefined
  /** The key with which whoever proposes it signs that they do. */
  readonly key: string | undefined
  /** The transaction that has lapsed and in whose place this one is proposed. */
  readonly renews: string | undefined
  readonly allowOnline: boolean
  /** Without memo, reference, proposer and labels. */
  readonly plain: boolean
  readonly psbtVersion: 0 | 2
  readonly out: string | undefined
  readonly base64: boolean
}
