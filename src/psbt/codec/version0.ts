import { RingiError } from '../../base/error.js'
import type { ByteReader } from '../../bitcoin/byte-reader.js'
import { type Field, field, GLOBAL, withoutFields } from '../../bitcoin/psbt-fields.js'
import { decodeTransaction, encodeTransaction, type Transaction } from '../../bitcoin/transaction.js'
import { GLOBAL_PLACE, readMap, requiredField } from './map.js'
import { type Psbt, unsignedTransaction } from './psbt.js'

/** Reads what follows the global map of a version 0 PSBT (BIP 174). Throws `psbt.unsigned-tx` and other `psbt.*`. */
export function readVersion0(globals: readonly Field[], reader: ByteReader): Psbt {
  const transaction = unsignedTransactionIn(globals)
  return {
    version: 0,
    txVersion: transaction.version,
    fallbackLocktime: transaction.locktime,
    fields: withoutFields(globals, [GLOBAL.UNSIGNED_TX, GLOBAL.VERSION]),
    inputs: transaction.inputs.map(({ txid, vout, sequence }, index) => {
      return { txid, vout, sequence, fields: readMap(reader, 0, { kind: 'input', index }) }
    }),
    outputs: transaction.outputs.map(({ value, script }, index) => {
      return { value, script, fields: readMap(reader, 0, { kind: 'output', index }) }
    }),
  }
}

/** The fields that say what version 0 says of the transaction. */
export function globalsOfVersion0(psbt: Psbt): Field[] {
  return [field(GLOBAL.UNSIGNED_TX, encodeTransaction(unsignedTransaction(psbt)))]
}

function unsignedTransactionIn(globals: readonly Field[]): Transaction {
  const transaction = decodeUnsigned(requiredField(globals, GLOBAL.UNSIGNED_TX, GLOBAL_PLACE))
  if (transaction.inputs.some(input => input.scriptSig.length > 0))
    throw new RingiError('psbt.unsigned-tx', { why: 'script-sig' })
  return transaction
}

function decodeUnsigned(bytes: Uint8Array): Transaction {
  try {
    return decodeTransaction(bytes, false)
  } catch (cause) {
    throw new RingiError('psbt.unsigned-tx', { why: 'bytes' }, { cause })
  }
}
