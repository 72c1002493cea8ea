import * as btc from '@scure/btc-signer'
import { Transaction } from 'bitcoinjs-lib'
import { describe, expect, test } from 'vitest'
import { publicKeyOf } from '../../src/bitcoin/secp256k1.js'
import { encodeTransaction } from '../../src/bitcoin/transaction.js'
import { inputWeight, transactionWeight, vsizeOf } from '../../src/coins/size.js'
import { ecdsa } from '../../src/spend/ecdsa.js'
import type { SignatureLength } from '../../src/spend/lock.js'
import type { ScriptTypeName } from '../../src/spend/script-type.js'
import { SCRIPT_TYPES } from '../../src/spend/script-types.js'
import { BITCOIN_SCRIPT_TYPES, type BitcoinScriptType } from '../support/bitcoin-script-types.js'
import { lockOf } from '../support/locks.js'
import { outputScript } from './support.js'

const privateKeys = Array.from({ length: 16 }, (_, i) => new Uint8Array(32).fill(i + 1))
const publicKeys = privateKeys.map(publicKeyOf)
const spendOf = (name: ScriptTypeName, m: number, n: number, length: SignatureLength) => {
  const lock = lockOf(name, m, publicKeys.slice(0, n))
  return lock.expected({ name: 'primary', quorum: { any: m, of: [] } }, length)
}

/** What @scure/btc-signer makes of `count` such inputs, with the signatures' lengths. */
function signedElsewhere(type: BitcoinScriptType, m: number, n: number, count: number, lowR: boolean) {
  const bare = btc.p2ms(m, publicKeys.slice(0, n))
  const payment = { p2wsh: btc.p2wsh(bare), 'p2sh-p2wsh': btc.p2sh(btc.p2wsh(bare)), p2sh: btc.p2sh(bare) }[
    type
  ]
  const funding = encodeTransaction({
    version: 2,
    inputs: [{ txid: '11'.repeat(32), vout: 0, scriptSig: Uint8Array.of(0x51), sequence: 0, witness: [] }],
    outputs: Array.from({ length: count }, () => ({ value: 10_000n, script: payment.script })),
    locktime: 0,
  })
  const txid = Transaction.fromBuffer(funding).getId()
  const tx = new btc.Transaction({ lowR })
  for (let index = 0; index < count; index++) {
    tx.addInput({ ...payment, txid, index, nonWitnessUtxo: funding })
  }
  tx.addOutput({ script: outputScript(1), amount: 1000n })
  for (const key of privateKeys.slice(0, m)) tx.sign(key)
  const lengths: number[] = []
  for (let i = 0; i < count; i++) {
    for (const [, signature] of tx.getInput(i).partialSig ?? []) lengths.push(signature.length)
  }
  tx.finalize()
  return { weight: Transaction.fromBuffer(tx.extract()).weight(), lengths }
}

const SHAPES = [
  [1, 1],
  [2, 3],
  [3, 5],
  [11, 15],
] as const

describe.each(BITCOIN_SCRIPT_TYPES)('%s', name => {
  const type = SCRIPT_TYPES[name]

  test.each(SHAPES)('%i of %i weighs what another signer makes, but for shorter signatures', (m, n) => {
    for (const lowR of [true, false]) {
      const length = lowR ? 'usual' : 'longest'
      const signatureLength = ecdsa[length]
      const { weight, lengths } = signedElsewhere(name, m, n, 2, lowR)
      const input = inputWeight(spendOf(name, m, n, length), type.segwit)
      const shorter = lengths.reduce((sum, length) => sum + signatureLength - length, 0)
      const predicted = transactionWeight([input, input], [outputScript(1)], type.segwit)
      expect(lengths).toHaveLength(2 * m)
      expect(Math.max(...lengths)).toBeLessThanOrEqual(signatureLength)
      expect(predicted - weight).toBe(shorter * (type.segwit ? 1 : 4))
    }
  })

  test.each([
    [1, 1],
    [252, 2],
    [253, 252],
    [254, 253],
  ])('%i inputs and %i outputs weigh what bitcoinjs-lib counts', (inputs, outputs) => {
    const spend = spendOf(name, 2, 3, 'longest')
    const outputScripts = Array.from({ length: outputs }, (_, i) => outputScript(i))
    const transaction = encodeTransaction({
      version: 2,
      inputs: Array.from({ length: inputs }, (_, vout) => ({
        txid: 'aa'.repeat(32),
        vout,
        sequence: 0,
        ...spend,
      })),
      outputs: outputScripts.map(script => ({ value: 1n, script })),
      locktime: 0,
    })
    const weight = inputWeight(spend, type.segwit)
    const predicted = transactionWeight(Array(inputs).fill(weight), outputScripts, type.segwit)
    expect(predicted).toBe(Transaction.fromBuffer(transaction).weight())
    expect(vsizeOf(predicted)).toBe(Transaction.fromBuffer(transaction).virtualSize())
  })
})

test('an input without a witness among others that have one', () => {
  const spends = [spendOf('p2sh', 2, 3, 'usual'), spendOf('p2wsh', 2, 3, 'usual')]
  const transaction = encodeTransaction({
    version: 2,
    inputs: spends.map((spend, vout) => ({ txid: 'aa'.repeat(32), vout, sequence: 0, ...spend })),
    outputs: [{ value: 1n, script: outputScript(0) }],
    locktime: 0,
  })
  const weights = spends.map(spend => inputWeight(spend, true))
  expect(transactionWeight(weights, [outputScript(0)], true)).toBe(
    Transaction.fromBuffer(transaction).weight(),
  )
})

test('known by hand: 2-of-3 P2WSH', () => {
  // 41 bytes without witness; items 5, dummy 1, two signatures with their lengths, script of 105 with its length.
  const weight = 4 * 41 + 1 + 1 + 2 * (1 + 72) + 1 + 105
  expect(inputWeight(spendOf('p2wsh', 2, 3, 'longest'), true)).toBe(weight)
})
