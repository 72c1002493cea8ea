import { lengthPrefix } from './cursor.js'
import { type RawOutput, type RawTransaction, sha } from './raw-transaction.js'

/** What a signature of SIGHASH_ALL commits to, before it is hashed twice. */
export type Preimage = (index: number, script: Buffer, amount: Buffer) => Buffer

const ALL = Buffer.from([1, 0, 0, 0])

/** The preimages of segwit version 0 (BIP 143). */
export function segwitPreimages({ version, locktime, inputs, outputs }: RawTransaction): Preimage {
  const outpoints = sha(sha(...inputs.map(({ outpoint }) => outpoint)))
  const sequences = sha(sha(...inputs.map(({ sequence }) => sequence)))
  const paid = sha(sha(...outputs.map(wholeOutput)))
  return (index, script, amount) => {
    const { outpoint, sequence } = inputs[index] as RawTransaction['inputs'][number]
    const code = [lengthPrefix(script.length), script]
    return Buffer.concat([
      version,
      outpoints,
      sequences,
      outpoint,
      ...code,
      amount,
      sequence,
      paid,
      locktime,
      ALL,
    ])
  }
}

/** The preimages of inputs without segwit: the transaction with one script in it. */
export function legacyPreimages({ version, locktime, inputs, outputs }: RawTransaction): Preimage {
  const tail = Buffer.concat([lengthPrefix(outputs.length), ...outputs.map(wholeOutput), locktime, ALL])
  return (index, script) => {
    const signed = inputs.flatMap(({ outpoint, sequence }, i) => {
      const code = i === index ? script : Buffer.alloc(0)
      return [outpoint, lengthPrefix(code.length), code, sequence]
    })
    return Buffer.concat([version, lengthPrefix(inputs.length), ...signed, tail])
  }
}

function wholeOutput({ amount, script }: RawOutput): Buffer {
  return Buffer.concat([amount, lengthPrefix(script.length), script])
}
