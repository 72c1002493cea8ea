import { expect, test } from 'vitest'
import { unsignedTransaction } from '../../../src/psbt/psbt.js'
import { checkTiming, earliestOf } from '../../../src/psbt/review/timing.js'
import { proposalOf, vaultOf } from '../../support/rehearsal.js'

const fine = unsignedTransaction(proposalOf(vaultOf()))

function timed(locktime: number, sequence = 0xfffffffd, version = 2) {
  const inputs = fine.inputs.map((input, i) =>
    i === 1 ? { ...input, sequence } : { ...input, sequence: 0xffffffff },
  )
  return { ...fine, version, locktime, inputs }
}
const codesOf = (...args: Parameters<typeof timed>) =>
  checkTiming(timed(...args), undefined).map(({ severity, code, where }) => [`${severity}:${code}`, where])

test('usual lock times and sequences pass', () => {
  for (const locktime of [0, 1, 840_000, 5_499_999]) expect(codesOf(locktime)).toEqual([])
  for (const sequence of [0xffffffff, 0xfffffffe, 0x80000001]) expect(codesOf(0, sequence)).toEqual([])
  expect(codesOf(0, 0xfffffffd, 1)).toEqual([])
})

test('a lock time that nobody lives to see, or any moment, is warned of (H11)', () => {
  for (const locktime of [5_500_000, 499_999_999, 500_000_000, 0xffffffff])
    expect(codesOf(locktime)).toEqual([['warn:locktime.not-final', {}]])
})

test('where the height of the chain is known, a month ahead is far', () => {
  const codes = (locktime: number) => checkTiming(timed(locktime), 900_000).map(({ code }) => code)
  expect([codes(900_000), codes(904_319)]).toEqual([[], []])
  expect([codes(904_320), codes(5_000_000)]).toEqual([['locktime.not-final'], ['locktime.not-final']])
})

test('a lock time that no input minds holds nothing back', () => {
  expect(codesOf(499_999_999, 0xffffffff)).toEqual([])
  expect(earliestOf(timed(840_000, 0xffffffff))).toBeUndefined()
  expect(earliestOf(timed(0))).toBeUndefined()
})

test('a lock time is told as a block or as a time', () => {
  expect(earliestOf(timed(840_000))).toEqual({ kind: 'block', at: 840_001 })
  expect(earliestOf(timed(500_000_000))).toEqual({ kind: 'time', at: 500_000_000 })
})

test('a relative lock is warned of, by input (BIP 68)', () => {
  expect(codesOf(0, 144)).toEqual([['warn:sequence.unusual', { input: 1 }]])
  expect(codesOf(0, 0x00400001)).toEqual([['warn:sequence.unusual', { input: 1 }]])
  expect(codesOf(0, 0x00400000)).toEqual([])
  expect(codesOf(0, 144, 1)).toEqual([])
})

test.each([
  [0, ['block:tx-version.unusual']],
  [3, ['warn:tx-version.unusual']],
  [4, ['block:tx-version.unusual']],
  [0xffffffff, ['block:tx-version.unusual']],
])('version %d (D18)', (version, expected) => {
  expect(codesOf(0, 0xfffffffd, version).map(([code]) => code)).toEqual(expected)
})
