import { beforeAll, expect, test } from 'vitest'
import { VAULT } from '../support/ceremony.js'
import { describeWithNode } from './support/describe.js'
import { type Data, expectRate, Stage } from './support/stage.js'

describeWithNode('coins as programs print them', node => {
  let stage: Stage
  let payee: string

  beforeAll(async () => {
    stage = await Stage.open(node(), { required: 2, of: 3 })
    payee = await node().newAddress()
  })

  /** What an Esplora server would answer for each address, of the wallet's coins. */
  async function esplora(): Promise<string> {
    const coins: Data[] = await stage.call('listunspent', [0])
    const tip = await node().call('getblockcount')
    const answers: Record<string, object[]> = {}
    for (const { address, txid, vout, amount, confirmations } of coins) {
      const block_height = tip - confirmations + 1
      const block = {
        block_height,
        block_hash: await node().call('getblockhash', [block_height]),
        block_time: 0,
      }
      const status = confirmations > 0 ? { confirmed: true, ...block } : { confirmed: false }
      answers[address] ??= []
      answers[address].push({ txid, vout, status, value: Math.round(amount * 1e8) })
    }
    return stage.office.write(stage.name('esplora.json'), JSON.stringify(answers))
  }

  test('three snapshots of the same coins make the same proposal', async () => {
    await stage.fund(['0.1', '0.2', '0.3'])
    const snapshots = [await stage.printed('listunspent'), await stage.scanned(), await esplora()]
    const proposals: Data[] = []
    for (const utxos of snapshots)
      proposals.push(await stage.propose(`--to ${payee}=0.45btc --fee-rate 3`, utxos))
    expect(new Set(proposals.map(({ psbt }) => psbt)).size).toBe(1)
    const all = await stage.propose(`--to ${payee}=0.45btc --fee-rate 3`, snapshots.join(' --utxos '))
    expect(all.psbt).toBe(proposals[0]?.psbt)
    await stage.settle(await stage.complete(proposals[2]))
  })

  test('coins that were just mined wait, whoever tells of them', async () => {
    const [address] = await stage.addresses(1, ' --index 5')
    await node().call('generatetoaddress', [1, address])
    const withImmature = [0, 9999999, [], true, { include_immature_coinbase: true }]
    const [mined] = (await stage.call('listunspent', withImmature)).filter(
      (coin: Data) => coin.address === address,
    )
    const coin = `--coin ${mined.txid}:${mined.vout} --prevtxs ${await stage.transactions([mined.txid])}`
    const height = await node().call('getblockcount')
    const status = { confirmed: true, block_height: height }
    const fromEsplora = JSON.stringify([{ txid: mined.txid, vout: mined.vout, value: 5e9, status }])
    const snapshots = [
      await stage.scanned(),
      await stage.printed('listunspent', withImmature),
      stage.office.write(stage.name('esplora.json'), fromEsplora),
    ]
    const ask = (utxos: string) =>
      `propose --vault ${VAULT} --home ${stage.home} --utxos ${utxos} ${coin} --sweep ${payee} --fee-rate 3 --height ${height}`
    for (const utxos of snapshots) await stage.office.refused(ask(utxos), 'utxo.immature')
    await node().mine(100)
    const proposal = await stage.propose(`${coin} --sweep ${payee} --fee-rate 3`, await stage.scanned())
    await stage.settle(await stage.complete(proposal))
  })

  test('a coin without confirmations is spent where it is named, and coins are spent again at a higher fee', async () => {
    await stage.fund(['0.7'])
    const first = await stage.propose(`--to ${payee}=0.65btc --fee-rate 3`)
    const { hex } = await stage.complete(first)
    await node().call('sendrawtransaction', [hex])
    const pending = await stage.printed('listunspent', [0])
    const change = `${first.txid}:${(await stage.call('listunspent', [0, 0]))[0].vout}`
    const child = await stage.propose(`--coin ${change} --sweep ${payee} --fee-rate 20`, pending)
    expect((await node().accepts((await stage.complete(child)).hex)).allowed).toBe(true)

    const coins = (await stage.call('decoderawtransaction', [hex])).vin
    const same = coins.map(({ txid, vout }: Data) => `--coin ${txid}:${vout}`).join(' ')
    const dearer = await stage.propose(
      `${same} --to ${payee}=0.65btc --fee-rate 9 --prevtxs ${await stage.transactions(coins.map(({ txid }: Data) => txid))}`,
      await spentCoins(coins),
    )
    const final = await stage.complete(dearer)
    expectRate(final, 9)
    await stage.settle(final)
  })

  /** A snapshot from before the mempool spent these coins. */
  async function spentCoins(outPoints: Data[]): Promise<string> {
    const rows: object[] = []
    for (const { txid, vout } of outPoints) {
      const { value, scriptPubKey } = (await node().call('getrawtransaction', [txid, 1])).vout[vout]
      rows.push({ txid, vout, amount: value, scriptPubKey: scriptPubKey.hex, confirmations: 1 })
    }
    return stage.office.write(stage.name('listunspent.json'), JSON.stringify(rows))
  }

  test('a coin far out, finalized by Core', async () => {
    const [address] = await stage.addresses(1, ' --index 1500')
    const [desc] = (await stage.coreImport()).map(request => request.desc)
    const txid = await node().pay({ [address as string]: '0.4' })
    const scan = await stage.printed('scantxoutset', ['start', [{ desc, range: [1500, 1500] }]])
    const options = `--to ${payee}=0.3btc --fee-rate 3 --prevtxs ${await stage.transactions([txid])}`
    const proposal = await stage.propose(options, scan)
    const combined = await stage.combine(await stage.signAll(proposal))
    const finished = await node().call('finalizepsbt', [stage.base64(combined), false])
    const byCore = stage.office.write(stage.name('finished.psbt'), finished.psbt)
    const final = await stage.finalize(await stage.combine([proposal.file, byCore]))
    await stage.settle(final)
  })
})
