import { concat, concatAll } from '../base/bytes.js'
import { type Digest32, hash256 } from '../base/hash.js'
import { compactSize, sized, uint32, uint64 } from './byte-writer.js'
import { SIGHASH_ALL, SIGHASH_ALL_FORKID } from './signature.js'
import { encodeOutPoint, encodeOutput, encodeTransaction, type Transaction } from './transaction.js'

/** What an input's signature commits to beside the transaction itself. */
interface SighashInput {
  /** The witness script, or in legacy inputs the redeem script. */
  readonly scriptCode: Uint8Array
  /** Satoshi. */
  readonly value: bigint
  /** What stands before the coin's script in its output: the tokens that it holds (CHIP-2022-02-CashTokens), if any. */
  readonly tokenPrefix?: Uint8Array
}

/** Computes the 32-byte digest of input `index`, of a type that covers the whole transaction. */
export type Sighasher = (index: number, coin: SighashInput) => Digest32

/** BIP 143 digests for segwit version 0. The three shared hashes are computed once per transaction. */
export function segwitSighasher(transaction: Transaction): Sighasher {
  return bip143Sighasher(transaction, SIGHASH_ALL)
}

/**
 * The digests of Bitcoin Cash (replay-protected-sighash.md): of the form of BIP 143 for whatever script, with the fork's
 * bit in their type, and the tokens of the coin that is spent.
 */
export function forkIdSighasher(transaction: Transaction): Sighasher {
  return bip143Sighasher(transaction, SIGHASH_ALL_FORKID)
}

function bip143Sighasher(transaction: Transaction, sighashType: number): Sighasher {
  const outpoints = transaction.inputs.map(encodeOutPoint)
  const sequences = transaction.inputs.map(input => uint32(input.sequence))
  const head = concat(
    uint32(transaction.version),
    hash256(concatAll(outpoints)),
    hash256(concatAll(sequences)),
  )
  const tail = concat(hash256(concatAll(transaction.outputs.map(encodeOutput))), uint32(transaction.locktime))
  return (index, { scriptCode, value, tokenPrefix = NO_TOKENS }) =>
    hash256(
      head,
      outpoints[index] as Uint8Array,
      tokenPrefix,
      sized(scriptCode),
      uint64(value),
      sequences[index] as Uint8Array,
      tail,
      uint32(sighashType),
    )
}

const NO_TOKENS = new Uint8Array(0)

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
