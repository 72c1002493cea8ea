import { expect, test } from 'vitest'
import { describeWithNode } from './support/describe.js'
import { type Data, expectRate, Stage } from './support/stage.js'

const ADDRESS_TYPES = ['legacy', 'p2sh-segwit', 'bech32', 'bech32m'] as const

describeWithNode('large payments with a node', node => {
  test('a batch of 50 payouts from a CSV, then a sweep of 200 coins', async () => {
    const stage = await Stage.open(node(), { required: 2, of: 3 })
    await stage.fund(Array.from({ length: 200 }, (_, i) => `0.01${String(i).padStart(6, '0')}`))
    await payBatch(stage)
    await stage.fund(Array.from({ length: 200 }, () => '0.001'))
    await sweep(stage)
  })
})

async function payBatch(stage: Stage): Promise<void> {
  const payouts: { address: string; sats: number }[] = []
  for (let i = 0; i < 50; i++) {
    const address = await stage.node.newAddress(ADDRESS_TYPES[i % 4])
    payouts.push({ address, sats: 1_000_000 + i })
  }
  const rows = payouts.map(({ address, sats }, i) => `${address},${sats}sat,"payout, ${i}"\n`)
  const csv = stage.office.write('payouts.csv', `address,amount,label\n${rows.join('')}`)
  const proposal = await stage.propose(`--payouts ${csv} --fee-rate 4`)
  const final = await stage.complete(proposal)
  expectRate(final, 4)
  await stage.settle(final)
  const { vout } = await stage.call('decoderawtransaction', [final.hex])
  const paid = new Map(
    vout.map(({ scriptPubKey, value }: Data) => [scriptPubKey.address, Math.round(value * 1e8)]),
  )
  for (const { address, sats } of payouts) expect(paid.get(address)).toBe(sats)
}

async function sweep(stage: Stage): Promise<void> {
  const coins: unknown[] = await stage.call('listunspent')
  expect(coins.length).toBeGreaterThan(200)
  const proposal = await stage.propose(
    `--sweep ${await stage.node.newAddress()} --fee-rate 2 --psbt-version 2`,
  )
  expect(proposal).toMatchObject({ inputCount: coins.length, outputCount: 1, change: null })
  const final = await stage.complete(proposal)
  expectRate(final, 2)
  await stage.settle(final)
  expect(await stage.call('listunspent')).toEqual([])
}
