import { describe, expect, it } from 'vitest'
import type { LogEvent } from '../../src/log/events.js'
import { type History, RunningHistory } from '../../src/log/history.js'
import { recordOf } from '../../src/log/signed-record.js'
import { amountLeaving, mostLeaving, signedWithin } from '../../src/log/spending.js'
import { amountsContradicting, earlierProposals } from '../../src/log/spent-before.js'
import { NOBODY } from '../../src/log/worth.js'
import { created, entriesOf, hex32, proposed, START, signed } from './support.js'

function historyOf(...events: readonly LogEvent[]): History {
  const history = new RunningHistory()
  for (const entry of entriesOf(events)) history.add(entry)
  return history
}

const outflowsOf = ({ signed }: History) =>
  signed.map(record => ({ coins: record.coins, leaves: amountLeaving(record) }))

const coin = (number: number, value: bigint) => ({ outpoint: `${hex32(number)}:0`, value })

describe('a history', () => {
  it('has one record of a transaction, however often it was signed', () => {
    const { signed: records } = historyOf(
      proposed(),
      signed({ height: 12 }),
      signed({ by: '0b0b0b0b', height: 10 }),
      signed(),
      signed({ tx: 2 }),
    )
    expect(records).toHaveLength(2)
    expect(records[0]).toMatchObject({ txid: hex32(1), time: START + 60_000, fee: 1_000n })
    expect([...(records[0]?.cosigners ?? [])]).toEqual(['0a0a0a0a', '0b0b0b0b'])
    expect(records[0]?.signings.map(({ height }) => height)).toEqual([12, 10, null])
    expect(records[0]?.coins).toEqual([coin(1, 100_000n)])
    expect(records[0]?.payments).toEqual([{ script: '0014', address: null, value: 50_000n }])
  })

  it('is the same in whatever order its entries come', () => {
    const entries = entriesOf([signed({ height: 3 }), signed({ by: '0b0b0b0b' }), signed({ tx: 2 })])
    const [there, back] = [entries, entries.toReversed()].map(order => {
      const history = new RunningHistory()
      for (const entry of [...order, ...order]) history.add(entry)
      return history
    })
    const plain = (history?: History) =>
      history?.signed.map(({ cosigners, signings, ...rest }) => ({
        ...rest,
        cosigners: [...cosigners].sort(),
        signings: signings.toSorted((a, b) => a.time - b.time),
      }))
    expect(plain(back)).toEqual(plain(there))
  })

  it('knows how far clock and height have come', () => {
    expect(historyOf().reach.times).toEqual([])
    const history = historyOf(signed({ height: 900 }), signed({ tx: 2, height: 800 }), created('0c0c0c0c'))
    expect(history.reach.times).toMatchObject([{ entry: 3, value: START + 120_000 }])
    const heights = (vault: string) => history.reach.heights(vault, history.vaults).map(({ value }) => value)
    expect(heights(hex32(7))).toEqual([900, 800])
    expect(heights(hex32(8))).toEqual([])
  })

  it('keeps apart what says otherwise of the same transaction: neither takes the place of the other', () => {
    const real = signed({ tx: 1, coins: { 1: 90_000 }, pays: 80_000 })
    for (const forged of [
      signed({ tx: 1, coins: { 1: 90_000 }, pays: 1 }),
      signed({ tx: 1, coins: { 2: 90_000 }, pays: 80_000 }),
      signed({ tx: 1, coins: { 1: 90_000 }, pays: 80_000, fee: 1 }),
    ]) {
      const history = new RunningHistory()
      for (const entry of entriesOf([real], 1)) history.add(entry)
      for (const entry of entriesOf([forged], 2, START - 86_400_000)) history.add(entry, NOBODY)
      expect(history.signed).toHaveLength(2)
      expect(mostLeaving(outflowsOf(history))).toBeGreaterThanOrEqual(81_000n)
    }
  })

  it('has what nobody has attested apart from what somebody has', () => {
    const [early, late] = [START, START + 3_600_000]
    const history = new RunningHistory()
    expect(history.attested).toBe(false)
    for (const entry of entriesOf([proposed(), signed()], 2, early)) history.add(entry, NOBODY)
    expect(history).toMatchObject({ attested: false })
    expect(history.sightings.of(hex32(1)).map(({ worth }) => worth)).toEqual([NOBODY, NOBODY])
    for (const entry of entriesOf([proposed()], 1, late)) history.add(entry)
    expect(history.attested).toBe(true)
    expect(history.sightings.of(hex32(1)).at(-1)?.worth).toEqual({ by: 'home', since: late })
    expect(history.signed[0]?.signings).toMatchObject([{ worth: NOBODY }])
    // The same entry from a copy that a checkpoint covers.
    for (const entry of entriesOf([proposed(), signed()], 2, early)) history.add(entry)
    expect(history.signed[0]?.signings).toMatchObject([{ worth: { by: 'home' } }])
    for (const entry of entriesOf([proposed(), signed()], 2, early)) history.add(entry, NOBODY)
    expect(history.signed[0]?.signings).toMatchObject([{ worth: { by: 'home' } }])
  })

  it('follows another one', () => {
    const [own, all] = [new RunningHistory(), new RunningHistory()]
    const [first, second] = entriesOf([signed({ tx: 1 }), signed({ tx: 2, height: 7 })])
    own.add(first as NonNullable<typeof first>)
    all.follow(own)
    expect(all.signed).toHaveLength(1)
    own.add(second as NonNullable<typeof second>)
    own.assumeSigned(recordOf(proposed({ tx: 3 }) as Parameters<typeof recordOf>[0], START))
    expect(all.attested).toBe(true)
    expect(all.reach.times).toMatchObject([{ entry: 2, value: START + 60_000 }])
    expect(all.reach.heights(hex32(7), all.vaults)).toMatchObject([{ entry: 2, value: 7 }])
    expect(all.signed).toEqual(own.signed)
    expect(own.signed).toHaveLength(3)
    const times = [START + 90_000, START + 30_000, START + 120_000]
    for (const [at, time] of times.entries()) {
      own.assumeSigned(recordOf(proposed({ tx: 4 + at }) as Parameters<typeof recordOf>[0], time))
      const sorted = own.signed.map(record => record.time)
      expect(sorted).toEqual(sorted.toSorted((a, b) => a - b))
      expect(all.signed).toEqual(own.signed)
      expect(own.signed).toHaveLength(4 + at)
    }
  })

  it('finds a coin that had another amount', () => {
    const history = historyOf(signed({ coins: { 1: 5, 2: 6 } }))
    expect(amountsContradicting(history, [coin(2, 6n), coin(1, 5n), coin(3, 1n)])).toEqual([])
    const [found, ...others] = amountsContradicting(history, [coin(3, 1n), coin(2, 7n)])
    expect(others).toEqual([])
    expect(found).toMatchObject({ index: 1, before: 6n, record: { txid: hex32(1) } })
  })

  it('finds earlier transactions of the same coins', () => {
    const history = historyOf(signed({ coins: { 1: 5, 2: 6 } }), signed({ tx: 2, coins: { 3: 5 } }))
    const coins = [coin(3, 5n), coin(2, 6n), coin(1, 5n)]
    const found = earlierProposals(history, coins, hex32(9))
    expect(found.map(({ record, indexes }) => [record.txid, indexes])).toEqual([
      [hex32(1), [2, 1]],
      [hex32(2), [0]],
    ])
    expect(earlierProposals(history, coins, hex32(1))).toHaveLength(1)
    expect(earlierProposals(history, [coin(8, 1n)], hex32(9))).toEqual([])
  })
})

describe('what was signed within a window', () => {
  const history = historyOf(
    signed({ tx: 1, height: 100 }),
    signed({ tx: 2, height: 101, vault: 8 }),
    signed({ tx: 3 }),
  )
  const within = (window: object) => signedWithin(history, window).map(({ txid }) => txid)
  it('begins behind its beginning', () => {
    expect(within({})).toHaveLength(3)
    expect(within({ after: START })).toEqual([hex32(2), hex32(3)])
    expect(within({ after: START - 1 })).toHaveLength(3)
    expect(within({ aboveHeight: 100 })).toEqual([hex32(2), hex32(3)])
    // Behind one of the two is not enough.
    expect(within({ aboveHeight: 100, after: START })).toEqual([hex32(2), hex32(3)])
    expect(within({ aboveHeight: 100, after: START - 1 })).toHaveLength(3)
    expect(within({ aboveHeight: 99, after: START })).toHaveLength(3)
    expect(within({ vault: hex32(8) })).toEqual([hex32(2)])
  })

  it('has what was signed again, without a height, or is yet to be signed', () => {
    const again = historyOf(signed({ height: 90 }), signed({ height: 120, by: '0b0b0b0b' }))
    const one = (history: History, aboveHeight: number) => signedWithin(history, { aboveHeight }).length
    expect([119, 120].map(height => one(again, height))).toEqual([1, 0])
    const unknown = historyOf(signed({ height: 90 }), signed({ by: '0b0b0b0b' }))
    expect(one(unknown, 1_000)).toBe(1)
    const foreseen = new RunningHistory()
    foreseen.assumeSigned(recordOf(proposed() as Parameters<typeof recordOf>[0], START))
    expect(one(foreseen, 1_000)).toBe(1)
  })
})

describe('the most that can leave', () => {
  const most = (events: readonly LogEvent[]) => mostLeaving(outflowsOf(historyOf(...events)))
  const spend = (tx: number, pays: number, ...coins: readonly number[]) =>
    signed({ tx, pays, fee: 1, coins: Object.fromEntries(coins.map(one => [one, 1_000])) })

  it('is the sum, with the fees', () => {
    expect(most([])).toBe(0n)
    expect(most([spend(1, 10, 1), spend(2, 20, 2)])).toBe(32n)
  })

  it('counts the larger of two that share a coin', () => {
    expect(most([spend(1, 10, 1), spend(2, 20, 1), spend(3, 5, 1)])).toBe(21n)
    expect(most([spend(1, 10, 1), spend(2, 20, 1, 2), spend(3, 5, 4)])).toBe(27n)
  })

  it('is exactly the largest where all spend the same coins, however uneven', () => {
    const coins = { 1: 1_000, 2: 7, 3: 333 }
    const rungs = [10, 11, 100, 99].map((fee, i) => signed({ tx: i + 1, pays: 501, fee, coins }))
    expect(most(rungs)).toBe(601n)
  })

  it('counts both of two that share no coin, although a third shares one with each', () => {
    for (const order of [
      [spend(1, 10, 1), spend(2, 1, 1, 2), spend(3, 20, 2)],
      [spend(2, 1, 1, 2), spend(1, 10, 1), spend(3, 20, 2)],
    ])
      expect(most(order)).toBeGreaterThanOrEqual(32n)
  })
})
