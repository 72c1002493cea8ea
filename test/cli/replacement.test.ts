import { readFileSync } from 'node:fs'
import { Transaction } from 'bitcoinjs-lib'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { approving, payee, VAULT } from '../support/ceremony.js'
import type { Document } from '../support/program.js'
import { coinsOf, copyOf, makeScene, type Scene, STRANGER } from './policy/scene.js'

let made: Scene
let scene: Scene
let coins: readonly string[]

beforeAll(async () => {
  made = await makeScene()
})
beforeEach(() => {
  scene = copyOf(made)
  coins = coinsOf(scene)
})

const FILES = '--utxos listunspent.json --prevtxs prevtxs.hex'

const propose = async (name: string, amount = '0.5btc', options = '--reference INV-7 --memo pumps') =>
  await scene.propose(name, amount, `--coin ${coins[0]} ${options}`.trim())

const replace = (of: string, more = '', out = 'raised') =>
  scene.as(1, `propose --replace ${of} ${more} --out ${out}.psbt`.replaceAll(/ +/g, ' '))

const review = async (officer: number, name: string) =>
  await scene.office.document(scene.as(officer, `review ${name}.psbt`))

const sign = async (officer: number, name: string) => {
  const seen = approving((await review(officer, name)).data)
  return await scene.office.ok(scene.signing(officer, name, seen, `${name}.signed-${officer}`))
}

const finish = async (name: string) => {
  for (const officer of [1, 2]) await sign(officer, name)
  const { office, as } = scene
  await office.ok(as(1, `combine ${name}.signed-1.psbt ${name}.signed-2.psbt --out ${name}.all.psbt`))
  await office.ok(as(1, `finalize ${name}.all.psbt --out ${name}.tx`))
  return Transaction.fromHex(readFileSync(scene.office.path(`${name}.tx`), 'utf8').trim())
}

const codes = ({ findings }: Document) => findings.map(({ code }) => code)

describe('a higher fee', () => {
  it('comes from the same coins, for the same payment, and is the least that nodes take', async () => {
    const before = await propose('a')
    const first = await finish('a')
    const after = await scene.office.ok(replace('a.psbt'))
    expect(after).toMatchObject({ payments: before.payments, inputCount: 1, outputCount: 2 })
    expect(after.change).toMatchObject({ address: before.change.address, index: before.change.index })
    expect(after.replaces).toMatchObject({ txid: before.txid, fee: before.fee, feeRate: before.feeRate })
    expect(after.fee).toBe(after.replaces.leastFee)
    expect((await review(1, 'raised')).data).toMatchObject({ reference: 'INV-7', memo: 'pumps' })
    const second = await finish('raised')
    // BIP 125, rules 1, 3 and 4, by the finished transactions.
    expect(second.ins.every(({ sequence }) => sequence < 0xfffffffe)).toBe(true)
    const more = Number(after.fee) - Number(before.fee)
    expect(more).toBeGreaterThanOrEqual(second.virtualSize())
    expect(more).toBeLessThanOrEqual(second.virtualSize() + 2)
    expect(Number(after.fee) / second.virtualSize()).toBeGreaterThan(Number(before.fee) / first.virtualSize())
  })

  it('is what is asked for, from the least on', async () => {
    await propose('a')
    const { fee, replaces } = await scene.office.ok(replace('a.psbt'))
    const least = BigInt(replaces.leastFee)
    const { error } = await scene.office.refused(
      replace('a.psbt', `--fee ${least - 1n}sat`, 'never'),
      'fee.replacement-low',
    )
    expect(error?.details).toMatchObject({ leastFee: fee, replacedFee: replaces.fee })
    await scene.office.refused(replace('a.psbt', '--fee-rate 5', 'never'), 'fee.replacement-low')
    expect(await scene.office.ok(replace('a.psbt', `--fee ${least}sat`, 'b'))).toMatchObject({ fee })
    const asked = await scene.office.ok(replace('a.psbt', `--fee-rate ${replaces.leastFeeRate}`, 'c'))
    expect(BigInt(asked.fee)).toBeGreaterThanOrEqual(least)
    expect(await scene.office.ok(replace('a.psbt', '--fee-rate 30', 'd'))).toMatchObject({ feeRate: 30 })
  })

  it('pays for what has replaced it already, and for what spends its change', async () => {
    await propose('a')
    await sign(1, 'a')
    await scene.office.ok(replace('a.psbt', '--fee-rate 40'))
    await sign(1, 'raised')
    const again = await scene.office.ok(replace('a.psbt', '', 'again'))
    expect(again.feeRate).toBeGreaterThan(40.9)
    expect(again.replaces.feeRate).toBe(5)
  })

  it('is told of an original that does not say that it may be replaced', async () => {
    await propose('a')
    const told = async (name: string) =>
      codes(await scene.office.document(replace(name, '', `${name}.raised`)))
    expect(await told('a.psbt')).not.toContain('replacement.unsignalled')
    const hex = readFileSync(scene.office.path('a.psbt')).toString('hex')
    scene.office.write('final.psbt', Buffer.from(hex.replace('fdffffff', 'ffffffff'), 'hex'))
    expect(await told('final.psbt')).toContain('replacement.unsignalled')
  })

  it('pays somebody else or another amount where that is said', async () => {
    await propose('a')
    const other = payee('regtest', 9)
    const { payments, inputCount } = await scene.office.ok(replace('a.psbt', `--to ${other}=0.2btc`))
    expect({ payments, inputCount }).toEqual({
      payments: [{ address: other, value: '20000000', label: null }],
      inputCount: 1,
    })
    expect((await scene.office.ok(replace('a.psbt', `--sweep ${other}`, 'swept'))).inputCount).toBe(1)
  })
})

describe('by its txid', () => {
  it('is found in the log, or among the transactions that are given', async () => {
    const { txid, payments } = await propose('a')
    await scene.office.refused(replace(txid, '--prevtxs prevtxs.hex', 'never'), 'cancel.unknown')
    await finish('a')
    const byLog = await scene.office.ok(replace(txid, '--prevtxs prevtxs.hex', 'b'))
    expect(byLog).toMatchObject({ payments, inputCount: 1, replaces: { txid, feeRate: 5 } })
    expect((await review(1, 'b')).data.reference).toBe('INV-7')
    // Elsewhere only the transaction itself is known, which says what is change by the vault alone.
    const given = `propose --vault ${VAULT}.vault.json --home homes/nobody --replace ${txid} --prevtxs prevtxs.hex --prevtxs a.tx --out c.psbt`
    const byTransaction = await scene.office.ok(given)
    expect(byTransaction).toMatchObject({ payments, inputCount: 1, replaces: { txid, feeRate: 5 } })
    expect(byTransaction.change.index).toBe(byLog.change.index)
    // A snapshot does for the coins, but nothing proves them without their transactions.
    await scene.office.refused(replace(txid, '', 'never'), 'utxo.prevtx-missing')
    await scene.office.refused(replace(txid, '--utxos listunspent.json', 'never'), 'utxo.prevtx-missing')
  })
})

describe('other coins', () => {
  const listed = () => JSON.parse(readFileSync(scene.office.path('listunspent.json'), 'utf8'))

  it('are added only where the fee needs them', async () => {
    await propose('a', '0.99999btc', '')
    await scene.office.refused(replace('a.psbt', '--fee-rate 50', 'never'), 'coins.insufficient')
    const { inputCount, payments } = await scene.office.ok(replace('a.psbt', `--fee-rate 50 ${FILES}`))
    expect({ inputCount, payments }).toMatchObject({ inputCount: 2, payments: [{ value: '99999000' }] })
  })

  it('are confirmed, not signed away, and not made by what is replaced', async () => {
    const { txid, change } = await propose('a', '0.99999btc', '')
    expect(change).toBeNull()
    await scene.propose('b', '0.3btc', `--coin ${coins[1]}`)
    await sign(1, 'b')
    const [own, signed, free, ...others] = listed()
    const unconfirmed = others.map((coin: object) => ({ ...coin, confirmations: 0 }))
    scene.office.write('few.json', JSON.stringify([own, signed, ...unconfirmed]))
    const line = '--fee-rate 50 --prevtxs prevtxs.hex --allow-unconfirmed --utxos'
    await scene.office.refused(replace('a.psbt', `${line} few.json`, 'never'), 'coins.insufficient')
    scene.office.write('more.json', JSON.stringify([own, signed, ...unconfirmed, free]))
    await scene.office.ok(replace('a.psbt', `${line} more.json`))
    const spent = (await review(1, 'raised')).data.inputs.map(
      ({ outpoint }: { outpoint: string }) => outpoint,
    )
    expect(spent.sort()).toEqual([coins[0], coins[2]].sort())
    const mined = { ...free, txid, vout: 0, confirmations: 1 }
    scene.office.write('mined.json', JSON.stringify([mined]))
    await scene.office.refused(replace('a.psbt', '--utxos mined.json', 'never'), 'replacement.mined')
  })
})

describe('a replacement that pays too little', () => {
  it('is warned of in a review, and what it should have replaced is not', async () => {
    await propose('a', '0.5btc', '')
    await sign(1, 'a')
    await scene.propose('c', '0.4btc', `--coin ${coins[0]}`)
    expect(codes(await review(1, 'c'))).toContain('fee.replacement-low')
    await scene.office.ok(replace('a.psbt', '', 'd'))
    expect(codes(await review(1, 'd'))).not.toContain('fee.replacement-low')
    await sign(1, 'd')
    expect(codes(await review(1, 'a'))).not.toContain('fee.replacement-low')
    // Which of two came first, the log of who proposed them says as well.
    const proposal = (amount: string, out: string) =>
      scene.as(
        3,
        `propose ${FILES} --coin ${coins[2]} --to ${STRANGER}=${amount} --fee-rate 5 --out ${out}.psbt`,
      )
    await scene.office.ok(proposal('0.11btc', 'x'))
    await scene.office.ok(proposal('0.12btc', 'y'))
    await sign(3, 'x')
    expect(codes(await review(3, 'y'))).toContain('fee.replacement-low')
    // Bringing coins back is a replacement as well.
    const back = (rate: number, out: string) =>
      scene.as(1, `propose --cancel a.psbt --fee-rate ${rate} --out ${out}.psbt`)
    const cheap = await scene.office.document(back(1, 'e'))
    expect(cheap.data.replaces.feeRate).toBe(5)
    expect(codes(cheap)).toContain('fee.replacement-low')
    expect(codes(await scene.office.document(back(20, 'f')))).not.toContain('fee.replacement-low')
    await sign(1, 'f')
    // A cancellation that is stuck itself brings everything back again.
    expect(await scene.office.ok(replace('f.psbt', '', 'g'))).toMatchObject({ payments: [] })
  })
})

it('contradictions are refused before anything is done', async () => {
  await propose('a')
  for (const more of [
    '--cancel a.psbt',
    `--coin ${coins[0]}`,
    '--consolidate',
    `--to ${STRANGER}=1btc --sweep ${STRANGER}`,
  ])
    await scene.office.refused(replace('a.psbt', more, 'never'), 'usage.invalid')
  await scene.office.refused(replace('a.psbt', '--fee 1btc --fee-rate 3', 'never'), 'usage.invalid')
})
