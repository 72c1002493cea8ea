import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NETWORKS } from '../../src/chain/network.js'
import { RunningHistory } from '../../src/log/history.js'
import { type Paying, paidBefore } from '../../src/log/paid-before.js'
import type { SignedRecord } from '../../src/log/signed-record.js'
import { NOBODY, type Worth } from '../../src/log/worth.js'
import { payee } from '../support/ceremony.js'

const txidOf = (number: number) => `${number}`.padStart(64, '0')
const coin = (number: number) => `${txidOf(number)}:0`
const OWN: Worth = { by: 'home', since: 0 }

/** A transaction that pays an amount (satoshi) to somebody, under a reference. */
interface Told {
  readonly txid: number
  readonly coins: readonly number[]
  readonly to?: number
  readonly value?: bigint
  readonly reference?: string | undefined
  readonly time?: number
  readonly worth?: Worth
  readonly network?: 'regtest' | 'mainnet'
}

function paymentOf({ to = 0, value = 1000n, network = 'regtest' }: Told) {
  return { script: `${to}`.padStart(4, '0'), address: payee(network, to), value }
}

function recordOf(told: Told): SignedRecord {
  const { txid, coins, reference, time = 0, worth = OWN } = told
  const entry = { log: '', seq: txid }
  const signing = { cosigner: 'a', entry, time, height: null, policy: null, signatures: [], worth }
  return {
    ...{ vault: '', proposal: txidOf(txid), txid: txidOf(txid), time, fee: 0n, change: 0n, reference },
    ...{ payments: [paymentOf(told)], cosigners: new Set(), signings: [signing] },
    coins: coins.map(number => ({ outpoint: coin(number), value: 1n })),
  }
}

function payingOf(told: Told): Paying {
  const { txid, coins, reference } = told
  const network = NETWORKS.regtest
  return { network, txid: txidOf(txid), coins: coins.map(coin), payments: [paymentOf(told)], reference }
}

function historyOf(...told: readonly Told[]): RunningHistory {
  const history = new RunningHistory()
  for (const one of told) history.assumeSigned(recordOf(one))
  return history
}

const found = (told: Told, ...before: readonly Told[]) =>
  paidBefore(payingOf(told), historyOf(...before)).map(({ record, reference, payments }) => [
    Number(record.txid),
    reference,
    payments.length,
  ])

const A = { txid: 101, coins: [1] }
const B = { txid: 102, coins: [2] }

describe('what pays the same', () => {
  test.each<[string, Partial<Told>, Partial<Told>, unknown[]]>([
    ['payee and amount, without references', {}, {}, [[101, 'unknown', 1]]],
    ['and one reference', {}, { reference: 'R' }, [[101, 'unknown', 1]]],
    ['and two', { reference: 'R' }, { reference: 'S' }, [[101, 'other', 1]]],
    ['and the same one', { reference: ' r  1' }, { reference: 'Ｒ 1' }, [[101, 'same', 1]]],
    ['another amount', {}, { value: 1001n }, []],
    ['another payee', {}, { to: 1 }, []],
    [
      'another payee under the same reference',
      { reference: 'R' },
      { to: 1, reference: 'R' },
      [[101, 'same', 0]],
    ],
    ['blanks are no reference', { reference: ' ' }, { to: 1, reference: ' ' }, []],
    ['nothing, to nobody', { value: 0n }, { value: 0n }, []],
    ['on another network', { network: 'mainnet' }, {}, []],
    [
      'on another network under the same reference',
      { network: 'mainnet', reference: 'R' },
      { reference: 'R' },
      [],
    ],
    ['with the same coin', { coins: [2] }, {}, []],
    ['itself', { txid: 102 }, {}, []],
  ])('%s', (_, before, now, expected) => {
    expect(found({ ...B, ...now }, { ...A, ...before })).toEqual(expected)
  })

  test('the newest first', () => {
    const older = { txid: 103, coins: [3], time: 5 }
    expect(found(B, { ...A, time: 9 }, older).map(([txid]) => txid)).toEqual([101, 103])
  })

  test('of one transaction under two references the graver counts', () => {
    const history = new RunningHistory()
    for (const [proposal, reference] of [
      ['aa', 'S'],
      ['bb', 'R'],
    ] as const)
      history.assumeSigned({ ...recordOf({ ...A, reference }), proposal })
    const [one, ...others] = paidBefore(payingOf({ ...B, reference: 'R' }), history)
    expect([one?.reference, others]).toEqual(['same', []])
  })

  test('a record without worth does not say under which reference a believed one was signed', () => {
    const history = new RunningHistory()
    history.assumeSigned(recordOf({ ...A, reference: 'R', worth: NOBODY }))
    history.assumeSigned(recordOf(A))
    expect(paidBefore(payingOf({ ...B, reference: 'S' }), history)[0]?.reference).toBe('unknown')
  })
})

describe('what rules another transaction out', () => {
  const CANCELS = { txid: 2, coins: [1], to: 7 }

  test('its coin comes from what has spent the other’s', () => {
    expect(found(B, A, CANCELS)).toEqual([])
    expect(found({ ...B, coins: [3] }, A, CANCELS)).toEqual([[101, 'unknown', 1]])
    const next = { txid: 3, coins: [2], to: 8 }
    expect(found({ ...B, coins: [3] }, A, CANCELS, next)).toEqual([])
  })

  test('only where anything speaks for that', () => {
    expect(found(B, A, { ...CANCELS, worth: NOBODY })).toEqual([[101, 'unknown', 1]])
  })

  test('what it comes from is paid as well', () => {
    expect(found({ ...B, coins: [101] }, A)).toEqual([[101, 'unknown', 1]])
  })
})

test('the order in which logs are read changes nothing', () => {
  const TOLD = fc.record({
    txid: fc.integer({ min: 1, max: 8 }),
    coins: fc.uniqueArray(fc.integer({ min: 11, max: 18 }), { minLength: 1, maxLength: 3 }),
    to: fc.integer({ min: 0, max: 1 }),
    reference: fc.constantFrom('R', 'S', undefined),
  })
  const UNIQUE = fc.uniqueArray(TOLD, { selector: ({ txid }) => txid, maxLength: 8 })
  fc.assert(
    fc.property(TOLD, UNIQUE, (told, before) => {
      const now = { ...told, txid: 99 }
      const both = [before, before.toReversed()].map(one =>
        found(now, ...one)
          .map(row => row.join())
          .sort(),
      )
      expect(both[0]).toEqual(both[1])
      // Of those that share no coin all are found that pay the same, and no other.
      const isSame = ({ coins, to, reference }: (typeof before)[number]) =>
        !coins.some(one => now.coins.includes(one)) &&
        (to === now.to || (reference !== undefined && reference === now.reference))
      const same = before.filter(isSame).map(({ txid }) => txid)
      expect(
        found(now, ...before)
          .map(([txid]) => txid)
          .sort(),
      ).toEqual(same.sort())
    }),
  )
})
