import { RingiError } from '../../base/error.js'
import type { Field } from '../../bitcoin/psbt-fields.js'
import { type OutPoint, SEQUENCE_FINAL, type Transaction } from '../../bitcoin/transaction.js'

/** The versions of the format: 0 (BIP 174) and 2 (BIP 370). There is no version 1. */
export type PsbtVersion = 0 | 2

/** One input: the outpoint, what version 2 says of sequence and lock time, and everything else that is known of it. */
export interface PsbtInput extends OutPoint {
  /** nSequence. Version 2 may leave it out, which means final; version 0 always has it. */
  readonly sequence?: number
  /** PSBT_IN_REQUIRED_TIME_LOCKTIME: the least lock time in Unix seconds. Version 2 only. */
  readonly requiredTime?: number
  /** PSBT_IN_REQUIRED_HEIGHT_LOCKTIME: the least lock time in blocks. Version 2 only. */
  readonly requiredHeight?: number
  readonly fields: readonly Field[]
}

export interface PsbtOutput {
  /** Satoshi. */
  readonly value: bigint
  readonly script: Uint8Array
  readonly fields: readonly Field[]
}

/** A partially signed transaction of either version. What a decoded one holds are views on the file's bytes. */
export interface Psbt {
  readonly version: PsbtVersion
  readonly txVersion: number
  /** Version 0: always the transaction's nLockTime. Version 2: PSBT_GLOBAL_FALLBACK_LOCKTIME, where it is given. */
  readonly fallbackLocktime?: number
  /** PSBT_GLOBAL_TX_MODIFIABLE, one byte of flags (BIP 370). Version 2 only. */
  readonly modifiable?: number
  /** Globals that are not the transaction: extended keys, proprietary and unknown fields. */
  readonly fields: readonly Field[]
  readonly inputs: readonly PsbtInput[]
  readonly outputs: readonly PsbtOutput[]
}

/** The transaction that is to be signed: no scriptSigs and no witnesses. Throws `psbt.locktime-conflict`. */
export function unsignedTransaction(psbt: Psbt): Transaction {
  return {
    version: psbt.txVersion,
    inputs: psbt.inputs.map(({ txid, vout, sequence = SEQUENCE_FINAL }) => ({
      txid,
      vout,
      scriptSig: new Uint8Array(0),
      sequence,
      witness: [],
    })),
    outputs: psbt.outputs.map(({ value, script }) => ({ value, script })),
    locktime: locktimeOf(psbt),
  }
}

/**
 * Refuses a PSBT that cannot become a transaction. BIP 174 and 370 allow both lists to be empty while a transaction is
 * still being put together, so decoding does not ask for this. Throws `psbt.no-inputs`, `psbt.no-outputs`.
 */
export function requireInputsAndOutputs(psbt: Psbt): void {
  if (psbt.inputs.length === 0) throw new RingiError('psbt.no-inputs')
  if (psbt.outputs.length === 0) throw new RingiError('psbt.no-outputs')
}

/**
 * The lock time of a PSBT's transaction (BIP 370, "Determining Lock Time"): the greatest that any input requires, in
 * the kind that all inputs with a requirement can do with, heights before times; the fallback, or 0, where none
 * requires any. Throws `psbt.locktime-conflict` where some inputs insist on a height and others on a time.
 */
export function locktimeOf(psbt: Psbt): number {
  let height = 0
  let time = 0
  let heightFits = true
  let timeFits = true
  for (const { requiredHeight, requiredTime } of psbt.inputs) {
    if (requiredHeight === undefined && requiredTime === undefined) continue
    heightFits &&= requiredHeight !== undefined
    timeFits &&= requiredTime !== undefined
    height = Math.max(height, requiredHeight ?? 0)
    time = Math.max(time, requiredTime ?? 0)
  }
  if (height === 0 && time === 0) return psbt.fallbackLocktime ?? 0
  if (heightFits) return height
  if (timeFits) return time
  throw new RingiError('psbt.locktime-conflict')
}
