import { concat, concatAll } from '../base/bytes.js'
import { lengthPrefix } from './byte-cursor.js'
import type { RawOutput, RawTransaction } from './raw-transaction.js'
import { doubleSha256, type Sha256 } from './verifier.js'

/** What a signature of the whole transaction commits to, before it is hashed twice. */
type Preimage = (index: number, script: Uint8Array, amount: Uint8Array) => Uint8Array

const ALL = Uint8Array.of(1, 0, 0, 0)

/** The preimages of Bitcoin Cash: those of segwit with another type. Of a coin with tokens there is none here. */
export function forkIdPreimages(transaction: RawTransaction, sha256: Sha256): Preimage {
  return segwitPreimages(transaction, sha256, Uint8Array.of(0x41, 0, 0, 0))
}

/** The preimages of segwit version 0 (BIP 143). */
export function segwitPreimages(
  { version, locktime, inputs, outputs }: RawTransaction,
  sha256: Sha256,
  type = ALL,
): Preimage {
  const hashed = (parts: readonly Uint8Array[]) => doubleSha256(sha256, ...parts)
  const outpoints = hashed(inputs.map(({ outpoint }) => outpoint))
  const sequences = hashed(inputs.map(({ sequence }) => sequence))
  const paid = hashed(outputs.map(wholeOutput))
  return (index, script, amount) => {
    const { outpoint, sequence } = inputs[index] as RawTransaction['inputs'][number]
    const code = concat(lengthPrefix(script.length), script)
    return concat(version, outpoints, sequences, outpoint, code, amount, sequence, paid, locktime, type)
  }
}

/** The preimages of inputs without segwit: the transaction with one script in it. */
export function legacyPreimages({ version, locktime, inputs, outputs }: RawTransaction): Preimage {
  const tail = concatAll([lengthPrefix(outputs.length), ...outputs.map(wholeOutput), locktime, ALL])
  return (index, script) => {
    const signed = inputs.flatMap(({ outpoint, sequence }, i) => {
      const code = i === index ? script : new Uint8Array(0)
      return [outpoint, lengthPrefix(code.length), code, sequence]
    })
    return concatAll([version, lengthPrefix(inputs.length), ...signed, tail])
  }
}

function wholeOutput({ amount, script }: RawOutput): Uint8Array {
  return concat(amount, lengthPrefix(script.length), script)
}
