import { readFileSync, writeFileSync } from 'node:fs'
import { expect, vi } from 'vitest'
import { publicCase } from '../support/public-cases.js'
import { OFFICE_COINS, officeWithCoins } from '../support/public-coins.js'

vi.setConfig({ testTimeout: 60_000 })

const PAY = '--to bcrt1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq3xueyj=2btc --fee-rate 5'

publicCase('coins-electrum', 'coins as Electrum and its servers list them are spent', async office => {
  await officeWithCoins(office)
  for (const file of ['electrum-listunspent.json', 'electrum-server.json']) {
    const line = `propose ${OFFICE_COINS.replace('utxos.json', file)} ${PAY} --out ${file}.psbt`
    expect((await office.document(line)).exit).toBe(0)
    const { outputs, totals } = await office.ok(`review ${file}.psbt --vault treasury.vault.json`)
    expect(totals.in).toBe('230000000')
    expect(outputs.length).toBe(2)
  }
})

publicCase('coins-rpc-envelope', 'answers by curl are taken out of their envelope', async office => {
  await officeWithCoins(office)
  const [first, second] = readFileSync(office.path('prevtxs.hex'), 'utf8').trim().split('\n') as [
    string,
    string,
  ]
  const given = JSON.parse(readFileSync(office.path('prev-rpc.json'), 'utf8')).result
  writeFileSync(office.path('other.hex'), `${given === first ? second : first}\n`)
  const line = `propose --vault treasury.vault.json --utxos rpc.json --prevtxs prev-rpc.json --prevtxs other.hex ${PAY} --out a.psbt`
  expect((await office.document(line)).exit).toBe(0)
  expect((await office.ok('review a.psbt --vault treasury.vault.json')).totals.in).toBe('230000000')
})
