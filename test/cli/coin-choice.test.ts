import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { fundTeam, makeTeam, Office, payee, VAULT } from '../support/ceremony.js'
import type { Document } from '../support/program.js'
import { publicCase } from '../support/public-cases.js'
import { OFFICE_COINS, officeWithCoins } from '../support/public-coins.js'

vi.setConfig({ testTimeout: 60_000 })

// 22 bytes of witness program, as most payees have.
const PAYEE = 'bcrt1qyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zs4w3j0'
const codesOf = ({ findings }: Document) => findings.map(({ severity, code }) => `${severity}:${code}`)

publicCase('cheap-smallest-first', 'the cheapest now, unless it is told to consolidate', async office => {
  const pay = `propose ${OFFICE_COINS} --to ${PAYEE}=0.2btc --out -`
  for (const [rate, fee] of [
    ['1', '189'],
    ['5', '945'],
    ['9', '1701'],
  ]) {
    const data = await office.ok(`${pay} --fee-rate ${rate}`)
    expect(data).toMatchObject({ fee, consolidation: null, package: null })
  }
  const many = await office.ok(`${pay} --fee-rate 1 --consolidate`)
  expect(many.consolidation).toMatchObject({ feeWithout: '189', inputCountWithout: 1, longTermFeeRate: 10 })
  expect(many.consolidation.fee).toBe(many.fee)
  expect(many.consolidation.inputCount).toBeGreaterThan(200)
  const { stdout } = await office.run(`${pay.replace('--out -', '--out x.psbt')} --fee-rate 1 --consolidate`)
  expect(stdout).toContain(many.fee)
  expect(stdout).toContain('189 sats')
})

publicCase('cpfp', 'the parent that pays too little is paid for', async office => {
  await officeWithCoins(office)
  const line = `propose --vault treasury.vault.json --utxos uc.json --prevtxs p.tx --sweep ${PAYEE} --out -`
  const at = (rest: string) => office.document(`${line} ${rest}`)
  const known = await at('--prevtxs prevtxs.hex --allow-unconfirmed --fee-rate 20')
  expect(known.data).toMatchObject({ fee: '6739', package: { vsize: 347, fee: '6940', feeRate: 20 } })
  expect(known.data.package.ancestors).toMatchObject([{ vsize: 201, fee: '201', feeRate: 1, assumed: false }])
  expect(codesOf(known)).toEqual([])
  // Without what the parent spends its fee is assumed, and that is said.
  const unknown = await at('--allow-unconfirmed --fee-rate 20')
  expect(unknown.data).toMatchObject({ fee: '6739', package: { ancestors: [{ assumed: true }] } })
  expect(codesOf(unknown)).toEqual(['warn:fee.parent-unknown'])
  // A fee that is fixed stays what it is, and the rate of both is told.
  const fixed = await at('--allow-unconfirmed --fee 3000sat')
  expect(fixed.data).toMatchObject({ fee: '3000', package: { fee: '3201', feeRate: 9.22 } })
  expect(codesOf(fixed)).toContain('warn:fee.parent-low')
  await office.refused(`${line} --fee-rate 20`, 'coins.none')
})

publicCase(
  'cpfp',
  'a child of an unconfirmed transaction brings its coin back at the rate of both',
  async office => {
    await officeWithCoins(office)
    const coins =
      '--vault treasury.vault.json --utxos uc.json --utxos utxos.json --prevtxs p.tx --prevtxs prevtxs.hex'
    const [{ txid }] = JSON.parse(readFileSync(office.path('uc.json'), 'utf8'))
    const line = `propose ${coins} --child-of ${txid}:0 --out child.psbt`
    const data = await office.ok(`${line} --fee-rate 20`)
    // 158 vB pay for themselves and for 201 vB at 1 sat/vB.
    expect(data).toMatchObject({
      fee: String(20 * (158 + 201) - 201),
      payments: [],
      package: { feeRate: 20 },
    })
    const review = await office.ok('review child.psbt --vault treasury.vault.json')
    expect(review.inputs).toMatchObject([{ outpoint: `${txid}:0` }])
    expect(review.outputs).toMatchObject([{ kind: 'change' }])
    await office.refused(`${line} --fee-rate 1 --force`, 'child.useless')
    await office.refused(`${line} --fee-rate 20 --to ${PAYEE}=0.1btc --force`, 'usage.invalid')
    await office.refused(`${line} --fee-rate 20 --coin ${txid}:1 --force`, 'usage.invalid')
    const [confirmed] = JSON.parse(readFileSync(office.path('utxos.json'), 'utf8'))
    const other = `propose ${coins} --child-of ${confirmed.txid}:${confirmed.vout} --out other.psbt --fee-rate 20`
    await office.refused(other, 'child.useless')
  },
)

describe('coins that nobody has named', () => {
  const office = new Office()
  const AT = `propose --vault ${VAULT} --home homes/officer-1 --prevtxs prevtxs.hex --out -`
  const pay = `${AT} --to ${payee('regtest')}`
  beforeAll(async () => {
    const team = await makeTeam(office, { required: 1, of: 2 })
    const { coins } = await fundTeam(team, [60_000_000, 900, 3_000, 40_000, 50_000])
    // What nobody has labelled, as the snapshot of a server shows it.
    office.write('labels.jsonl', JSON.stringify({ type: 'addr', ref: coins[1]?.address, label: 'refund' }))
    office.write('coin.txt', `${coins[1]?.txid}:${coins[1]?.vout}`)
  })
  const esplora = '--utxos esplora.json'

  it('dust without a label stays, and so does what costs more than it is worth', async () => {
    const swept = await office.document(`${AT} ${esplora} --sweep ${payee('regtest')} --fee-rate 1`)
    expect(codesOf(swept)).toEqual(['info:utxo.dust'])
    const dear = await office.document(`${AT} ${esplora} --sweep ${payee('regtest')} --fee-rate 40`)
    expect(codesOf(dear)).toEqual(['info:utxo.uneconomic'])
    const labelled = await office.document(
      `${AT} ${esplora} --labels labels.jsonl --sweep ${payee('regtest')} --fee-rate 1`,
    )
    expect(codesOf(labelled)).toEqual([])
    const sum = (document: Document) => BigInt(document.data.fee) + BigInt(document.data.payments[0].value)
    expect([swept, dear, labelled].map(sum)).toEqual([60_093_000n, 60_090_000n, 60_093_900n])
  })

  it('what was passed over is told where the rest does not reach', async () => {
    const [big, ...rest] = JSON.parse(readFileSync(office.path('esplora.json'), 'utf8'))
    office.write('small.json', JSON.stringify(rest.slice(0, 1)))
    const none = await office.refused(
      `${AT} --utxos small.json --sweep ${payee('regtest')} --fee-rate 1`,
      'coins.none',
    )
    expect(codesOf(none)).toEqual(['info:utxo.dust'])
    expect(none.error?.hint).toContain('--coin')
    const waiting = [{ ...big, status: { confirmed: false } }, ...rest]
    office.write('waiting.json', JSON.stringify(waiting))
    const few = await office.refused(`${pay}=0.5btc --utxos waiting.json --fee-rate 40`, 'coins.insufficient')
    expect(codesOf(few)).toEqual(['info:utxo.unconfirmed', 'info:utxo.uneconomic'])
  })

  it('dust that is named is spent', async () => {
    const coin = readFileSync(office.path('coin.txt'), 'utf8')
    const named = await office.document(
      `${AT} ${esplora} --coin ${coin} --sweep ${payee('regtest')} --fee-rate 1`,
    )
    expect([named.exit, codesOf(named)]).toEqual([0, ['warn:fee.high']])
  })

  it('the long-term rate says what is dust, and which change is worth having', async () => {
    const at = async (rate: string) =>
      codesOf(await office.document(`${pay}=0.5btc ${esplora} --fee-rate 1 --long-term-rate ${rate}`))
    expect(await at('1')).toEqual(['info:utxo.dust'])
    expect(await at('600')).toEqual(['info:utxo.dust'])
    const told = await office.document(`${pay}=0.5btc ${esplora} --fee-rate 1 --long-term-rate 600`)
    expect(told.findings[0]?.message).toContain('3 coin')
    for (const bad of ['0', 'x', '1e3'])
      await office.refused(
        `${pay}=0.5btc ${esplora} --fee-rate 1 --long-term-rate ${bad}`,
        'fee-rate.malformed',
      )
  })

  it('consolidation above the long-term rate is warned of, and what it cannot do is told', async () => {
    const at = (rest: string) => office.document(`${pay}=0.0005btc --utxos listunspent.json ${rest}`)
    expect(codesOf(await at('--fee-rate 2 --consolidate'))).not.toContain('warn:coins.consolidation')
    expect(codesOf(await at('--fee-rate 12 --consolidate'))).toContain('warn:coins.consolidation')
    expect(codesOf(await at('--fee-rate 12 --consolidate --long-term-rate 12'))).not.toContain(
      'warn:coins.consolidation',
    )
  })

  it('options that contradict each other are refused', async () => {
    const coin = readFileSync(office.path('coin.txt'), 'utf8')
    const bare = `${esplora} --fee-rate 1`
    for (const line of [
      `${pay}=0.1btc ${bare} --coin ${coin} --consolidate`,
      `${pay}=0.1btc ${bare} --coin ${coin} --max-inputs 3`,
      `${AT} ${bare} --sweep ${payee('regtest')} --consolidate`,
      `${pay}=0.1btc ${bare} --max-inputs 0`,
    ])
      await office.refused(line, 'usage.invalid')
  })

  it('a part of what does not fit at once is spent by itself', async () => {
    const swept = await office.ok(
      `${AT} --utxos listunspent.json --sweep ${payee('regtest')} --fee-rate 1 --max-inputs 2`,
    )
    expect(BigInt(swept.fee) + BigInt(swept.payments[0].amount ?? swept.payments[0].value)).toBe(60_050_000n)
    const two = `${AT} --utxos listunspent.json --fee-rate 1 --to ${payee('regtest')}`
    await office.refused(`${two}=0.6008btc --max-inputs 2`, 'coins.too-many')
    await office.ok(`${two}=0.6004btc --max-inputs 2`)
  })

  it('data is published beside the payment', async () => {
    const at = (data: string, rest = '') =>
      office.document([
        ...`${pay}=0.1btc --utxos listunspent.json --fee-rate 2${rest}`.split(' '),
        '--data',
        data,
      ])
    const text = await at('roof 給与')
    expect(text.data).toMatchObject({ published: { byteCount: 11, readAs: 'text' }, payments: [{}] })
    expect(codesOf(text)).toEqual(['warn:output.op-return'])
    const hash = 'ab'.repeat(32)
    expect((await at(hash)).data.published).toEqual({ hex: hash, byteCount: 32, readAs: 'hex' })
    expect((await at('text:2026')).data.published).toMatchObject({ hex: '32303236', readAs: 'text' })
    for (const bad of ['', 'abc', '0xab'])
      expect((await at(bad)).error?.code).toBe('published-data.malformed')
    expect((await at('x'.repeat(81))).error?.code).toBe('published-data.too-long')
    expect((await at('x', ' --data y')).error?.code).toBe('usage.invalid')
  })

  it('and shown by the review, whole, with its text', async () => {
    const line = `${pay.replace('--out -', '--out data.psbt')}=0.1btc --utxos listunspent.json --fee-rate 2 --data text:roof`
    const { fee, vsize } = await office.ok(line)
    expect(Number(fee)).toBeGreaterThanOrEqual(2 * vsize)
    const review = `review data.psbt --vault ${VAULT} --home homes/officer-1`
    const { outputs } = await office.ok(review)
    const published = outputs.filter((output: { published: string | null }) => output.published !== null)
    expect(published).toMatchObject([
      { script: '6a04726f6f66', published: '726f6f66', value: '0', address: null },
    ])
    const { stdout } = await office.run(`${review} --html data.html`)
    expect(stdout).toContain('6a04726f6f66 "roof"')
  })
})
