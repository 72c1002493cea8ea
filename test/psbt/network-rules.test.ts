import { expect, test } from 'vitest'
import { MAX_MONEY } from '../../src/bitcoin/amount.js'
import { fromHex } from '../../src/bitcoin/bytes.js'
import { decodeTransaction, MAX_STANDARD_WEIGHT } from '../../src/bitcoin/transaction.js'
import { checkNetworkRules } from '../../src/psbt/network-rules.js'
import { unsignedTransaction } from '../../src/psbt/psbt.js'
import { proposalOf, vaultOf } from '../support/rehearsal.js'
import { eachVector, vectors } from '../support/vectors.js'

const fine = unsignedTransaction(proposalOf(vaultOf()))
const codesOf = (changes: Partial<typeof fine>, weight = 1000) =>
  checkNetworkRules({ ...fine, ...changes }, weight).map(({ severity, code }) => `${severity}:${code}`)

test('a transaction of this program keeps the rules', () => {
  expect(codesOf({})).toEqual([])
  expect(codesOf({}, MAX_STANDARD_WEIGHT)).toEqual([])
})

const [output] = fine.outputs as [(typeof fine.outputs)[number]]
test.each([
  ['no inputs', { inputs: [] }, 'transaction.malformed'],
  ['no outputs', { outputs: [] }, 'transaction.malformed'],
  ['a coin twice', { inputs: [...fine.inputs, ...fine.inputs.slice(1)] }, 'transaction.malformed'],
  ['less than nothing', { outputs: [{ ...output, value: -1n }] }, 'amount.out-of-range'],
  ['more than everything', { outputs: [{ ...output, value: MAX_MONEY + 1n }] }, 'amount.out-of-range'],
  [
    'everything and a satoshi',
    {
      outputs: [
        { ...output, value: MAX_MONEY },
        { ...output, value: 1n },
      ],
    },
    'amount.out-of-range',
  ],
])('%s', (_, changes, code) => {
  expect(codesOf(changes)).toEqual([`block:${code}`])
})

test('a unit of weight too many', () => {
  expect(codesOf({}, MAX_STANDARD_WEIGHT + 1)).toEqual(['block:transaction.too-heavy'])
})

// CheckTransaction's own cases. Those of coinbases and of inputs that name no transaction are left to the proof of the
// coin, which no such input can have.
const covered = vectors('core_tx_invalid').filter(
  ({ flags, comment }) =>
    flags.includes('BADTX') &&
    /outputs|output|MAX_MONEY|Duplicate/.test(comment) &&
    !/Coinbase/.test(comment),
)

test.skipIf(covered.length === 0)('core_tx_invalid, BADTX: five cases are covered here', () => {
  expect(covered).toHaveLength(5)
  for (const { transaction_hex } of covered) {
    const transaction = decodeTransaction(fromHex(transaction_hex))
    expect(checkNetworkRules(transaction, 1000).some(({ severity }) => severity === 'block')).toBe(true)
  }
})

eachVector('core_tx_valid', ({ transaction_hex }) =>
  expect(checkNetworkRules(decodeTransaction(fromHex(transaction_hex)), 1000)).toEqual([]),
)
