import { describe, expect, test } from 'vitest'
import { fieldOf, INPUT } from '../../../src/bitcoin/psbt-fields.js'
import { sats } from '../../../src/chain/amount.js'
import { parseFeeRate } from '../../../src/chain/fee-rate.js'
import type { Utxo } from '../../../src/coins/utxo.js'
import { encodePsbt } from '../../../src/psbt/codec/encode.js'
import { labelIn, notesIn } from '../../../src/psbt/notes.js'
import { review } from '../../../src/psbt/review/reviewer.js'
import { type Funds, type ProposalOptions, propose } from '../../../src/psbt/roles/proposal.js'
import type { Destination } from '../../../src/psbt/roles/propose/destination.js'
import { fundsOf, paymentOf, strangerScript, vaultOf } from '../../support/rehearsal.js'

const vault = vaultOf()
const deposits = [
  { value: 70_000_000n },
  { branch: 1, index: 4, value: 50_000_000n },
  { index: 9, value: 30_000_000n },
] as const
const funds = fundsOf(vault, deposits)
const feeRate = parseFeeRate('10')
const pay = (amount: bigint, label?: string): Destination => ({
  payments: [{ ...paymentOf(amount), ...(label === undefined ? {} : { label }) }],
})

function make(destination: Destination, options: ProposalOptions = {}, from: Funds = funds) {
  return propose(vault, from, destination, { feeRate }, options)
}

const outPointsOf = (utxos: readonly Utxo[]) => utxos.map(({ outPoint }) => outPoint)

test('a proposal pays what was asked, and the rest comes back to the next unused change address', () => {
  const { psbt, change, findings } = make(pay(80_000_000n))
  expect(findings).toEqual([])
  expect([change?.branch, change?.index]).toEqual([1, 5])
  const { facts, blocking } = review(vault, psbt)
  expect([blocking, facts.findings]).toEqual([undefined, []])
  expect([facts.totals.payments, facts.outputs.length]).toEqual([80_000_000n, 2])
  expect(facts.inputs.every(({ proven }) => proven)).toBe(true)
})

test('every input carries its previous transaction', () => {
  for (const { txid, fields } of make(pay(120_000_000n)).psbt.inputs)
    expect(fieldOf(fields, INPUT.NON_WITNESS_UTXO)).toEqual(funds.previous.get(txid))
})

test('the same request gives the same bytes, and another amount may put the change elsewhere', () => {
  const bytes = () => encodePsbt(make(pay(80_000_000n)).psbt)
  expect(bytes()).toEqual(bytes())
  const places = Array.from({ length: 12 }, (_, i) => {
    const { psbt, change } = make(pay(80_000_000n + BigInt(i)))
    return psbt.outputs.findIndex(({ script }) => script === change?.lock.scriptPubKey)
  })
  expect(new Set(places)).toEqual(new Set([0, 1]))
})

test('a sweep pays everything to one address', () => {
  const script = strangerScript(5)
  const { psbt, change } = make({ sweep: { address: 'x', script } })
  expect([psbt.inputs.length, psbt.outputs.length, change]).toEqual([3, 1, undefined])
  const { totals } = review(vault, psbt).facts
  expect(totals.out + totals.fee).toBe(150_000_000n)
})

test('an absolute fee is paid to the satoshi', () => {
  const { psbt } = propose(vault, funds, pay(80_000_000n), { absoluteFee: sats(12_345n) })
  expect(review(vault, psbt).facts.totals.fee).toBe(12_345n)
})

test('named coins are all spent, and no other', () => {
  const coins = outPointsOf(funds.utxos).slice(1)
  const { psbt } = make(pay(10_000_000n), { coins })
  const spent = psbt.inputs.map(({ txid }) => txid).sort()
  expect(spent).toEqual(coins.map(({ txid }) => txid).sort())
})

test('of coins that are not named no more are spent than it takes', () => {
  expect(make(pay(10_000_000n)).psbt.inputs).toHaveLength(1)
  expect(make(pay(110_000_000n)).psbt.inputs).toHaveLength(2)
})

test('the options are taken at their word', () => {
  const { psbt, change } = make(pay(80_000_000n), {
    ...{ psbtVersion: 2, height: 840_000, changeIndex: 77, notes: { memo: 'rent', reference: '7' } },
  })
  expect([psbt.version, psbt.fallbackLocktime, change?.index]).toEqual([2, 840_000, 77])
  expect(notesIn(psbt.fields)).toEqual({ memo: 'rent', reference: '7' })
  expect(make(pay(80_000_000n)).psbt.fallbackLocktime).toBe(0)
})

test('labels travel unless they shall not', () => {
  const labels = (options: ProposalOptions) =>
    make(pay(80_000_000n, 'rent'), options).psbt.outputs.map(({ fields }) => labelIn(fields))
  expect(labels({}).filter(label => label !== undefined)).toEqual(['rent'])
  expect(labels({ labels: false })).toEqual([undefined, undefined])
})

describe('what is passed over is told', () => {
  test('coins of others, and coins that wait', () => {
    const other = fundsOf(vaultOf({ required: 1 }), [{ index: 3, value: 9_000_000n }])
    const [first, ...rest] = funds.utxos as [Utxo, ...Utxo[]]
    const waiting = { ...first, confirmations: 0 }
    const mixed = {
      utxos: [waiting, ...rest, ...other.utxos],
      previous: new Map([...funds.previous, ...other.previous]),
    }
    const codes = make(pay(10_000_000n), {}, mixed).findings.map(({ severity, code }) => [severity, code])
    expect(codes).toEqual(
      expect.arrayContaining([
        ['warn', 'utxo.not-ours'],
        ['info', 'utxo.unconfirmed'],
      ]),
    )
  })

  test('what was too little for change', () => {
    const { psbt, findings } = make(pay(29_997_900n), { coins: outPointsOf(funds.utxos).slice(2) })
    expect(psbt.outputs).toHaveLength(1)
    expect(findings.map(({ severity, code }) => `${severity}:${code}`)).toEqual(['info:fee.surplus'])
  })
})

describe('what cannot be proposed', () => {
  const [coin] = funds.utxos as [Utxo]
  const only = (utxo: Utxo) => ({ ...funds, utxos: [utxo] })
  test.each([
    ['nobody to pay', () => make({ payments: [] }), 'payment.none'],
    ['dust', () => make(pay(293n)), 'output.dust'],
    ['more than there is', () => make(pay(150_000_000n)), 'coins.insufficient'],
    ['a height that is a time', () => make(pay(1_000n), { height: 500_000_000 }), 'locktime.height'],
    ['half a block', () => make(pay(1_000n), { height: 1.5 }), 'locktime.height'],
    ['a height below zero', () => make(pay(1_000n), { height: -1 }), 'locktime.height'],
    ['no coins', () => make(pay(1_000n), {}, { ...funds, utxos: [] }), 'coins.none'],
    [
      'a memo as long as a letter',
      () => make(pay(1_000n), { notes: { memo: 'x'.repeat(1001) } }),
      'memo.too-long',
    ],
    [
      'no previous transaction',
      () => make(pay(1_000n), {}, { ...funds, previous: new Map() }),
      'utxo.prevtx-missing',
    ],
    [
      'an amount that the snapshot invents',
      () => make(pay(1_000n), {}, only({ ...coin, value: sats(71_000_000n) })),
      'utxo.amount-mismatch',
    ],
    [
      'a coin that is too young',
      () =>
        make(pay(1_000n), { coins: [coin.outPoint] }, only({ ...coin, coinbase: true, confirmations: 100 })),
      'utxo.immature',
    ],
    [
      'a coin that nobody knows',
      () => make(pay(1_000n), { coins: [{ txid: 'ab'.repeat(32), vout: 0 }] }),
      'utxo.unknown',
    ],
  ] as const)('%s', (_, run, code) => {
    expect(run).toThrowCode(code)
  })

  test('the least amount that is no dust is fine', () => {
    expect(make(pay(294n)).psbt.outputs.some(({ value }) => value === 294n)).toBe(true)
  })
})
