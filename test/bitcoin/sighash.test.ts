import { Transaction as Oracle } from 'bitcoinjs-lib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '../../src/base/bytes.js'
import { publicKeyOf, signLowR, verifyEcdsa } from '../../src/bitcoin/secp256k1.js'
import { legacySighasher, segwitSighasher } from '../../src/bitcoin/sighash.js'
import { decodeSignature, encodeSignature, SIGHASH_ALL } from '../../src/bitcoin/signature.js'
import { decodeTransaction, encodeTransaction, type Transaction } from '../../src/bitcoin/transaction.js'
import { vectors } from '../support/vectors.js'

const CODESEPARATOR = 0xab
const NONE = 2
const SINGLE = 3
const ANYONECANPAY = 0x80

// Whatever is neither NONE nor SINGLE nor ANYONECANPAY is hashed like ALL, with its own number at the end. The scripts
// of these cases consist of opcodes alone; those with OP_CODESEPARATOR, which no vault's script has, are left out.
const legacyCases = vectors('core_sighash').filter(({ hash_type, script_code_hex }) => {
  const base = hash_type & 0x1f
  const likeAll = base !== NONE && base !== SINGLE && (hash_type & ANYONECANPAY) === 0
  return likeAll && !fromHex(script_code_hex).includes(CODESEPARATOR)
})

describe.skipIf(legacyCases.length === 0)(`core_sighash (${legacyCases.length} of 500 apply)`, () => {
  test.each(legacyCases)('$id $comment', one => {
    const transaction = decodeTransaction(fromHex(one.transaction_hex))
    const digest = legacySighasher(transaction, one.hash_type)(one.input_index, {
      scriptCode: fromHex(one.script_code_hex),
      value: 0n,
    })
    expect(toHex(digest.toReversed())).toBe(one.signature_hash)
  })
})

const segwitCases = vectors('bip143').filter(({ sighash_type }) => sighash_type === SIGHASH_ALL)

describe.skipIf(segwitCases.length === 0)(`bip143 (${segwitCases.length} of 14 are SIGHASH_ALL)`, () => {
  test.each(segwitCases)('$id $comment', one => {
    const transaction = decodeTransaction(fromHex(one.unsigned_transaction_hex))
    const coin = { scriptCode: fromHex(one.script_code_hex), value: BigInt(one.amount_sat) }
    const digest = segwitSighasher(transaction)(one.input_index, coin)
    expect(toHex(digest)).toBe(one.sighash_hex)
    if (one.private_key_hex === undefined) return
    const secret = fromHex(one.private_key_hex)
    // These happen to have a low R without grinding.
    expect(toHex(encodeSignature(signLowR(digest, secret)))).toBe(one.signature_hex)
    const { signature64 } = decodeSignature(fromHex(one.signature_hex))
    expect(verifyEcdsa(digest, publicKeyOf(secret), signature64)).toBe(true)
  })
})

const bytes = fc.uint8Array({ maxLength: 120 })
const uint32 = fc.integer({ min: 0, max: 0xffffffff })
const anyTransaction: fc.Arbitrary<Transaction> = fc.record({
  version: fc.constantFrom(1, 2, 3),
  inputs: fc.array(
    fc.record({
      txid: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex),
      vout: uint32,
      scriptSig: bytes,
      sequence: uint32,
      witness: fc.constant([]),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  outputs: fc.array(fc.record({ value: fc.bigInt({ min: 0n, max: 2n ** 50n }), script: bytes }), {
    minLength: 1,
    maxLength: 3,
  }),
  locktime: uint32,
})
// Opcodes that push nothing, since another library takes scripts apart before it hashes them.
const scriptCode = fc.uint8Array({ maxLength: 400 }).map(code => code.map(byte => 0x51 + (byte & 0x0f)))

test('digests are those of another library, for every input', () => {
  fc.assert(
    fc.property(
      anyTransaction,
      scriptCode,
      fc.bigInt({ min: 0n, max: 2n ** 50n }),
      (transaction, code, value) => {
        const oracle = Oracle.fromBuffer(encodeTransaction(transaction))
        const [segwit, legacy] = [segwitSighasher(transaction), legacySighasher(transaction)]
        const coin = { scriptCode: code, value }
        transaction.inputs.forEach((_, index) => {
          expect(toHex(segwit(index, coin))).toBe(
            toHex(oracle.hashForWitnessV0(index, code, value, SIGHASH_ALL)),
          )
          expect(toHex(legacy(index, coin))).toBe(toHex(oracle.hashForSignature(index, code, SIGHASH_ALL)))
        })
      },
    ),
  )
})

test('witnesses are no part of a legacy digest', () => {
  const input = (vout: number) => {
    return { txid: 'ab'.repeat(32), vout, scriptSig: new Uint8Array(0), sequence: 1, witness: [] }
  }
  const outputs = [{ value: 1n, script: fromHex('6a') }]
  const plain: Transaction = { version: 2, locktime: 7, inputs: [input(0), input(1)], outputs }
  const witnessed = { ...plain, inputs: [input(0), { ...input(1), witness: [fromHex('51')] }] }
  const coin = { scriptCode: fromHex('51'), value: 0n }
  expect(legacySighasher(witnessed)(0, coin)).toEqual(legacySighasher(plain)(0, coin))
})

test('a legacy digest stays right where the number of inputs has three bytes', () => {
  const inputs = Array.from({ length: 260 }, (_, vout) => {
    return { txid: 'ab'.repeat(32), vout, scriptSig: fromHex('51'), sequence: vout, witness: [] }
  })
  const transaction = { version: 2, locktime: 7, inputs, outputs: [{ value: 1n, script: fromHex('6a') }] }
  const oracle = Oracle.fromBuffer(encodeTransaction(transaction))
  const code = new Uint8Array(300).fill(0x51)
  for (const index of [0, 252, 253, 259]) {
    const digest = legacySighasher(transaction)(index, { scriptCode: code, value: 0n })
    expect(toHex(digest)).toBe(toHex(oracle.hashForSignature(index, code, SIGHASH_ALL)))
  }
})
