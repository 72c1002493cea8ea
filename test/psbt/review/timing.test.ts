import { expect, test } from 'vitest'
import { NETWORKS } from '../../../src/chain/network.js'
import { unsignedTransaction } from '../../../src/psbt/codec/psbt.js'
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
  checkTiming(timed(...args), NETWORKS.regtest, undefined).map(({ severity, code, where }) => [
    `${severity}:${code}`,
    where,
  ])

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
  const clock = { now: timeOfHeight(900_000), least: timeOfHeight(890_000) }
  const codes = (locktime: number) =>
    checkTiming(timed(locktime), NETWORKS.mainnet, clock).map(({ code }) => code)
  expect([codes(900_000), codes(904_319)]).toEqual([[], []])
  expect([codes(904_320), codes(5_000_000)]).toEqual([['locktime.not-final'], ['locktime.not-final']])
  const seconds = clock.now / 1000
  expect([codes(seconds - 7200), codes(seconds - 7199)]).toEqual([[], ['locktime.not-final']])
})

test('a clock that is known to be behind tells of nothing but what has come long ago', () => {
  const clock = { now: timeOfHeight(700_000), least: timeOfHeight(1_000_000) }
  const codes = (locktime: number, network = NETWORKS.mainnet) =>
    checkTiming(timed(locktime), network, clock).map(({ severity, code }) => `${severity}:${code}`)
  expect([codes(840_000), codes(844_319)]).toEqual([[], []])
  expect([codes(844_320), codes(905_000)]).toEqual([['warn:locktime.unknown'], ['warn:locktime.unknown']])
  expect(codes(1_700_000_000)).toEqual([])
  expect(codes(1_900_000_000)).toEqual(['warn:locktime.unknown'])
  expect(codes(5_500_000)).toEqual(['warn:locktime.not-final'])
  // No clock tells anything of this chain's height.
  expect(codes(905_000, NETWORKS.regtest)).toEqual([])
  expect(codes(1_700_000_000, NETWORKS.regtest)).toEqual(['warn:locktime.unknown'])
})

/** When mainnet has about that height (Unix milliseconds). */
function timeOfHeight(height: number): number {
  const { known, spacing } = NETWORKS.mainnet
  if (known === undefined) throw new Error('mainnet has a known height')
  return known.time + (height - known.height) * spacing
}

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
