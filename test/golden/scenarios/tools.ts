import { payee } from '../coins.js'
import type { Scenario } from '../golden.js'
import { fundTeam, makeTeam } from '../team.js'

const PROPOSE =
  'propose --home akira --vault treasury --utxos listunspent.json --prevtxs prevtxs.hex --fee-rate 3 --reference R-1'

export const tools: readonly Scenario[] = [
  {
    name: 'psbts',
    title: 'PSBTs are converted, inspected and explained',
    async play(stage) {
      await makeTeam(stage)
      await fundTeam(stage, [50_000_000])
      await stage.prepare(`${PROPOSE} --to ${payee()}=0.1btc --out payout.psbt`)
      stage.say('convert')
      await stage.run('convert payout.psbt --psbt-version 2')
      await stage.run('convert payout.v2.psbt --psbt-version 0 --plain --out plain.psbt')
      await stage.run('convert payout.v2.psbt --psbt-version 0 --base64 --out -')
      await stage.run('convert payout.psbt --psbt-version 1')
      await stage.run('convert payout.psbt --psbt-version 2')
      await stage.run('convert akira --psbt-version 2')
      stage.say('inspect')
      await stage.run('inspect payout.psbt')
      await stage.run('inspect payout.v2.psbt', { forms: ['json'] })
      await stage.run('inspect password.txt')
      await stage.run('inspect nowhere.psbt')
      stage.say('explain')
      await stage.run('explain payout.psbt --vault treasury --home akira --key akira')
      await stage.run('explain payout.psbt')
      await stage.run('explain payout.psbt --vault treasury --home akira --key nobody')
      await stage.run('explain nowhere.psbt')
    },
  },
  {
    name: 'qr',
    title: 'files go out as QR codes and come back',
    async play(stage) {
      await makeTeam(stage)
      await fundTeam(stage, [50_000_000])
      await stage.prepare(`${PROPOSE} --to ${payee()}=0.1btc --out payout.psbt`)
      stage.say('qr show')
      await stage.run('qr show payout.psbt --png codes')
      await stage.run('qr show payout.psbt --slim --vault treasury --home akira --gif slim.gif')
      await stage.run('qr show treasury.vault.json --format bbqr --svg sheet.svg --html page.html')
      await stage.run('qr show akira.cosigner.json --density low', { forms: ['en', 'json'] })
      await stage.run('qr show payout.psbt --slim')
      await stage.run('qr show payout.psbt --png codes')
      await stage.run('qr show akira.words.txt')
      await stage.run('qr show password.txt --format ur --ur-type bytes --svg p.svg')
      await stage.run(`qr show payout.psbt --digest ${'00'.repeat(32)} --svg q.svg`)
      stage.say('qr read')
      await stage.run('qr read codes --yes --out read.psbt')
      await stage.run('qr read slim.gif --yes')
      await stage.run('qr read codes --out unread.psbt')
      await stage.run(`qr read codes --digest ${'00'.repeat(32)} --out unread.psbt`)
      await stage.run('qr read - --out read.txt --yes', { stdin: 'B$2U0200ABCDEFGH\n' })
      await stage.run('qr read - --out read.txt --yes', { stdin: 'hello\n' })
      await stage.run('qr read payout.psbt --yes')
      await stage.run('qr read akira --yes')
    },
  },
  {
    name: 'demo',
    title: 'the demo',
    async play(stage) {
      await stage.run('demo --dir shown', { forms: ['json'] })
      await stage.run('demo --dir shown')
      await stage.run('demo --fast')
    },
  },
]
