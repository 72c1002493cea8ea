import { describe, expect, test } from 'vitest'
import { sats } from '../../../src/chain/amount.js'
import { NETWORKS } from '../../../src/chain/network.js'
import type { OutputKind } from '../../../src/proposal/facts.js'
import { unsignedTransaction } from '../../../src/psbt/codec/psbt.js'
import type { ReviewedInput, ReviewedOutput } from '../../../src/psbt/review/reviewed-psbt.js'
import { review } from '../../../src/psbt/review/reviewer.js'
import { finishedSize, sumUp } from '../../../src/psbt/review/sums.js'
import { finalize } from '../../../src/psbt/roles/finalizer.js'
import { ecdsa } from '../../../src/spend/ecdsa.js'
import { BITCOIN_ROWS } from '../../support/bitcoin-script-types.js'
import { signaturesFor } from '../../support/locks.js'
import { proposalOf, signedBy, vaultOf } from '../../support/rehearsal.js'
import { EMPTY } from '../samples.js'

const input = (value: bigint | undefined): ReviewedInput => ({
  ...{ outPoint: { txid: '', vout: 0 }, address: undefined, proven: true },
  ...{ challenges: [], signatures: new Map(), signers: new Map() },
  value: value === undefined ? undefined : sats(value),
})
const output = (value: bigint, kind: OutputKind, leaves = kind === 'payment'): ReviewedOutput => ({
  leaves,
  ...{ value: sats(value), kind, script: EMPTY, address: undefined, place: undefined, label: undefined },
})

test('every output counts once, by its kind', () => {
  const outputs = [output(10n, 'payment'), output(5n, 'payment'), output(3n, 'change'), output(2n, 'self')]
  expect(sumUp([input(15n), input(7n)], outputs, NETWORKS.regtest)).toEqual({
    ...{ in: 22n, out: 20n, payments: 15n, change: 3n, self: 2n, fee: 2n },
  })
  const counted = [...outputs.slice(0, 3), output(2n, 'self', true)]
  expect(sumUp([input(15n), input(7n)], counted, NETWORKS.regtest)).toEqual({
    ...{ in: 22n, out: 20n, payments: 17n, change: 3n, self: 0n, fee: 2n },
  })
})

test('an unknown amount counts nothing, and a fee may be negative', () => {
  expect(sumUp([input(undefined)], [output(1n, 'payment')], NETWORKS.regtest).fee).toBe(-1n)
})

test('no sum is above all bitcoin', () => {
  const half = NETWORKS.regtest.chain.unit.most / 2n + 1n
  expect(() => sumUp([input(half), input(half)], [], NETWORKS.regtest)).toThrowCode('amount.out-of-range')
  const outputs = [output(half, 'change'), output(half, 'payment')]
  expect(() => sumUp([], outputs, NETWORKS.regtest)).toThrowCode('amount.out-of-range')
  expect(sumUp([], outputs, NETWORKS['monacoin-regtest']).out).toBe(2n * half)
})

describe.each(BITCOIN_ROWS)('$name', ({ name }) => {
  const vault = vaultOf({ scriptType: name, required: 2, of: 3 })
  const psbt = proposalOf(vault)

  test('the size is that of the finished transaction, at most a byte a signature too much', () => {
    const signed = review(vault, signedBy(vault, psbt, 1, 2))
    const { weight, vsize } = finalize(signed)
    expect([signed.facts.weight, signed.facts.vsize]).toEqual([weight, vsize])
    for (const one of [psbt, signedBy(vault, psbt, 1), signedBy(vault, psbt, 1, 2, 3)]) {
      const { facts } = review(vault, one)
      expect(facts.weight).toBeGreaterThanOrEqual(weight - 8)
      expect(facts.weight).toBeLessThanOrEqual(weight + 4 * 4)
    }
  })
})

test('signatures that are there count as long as they are, each that is missing as long as usual', () => {
  const vault = vaultOf()
  const psbt = proposalOf(vault)
  const transaction = unsignedTransaction(psbt)
  const { inputs } = review(vault, psbt).facts
  const weightWith = (...lengths: readonly number[]) => {
    const { lock } = vault.addressAt(0, 0)
    const made = lengths.map((length, at) => [lock.keys[at]?.cosigner ?? -1, new Uint8Array(length)] as const)
    const signatures = signaturesFor(lock, new Map(made))
    return finishedSize(vault, transaction, inputs.with(0, { ...inputs[0], signatures } as ReviewedInput))
      .weight
  }
  const usual = weightWith()
  expect(weightWith(ecdsa.usual, ecdsa.usual)).toBe(usual)
  expect(weightWith(ecdsa.usual - 10)).toBe(usual - 10)
  expect(weightWith(ecdsa.usual + 1, ecdsa.usual - 3)).toBe(usual - 2)
  // More than are needed do not enter the transaction.
  expect(weightWith(ecdsa.usual, ecdsa.usual, 1)).toBe(usual)
})
