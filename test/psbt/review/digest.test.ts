import { expect, test } from 'vitest'
import { toHex } from '../../../src/base/bytes.js'
import { unsignedTransaction } from '../../../src/psbt/codec/psbt.js'
import { proposalDigest } from '../../../src/psbt/review/digest.js'
import { proposalOf, vaultOf } from '../../support/rehearsal.js'

const vault = vaultOf()
const transaction = unsignedTransaction(proposalOf(vault))
const hexOf = (
  values: readonly (bigint | undefined)[],
  memo?: string,
  reference?: string,
  labels: readonly (string | undefined)[] = [undefined, undefined],
) =>
  toHex(
    proposalDigest(
      vault,
      transaction,
      values,
      { ...(memo && { memo }), ...(reference && { reference }) },
      labels,
    ),
  )

test('amounts, memo, reference and labels each count, and none runs into the next', () => {
  const digests = [
    hexOf([1n, 2n]),
    hexOf([2n, 1n]),
    hexOf([1n]),
    hexOf([1n, undefined]),
    hexOf([1n, 2n], 'ab'),
    hexOf([1n, 2n], 'a', 'b'),
    hexOf([1n, 2n], undefined, 'ab'),
    hexOf([1n, 2n], undefined, undefined, ['ab', undefined]),
    hexOf([1n, 2n], undefined, undefined, [undefined, 'ab']),
    hexOf([1n, 2n], undefined, undefined, ['a', 'b']),
  ]
  expect(new Set(digests).size).toBe(digests.length)
})

test('the proposer counts where one is named, and changes nothing where none is', () => {
  const labels = [undefined, undefined]
  const named = (proposer?: string, memo?: string) => {
    const notes = { ...(proposer === undefined ? {} : { proposer }), ...(memo === undefined ? {} : { memo }) }
    return toHex(proposalDigest(vault, transaction, [1n], notes, labels))
  }
  // A third label has the same place: the number of outputs, which is in the transaction, tells them apart.
  const all = [named(), named('a'), named('b'), named(undefined, 'a'), named('b', 'a')]
  expect(new Set(all).size).toBe(all.length)
  expect(named()).toBe(hexOf([1n]))
})

test('what is not there counts like an empty text', () => {
  const empty = proposalDigest(vault, transaction, [1n], { memo: '', reference: '' }, ['', ''])
  expect(hexOf([1n])).toBe(toHex(empty))
})

test('the vault counts', () => {
  expect(
    toHex(proposalDigest(vaultOf({ name: 'x' }), transaction, [1n], {}, [undefined, undefined])),
  ).not.toBe(hexOf([1n]))
})
