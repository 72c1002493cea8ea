import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sats } from '../../../../src/chain/amount.js'
import { RunningHistory } from '../../../../src/log/history.js'
import { returnsTo } from '../../../../src/log/returns.js'
import { signedRecordOf } from '../../../../src/log/signed-record.js'
import { labelIn } from '../../../../src/psbt/notes.js'
import { freshChangeIndex, placeChange } from '../../../../src/psbt/roles/propose/change.js'
import type { Choice } from '../../../../src/psbt/roles/propose/choose.js'
import { BTC, historyOf, NOW, paymentOf, reviewed, signedEvent, VAULT } from '../../../support/policies.js'
import { fundsOf, paymentOf as rehearsedPayment, vaultOf } from '../../../support/rehearsal.js'

const scriptAt = (index: number) => VAULT.addressAt(1, index).lock.scriptPubKey

/** A proposal of some payments from some coins, whose change goes to an index. */
const PLAN = fc.record({
  index: fc.integer({ min: 0, max: 30 }),
  payees: fc.integer({ min: 1, max: 6 }),
  coins: fc.integer({ min: 1, max: 4 }),
  height: fc.constantFrom(0, 1, 840_000),
})

function proposed({
  index,
  payees,
  coins,
  height,
}: {
  index: number
  payees: number
  coins: number
  height: number
}) {
  return reviewed({
    changeIndex: index,
    height,
    payments: Array.from({ length: payees }, (_, number) => paymentOf(BTC, number)),
    deposits: Array.from({ length: coins }, (_, number) => ({ index: 40 + number, value: 10n * BTC })),
  })
}

/** What a log says of the signing of a proposal: today, or as 0.1.0 has said it. */
function recordOf(proposal: ReturnType<typeof reviewed>, height: number, isOld: boolean) {
  const [record] = historyOf([NOW, signedEvent(proposal, 0, height)]).signed
  return isOld
    ? { ...(record as NonNullable<typeof record>), returns: undefined }
    : (record as NonNullable<typeof record>)
}

describe('where the change of an earlier transaction went', () => {
  test.each([
    ['its entry says', false],
    ['its txid says, where an entry of 0.1.0 does not', true],
  ])('%s', (_, isOld) => {
    fc.assert(
      fc.property(PLAN, plan => {
        const record = recordOf(proposed(plan), plan.height, isOld)
        expect(returnsTo(record, scriptAt(plan.index))).toBe(true)
        expect(returnsTo(record, scriptAt(plan.index + 1))).toBe(false)
      }),
      { numRuns: 20 },
    )
  })
})

/** A history of what 0.1.0, or today's program, has logged. */
function historyWith(isOld: boolean, ...indexes: readonly number[]) {
  const history = new RunningHistory()
  for (const [at, index] of indexes.entries()) {
    const deposits = [{ index: 50 + at, value: 10n * BTC }]
    history.assumeSigned(recordOf(reviewed({ changeIndex: index, deposits }), 0, isOld))
  }
  return history
}

describe.each([
  ['today', false],
  ['0.1.0', true],
])('the next index, by a log of %s', (_, isOld) => {
  test.each([
    [[], 3, 3],
    [[0], 0, 1],
    [[0, 1, 2], 0, 3],
    [[7], 3, 8],
    [[2], 5, 5],
    [[4, 9], 0, 10],
  ])('with change at %j, from %i on, is %i', (indexes, least, next) => {
    expect(freshChangeIndex(least, VAULT, historyWith(isOld, ...indexes))).toBe(next)
  })
})

test('a log does not lead change far away, nor to what is no address of the vault', () => {
  const far = historyWith(false, 5000)
  expect(freshChangeIndex(0, VAULT, far)).toBe(0)
  const [record] = historyWith(false, 4).signed
  const lie = new RunningHistory()
  const returns = [{ script: '00', branch: 1, index: 4 }]
  lie.assumeSigned({ ...(record as NonNullable<typeof record>), returns })
  expect(freshChangeIndex(0, VAULT, lie)).toBe(0)
})

test('change of another vault is no change of this one', () => {
  const history = historyWith(false, 4)
  const [record] = history.signed
  const other = new RunningHistory()
  other.assumeSigned({ ...(record as NonNullable<typeof record>), vault: '00'.repeat(32) })
  expect(freshChangeIndex(0, VAULT, other)).toBe(0)
})

test('a signing that a log tells of keeps what its entry says of the change', () => {
  const proposal = reviewed({ changeIndex: 6 })
  const event = signedEvent(proposal)
  const place = {
    seq: 1,
    time: '2026-11-22T09:30:00.000Z',
    actor: 'x',
    log: '0'.repeat(32),
    previous: '0'.repeat(64),
  }
  const entry = { ringi: 1, ...place, ...event } as unknown as Parameters<typeof signedRecordOf>[0]
  const record = signedRecordOf(entry, NOW, { by: 'nobody' })
  expect(record.returns?.map(({ branch, index }) => [branch, index])).toEqual([[1, 6]])
})

const vault = vaultOf()
const change = vault.addressAt(1, 0)
const coins = fundsOf(vault, [{ value: 9_000_000n }]).utxos.map(utxo => ({
  ...{ utxo, address: vault.addressAt(0, 0) },
}))
const choiceOf = (amount: bigint): Choice => ({
  ...{ coins, change: sats(5_000n), surplus: sats(0n), findings: [] },
  payments: [0, 1, 2].map(i => ({ ...rehearsedPayment(amount, i), label: `label ${i}` })),
})
const placeOf = (amount: bigint) =>
  placeChange(choiceOf(amount), change, true).findIndex(({ script }) => script === change.lock.scriptPubKey)

test('the change stands at any of the places, always at the same for one request', () => {
  const places = Array.from({ length: 40 }, (_, i) => placeOf(1_000n + BigInt(i)))
  expect(new Set(places)).toEqual(new Set([0, 1, 2, 3]))
  expect(placeOf(1_000n)).toBe(placeOf(1_000n))
})

test('the payments keep their order and, if wanted, their labels', () => {
  const labels = (withLabels: boolean) =>
    placeChange(choiceOf(1_000n), change, withLabels).flatMap(({ fields }) => labelIn(fields) ?? [])
  expect(labels(true)).toEqual(['label 0', 'label 1', 'label 2'])
  expect(labels(false)).toEqual([])
})

test('without change there is none', () => {
  expect(placeChange(choiceOf(1_000n), undefined, true)).toHaveLength(3)
})
