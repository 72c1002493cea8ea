import { describe, expect, test } from 'vitest'
import { NETWORKS } from '../../../src/chain/network.js'
import { heightDoubt } from '../../../src/rules/checks/height.js'

const DAY = 86_400_000
const { known } = NETWORKS.mainnet as { known: { height: number; time: number } }
/** A hundred days after the known block: 14,400 blocks, of which 5 % are 720. */
const NOW = known.time + 100 * DAY
const about = known.height + 14_400

describe('on the main network', () => {
  const kind = (height: number, heights: readonly { value: number; time: number }[] = []) =>
    heightDoubt({ height, now: NOW, network: NETWORKS.mainnet }, heights)?.kind

  test('a height is bounded both ways by the clock', () => {
    expect([about - 864, about, about + 864].map(height => kind(height))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect([about - 865, about + 865, 90_500, 9_050_000].map(height => kind(height))).toEqual(
      Array(4).fill('impossible'),
    )
  })

  test('and by each height that the logs know', () => {
    const yesterday = [{ value: about, time: NOW - DAY }]
    // 144 blocks a day, 7.2 of them slack, and 144 at any time.
    expect([about - 7, about + 295].map(height => kind(height, yesterday))).toEqual([undefined, undefined])
    expect([about - 8, about + 296].map(height => kind(height, yesterday))).toEqual([
      'impossible',
      'impossible',
    ])
    // A machine whose clock is a little fast has logged it.
    expect(kind(about, [{ value: about, time: NOW + 180_000 }])).toBeUndefined()
  })
})

test.each(['testnet', 'signet'] as const)('on %s only the logs tell', name => {
  const kind = (height: number, heights: readonly { value: number; time: number }[]) =>
    heightDoubt({ height, now: NOW, network: NETWORKS[name] }, heights)?.kind
  expect(kind(5, [])).toBeUndefined()
  const hourAgo = [{ value: 1_000, time: NOW - 3_600_000 }]
  expect([kind(861, hourAgo), kind(862, hourAgo), kind(1_150, hourAgo), kind(1_151, hourAgo)]).toEqual([
    'impossible',
    undefined,
    undefined,
    'impossible',
  ])
})

test('where blocks are made at will, only a jump is doubted', () => {
  const kind = (height: number, ...heights: readonly number[]) =>
    heightDoubt(
      { height, now: NOW, network: NETWORKS.regtest },
      heights.map(value => ({ value, time: NOW })),
    )?.kind
  expect(kind(400_000_000)).toBeUndefined()
  expect([kind(1_901, 900, 901), kind(1_902, 900, 901), kind(5, 900)]).toEqual([undefined, 'jump', undefined])
})
