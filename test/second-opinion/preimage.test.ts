import { createHash } from 'node:crypto'
import { script, Transaction } from 'bitcoinjs-lib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { legacyPreimages, segwitPreimages } from '../../src/second-opinion/preimage.js'
import { readRawTransaction } from '../../src/second-opinion/raw-transaction.js'

const sha = (...parts: readonly Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
const uint32 = fc.nat(0xffffffff)

const anyTransaction = fc
  .record({
    version: fc.integer({ min: 1, max: 2 }),
    locktime: uint32,
    inputs: fc.array(
      fc.record({ hash: fc.uint8Array({ minLength: 32, maxLength: 32 }), index: uint32, sequence: uint32 }),
      { minLength: 1, maxLength: 300 },
    ),
    outputs: fc.array(
      fc.record({ value: fc.bigInt(0n, 2_100_000_000_000_000n), script: fc.uint8Array({ maxLength: 300 }) }),
      { minLength: 1, maxLength: 300 },
    ),
  })
  .map(({ version, locktime, inputs, outputs }) => {
    const transaction = Object.assign(new Transaction(), { version, locktime })
    for (const { hash, index, sequence } of inputs) transaction.addInput(hash, index, sequence)
    for (const { value, script } of outputs) transaction.addOutput(script, value)
    return transaction
  })

/** A multisig script of any size. */
const multisig = fc
  .array(fc.uint8Array({ minLength: 33, maxLength: 33 }), { minLength: 1, maxLength: 16 })
  .map(keys => script.compile([0x51, ...keys, 0x50 + keys.length, script.OPS.OP_CHECKMULTISIG as number]))

const value = fc.bigInt(0n, 2_100_000_000_000_000n)

it('hashes to what bitcoinjs-lib signs', () => {
  fc.assert(
    fc.property(anyTransaction, multisig, value, fc.nat(), (transaction, code, satoshi, seed) => {
      const index = seed % transaction.ins.length
      const amount = Buffer.alloc(8)
      amount.writeBigUInt64LE(satoshi)
      const raw = readRawTransaction(transaction.toBuffer(), sha)
      const segwit = sha(sha(segwitPreimages(raw, sha)(index, Buffer.from(code), amount)))
      const legacy = sha(sha(legacyPreimages(raw)(index, Buffer.from(code), amount)))
      const all = Transaction.SIGHASH_ALL
      expect(segwit).toEqual(Buffer.from(transaction.hashForWitnessV0(index, code, satoshi, all)))
      expect(legacy).toEqual(Buffer.from(transaction.hashForSignature(index, code, all)))
    }),
    { numRuns: 40 },
  )
})
