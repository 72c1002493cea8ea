import { concat, concatAll } from '../base/bytes.js'
import { type Digest32, hash256 } from '../base/hash.js'
import { compactSize, sized, uint32, uint64 } from './byte-writer.js'
import { SIGHASH_ALL } from './signature.js'
import { encodeOutPoint, encodeOutput, encodeTransaction, type Transaction } from './transaction.js'

/** What an input's signature commits to beside the transaction itself. */
interface SighashInput {
  /** The witness script, or in legacy inputs the redeem script. */
  readonly scriptCode: Uint8Array
  /** Satoshi. */
  readonly value: bigint
}

/** Computes the 32-byte SIGHASH_ALL digest of input `index`. */
export type Sighasher = (index: number, coin: SighashInput) => Digest32

/** BIP 143 digests for segwit version 0. The three shared hashes are computed once per transaction. */
export function segwitSighasher(transaction: Transaction): Sighasher {
  const outpoints = transaction.inputs.map(encodeOutPoint)
  const sequences = transaction.inputs.map(input => uint32(input.sequence))
  const head = concat(
    uint32(transaction.version),
    hash256(concatAll(outpoints)),
    hash256(concatAll(sequences)),
  )
  const tail = concat(hash256(concatAll(transaction.outputs.map(encodeOutput))), uint32(transaction.locktime))
  return (index, { scriptCode, value }) =>
    hash256(
      head,
      outpoints[index] as Uint8Array,
      sized(scriptCode),
      uint64(value),
      sequences[index] as Uint8Array,
      tail,
      uint32(SIGHASH_ALL),
    )
}

/**
 * Digests for inputs without segwit: the transaction with every scriptSig empty but the signed one's. Each one hashes
 * the whole transaction, because the format leaves nothing to share but the bytes before the input.
 */
export function legacySighasher(transaction: Transaction, sighashType = SIGHASH_ALL): Sighasher {
  const bare = {
    ...transaction,
    inputs: transaction.inputs.map(input => ({ ...input, scriptSig: new Uint8Array(0) })),
  }
  const bytes = encodeTransaction(bare, false)
  const firstScript = 4 + compactSize(transaction.inputs.length).length + 36
  return (index, { scriptCode }) => {
    const at = firstScript + index * 41
    return hash256(bytes.subarray(0, at), sized(scriptCode), bytes.subarray(at + 1), uint32(sighashType))
  }
}
