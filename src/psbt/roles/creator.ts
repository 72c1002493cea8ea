import { type OutPoint, SEQUENCE_RBF, type TransactionOutput } from '../../bitcoin/transaction.js'
import type { Psbt } from '../codec/psbt.js'

/** What a Creator decides. */
interface TransactionPlan {
  readonly psbtVersion: 0 | 2
  readonly inputs: readonly OutPoint[]
  readonly outputs: readonly TransactionOutput[]
  /** A block height, against fee sniping; 0 for none. */
  readonly locktime: number
  /** Of every input; {@link SEQUENCE_RBF} unless said otherwise. */
  readonly sequence?: number
}

/** The Creator (BIP 174, 370): a PSBT of a transaction that is decided and about which nothing else is known yet. */
export function createPsbt(plan: TransactionPlan): Psbt {
  const sequence = plan.sequence ?? SEQUENCE_RBF
  return {
    version: plan.psbtVersion,
    txVersion: 2,
    fallbackLocktime: plan.locktime,
    fields: [],
    inputs: plan.inputs.map(({ txid, vout }) => ({ txid, vout, sequence, fields: [] })),
    outputs: plan.outputs.map(({ value, script }) => ({ value, script, fields: [] })),
  }
}
