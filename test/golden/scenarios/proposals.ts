import { legacyPayee, payee } from '../coins.js'
import type { Scenario } from '../golden.js'
import { fundTeam, makeTeam } from '../team.js'

const COINS = '--utxos listunspent.json --prevtxs prevtxs.hex'
const PROPOSE = `propose --home akira --vault treasury ${COINS}`
const TO = `--to ${payee()}=0.2btc`

export const proposals: Scenario = {
  name: 'proposals',
  title: 'payments are proposed in every way, and refused',
  async play(stage) {
    await makeTeam(stage)
    const { coins } = await fundTeam(stage, [60_000_000, 30_000_000, 10_000_000, 1_000])
    const coin = (i: number) => `${coins[i]?.txid}:${coins[i]?.vout}`
    stage.write(
      'payouts.csv',
      `address,amount,label\n${payee('regtest', 1)},0.1btc,wages\n${legacyPayee()},20000sat,"rent, May"\n`,
    )

    stage.say('what is paid')
    await stage.run(`${PROPOSE} ${TO} --fee 1000sat --proposer beatrice --memo 屋根`)
    await stage.run(`${PROPOSE} --payouts payouts.csv --fee-rate 2.5 --out payouts.psbt`)
    await stage.run(`${PROPOSE} --sweep ${payee('regtest', 2)} --fee-rate 3 --out sweep.psbt`)
    await stage.run(`${PROPOSE} ${TO} --fee-rate 2 --data text:2026 --out data.psbt`)
    await stage.run(`${PROPOSE} ${TO} --fee-rate 2 --coin ${coin(1)} --change-index 4 --out chosen.psbt`)
    await stage.run(`${PROPOSE} ${TO} --fee-rate 400 --plain --base64 --out -`)
    await stage.run(
      `${PROPOSE} ${TO} --fee-rate 2 --key akira --password-file password.txt --proposer akira --out stated.psbt`,
    )

    stage.say('from other lists of coins')
    const other = 'propose --home akira --vault treasury --prevtxs prevtxs.hex'
    await stage.run(`${other} --utxos scantxoutset.json ${TO} --fee-rate 2 --out scan.psbt`)
    await stage.run(`${other} --utxos esplora.json ${TO} --fee-rate 2 --psbt-version 2 --out esplora.psbt`)
    await fundTeam(stage, [60_000_000], { confirmations: 0, prefix: 'young-' })
    const young =
      'propose --home akira --vault treasury --utxos young-listunspent.json --prevtxs young-prevtxs.hex'
    await stage.run(`${young} ${TO} --fee-rate 2 --out young.psbt`)
    await stage.run(`${young} ${TO} --fee-rate 2 --allow-unconfirmed --out young.psbt`)
    stage.write(
      'labels.jsonl',
      `{"type":"output","ref":"${coin(0)}","label":"frozen one","spendable":false}\n{"type":"output","ref":"${coin(1)}","label":"deposit 7"}\n`,
    )
    await stage.run(`${PROPOSE} ${TO} --fee-rate 2 --labels labels.jsonl --out labelled.psbt`)

    stage.say('what comes after a proposal')
    await stage.run(`${PROPOSE} --replace chosen.psbt --fee-rate 9 --out replacing.psbt`)
    await stage.run(`${PROPOSE} --cancel chosen.psbt --fee-rate 9 --out cancelling.psbt`)
    await stage.run(`${PROPOSE} --child-of ${coin(1)} --fee-rate 9 --out child.psbt`)

    stage.say('refused')
    await stage.run(`${PROPOSE} --to ${payee()}=0.2 --fee-rate 2`)
    await stage.run(`${PROPOSE} --to ${payee()} --fee-rate 2`)
    await stage.run(`${PROPOSE} ${TO}`)
    await stage.run(`${PROPOSE} ${TO} --fee-rate 2 --fee 1000sat`)
    await stage.run(`${PROPOSE} ${TO} --fee 500`)
    await stage.run(`${PROPOSE} ${TO} --fee-rate quick`)
    await stage.run(`${PROPOSE} --fee-rate 2`)
    await stage.run(`propose --home akira --vault treasury ${TO} --fee-rate 2`)
    await stage.run(
      `propose --home akira --vault treasury --utxos listunspent.json ${TO} --fee-rate 2 --out n.psbt`,
    )
    await stage.run(`propose --vault nothing ${COINS} ${TO} --fee-rate 2`)
    await stage.run(`${PROPOSE} --to ${payee()}=2btc --fee-rate 2`)
    await stage.run(`${PROPOSE} --to ${payee('mainnet')}=0.1btc --fee-rate 2`)
    await stage.run(`${PROPOSE} --to ${payee()}=100sat --fee-rate 2`)
    await stage.run(`${PROPOSE} ${TO} --fee 0.3btc`)
    await stage.run(`${PROPOSE} ${TO} --fee-rate 2 --coin ab:0`)
    await stage.run(`${PROPOSE} ${TO} --fee-rate 2 --coin ${'ab'.repeat(32)}:0`)
    await stage.run(`${PROPOSE} --payouts listunspent.json --fee-rate 2`)
    stage.write('twice.csv', `address,amount\n${payee()},0.1btc\n${payee()},0.1btc\n`)
    await stage.run(`${PROPOSE} --payouts twice.csv --fee-rate 2`)
    await stage.run(`${PROPOSE} ${TO} --fee-rate 2 --data abc`)
    await stage.run(`${PROPOSE} ${TO} --fee-rate 2 --out chosen.psbt`)
    await stage.run(`propose --home akira --vault treasury --utxos - --prevtxs - ${TO} --fee-rate 2`, {
      stdin: '[]',
    })
    stage.write('broken.json', '[{"txid": 1}]')
    await stage.run(
      `propose --home akira --vault treasury --utxos broken.json --prevtxs prevtxs.hex ${TO} --fee-rate 2`,
    )
  },
}
