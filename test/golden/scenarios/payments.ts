import { payee } from '../coins.js'
import type { Scenario } from '../golden.js'
import type { Running, Stage } from '../stage.js'
import { fundTeam, makeTeam, type Shape } from '../team.js'

const COINS = '--utxos listunspent.json --prevtxs prevtxs.hex'

/** A whole payment. */
async function pay(stage: Stage, psbtVersion: 0 | 2, running: Running): Promise<string> {
  const { data } = await stage.run(
    `propose --home akira --vault treasury ${COINS} --to ${payee()}=0.2btc --fee-rate 5 --height 840 --psbt-version ${psbtVersion} --memo roof --reference INV-2026-1 --out payout.psbt`,
    running,
  )
  await stage.run('review payout.psbt --home beatrice --vault treasury', running)
  for (const officer of ['akira', 'beatrice']) {
    await stage.run(
      `sign payout.psbt --home ${officer} --key ${officer} --vault treasury --approve ${data.digest} --password-file password.txt`,
      running,
    )
  }
  await stage.run(
    'combine payout.signed-akira.psbt payout.signed-beatrice.psbt --home chidi --vault treasury --require-complete --out payout.combined.psbt',
    running,
  )
  await stage.run('review payout.combined.psbt --home chidi --vault treasury', running)
  await stage.run(
    'finalize payout.combined.psbt --home chidi --vault treasury --labels-out labels.jsonl --out payout.tx',
    running,
  )
  await stage.run('verify payout.tx --home chidi --vault treasury --proposal payout.psbt', running)
  return data.digest
}

function paymentOf(name: string, shape: Shape, psbtVersion: 0 | 2): Scenario {
  return {
    name,
    title: `a payment from a ${shape.scriptType} vault, by a PSBT of version ${psbtVersion}`,
    async play(stage) {
      await makeTeam(stage, shape)
      await fundTeam(stage, [15_000_000, 80_000_000, 5_000_000])
      await pay(stage, psbtVersion, { forms: ['json'] })
    },
  }
}

export const payments: readonly Scenario[] = [
  {
    name: 'payment',
    title: 'a payment from a P2WSH vault, by a PSBT of version 0, and what is refused on its way',
    async play(stage) {
      await makeTeam(stage)
      await fundTeam(stage, [150_000_000, 80_000_000])
      const digest = await pay(stage, 0, {})

      stage.say('what is written already, and the other ways to write it')
      const sign = `sign payout.psbt --home chidi --key chidi --vault treasury`
      const approve = `--approve ${digest} --password-file password.txt`
      await stage.run(`${sign} ${approve} --base64 --out -`)
      await stage.run(`${sign} ${approve} --out payout.tx`)
      await stage.run('finalize payout.combined.psbt --home chidi --vault treasury --out -')
      await stage.run('verify payout.tx --home chidi --vault treasury --prevtxs prevtxs.hex')
      await stage.run('review payout.psbt --vault treasury.vault.json')
      await stage.run(
        'review payout.signed-akira.psbt --home beatrice --vault treasury --html sheet.html --svg sheet.svg',
      )
      await stage.run(
        'review payout.signed-akira.psbt --home beatrice --vault treasury --html blatt.html --lang ja',
        { forms: ['en'] },
      )

      stage.say('sign is refused')
      stage.write('wrong.txt', 'battery horse\n')
      stage.write('exposed.txt', 'correct horse battery staple\n', 0o644)
      await stage.run(`${sign} --approve ${'11'.repeat(32)} --password-file password.txt --out s.psbt`)
      await stage.run(`${sign} --approve ${digest} --password-file wrong.txt --out s.psbt`)
      await stage.run(`${sign} --approve ${digest} --password-file exposed.txt --out s.psbt`)
      await stage.run(`${sign} --approve ${digest} --password-file akira --out s.psbt`)
      await stage.run(`${sign} --approve ${digest} --out s.psbt`)
      await stage.run(`${sign} --password-file password.txt --out s.psbt --yes`)
      await stage.run(
        `sign payout.combined.psbt --home akira --key akira --vault treasury ${approve} --out s.psbt`,
      )
      await stage.run(`sign payout.psbt --home akira --key nobody --vault treasury ${approve} --out s.psbt`)
      await stage.run(`sign payout.psbt --home akira --key akira --vault other ${approve} --out s.psbt`)
      await stage.run(
        `sign payout.psbt --home akira --key akira --vault treasury.vault.json ${approve} --out s.psbt`,
      )

      stage.say('combine, finalize and verify are refused')
      await stage.run(
        'combine payout.signed-akira.psbt payout.psbt --home chidi --vault treasury --out half.psbt',
      )
      await stage.run(
        'combine payout.signed-akira.psbt payout.psbt --home chidi --vault treasury --require-complete --out c.psbt',
      )
      await stage.run(
        'combine payout.signed-akira.psbt nowhere.psbt --home chidi --vault treasury --out c.psbt',
      )
      await stage.run('finalize half.psbt --home chidi --vault treasury --out f.tx')
      await stage.run('finalize payout.combined.psbt --home chidi --vault treasury --out nowhere/f.tx')
      await stage.run('finalize payout.combined.psbt --home chidi --vault treasury --out payout.tx')
      await stage.run('verify payout.tx --home chidi --vault treasury')
      await stage.run('verify payout.psbt --home chidi --vault treasury')
      const hex = stage.read('payout.tx').toString()
      const at = hex.indexOf('3044') + 20
      stage.write('forged.tx', `${hex.slice(0, at)}${hex[at] === '0' ? '1' : '0'}${hex.slice(at + 1)}`)
      await stage.run('verify forged.tx --home chidi --vault treasury --proposal payout.psbt')

      stage.say('review is refused')
      stage.write('garbage.psbt', 'no PSBT at all')
      await stage.run('review garbage.psbt --home chidi --vault treasury')
      await stage.run('review - --home chidi --vault treasury', { stdin: 'cHNidP8=' })
      await stage.run('review akira.words.txt --home chidi --vault treasury')
      await stage.run('review payout.tx --home chidi --vault treasury')
      await stage.run('review payout.psbt --home chidi')
      await stage.prepare(
        'vault create --name solo --threshold 1 --cosigner akira.cosigner.json --script-type p2wsh --network regtest',
      )
      await stage.run('review payout.psbt --vault solo.vault.json', { forms: ['en', 'ja', 'json'] })
    },
  },
  paymentOf('payment-p2sh-p2wsh', { scriptType: 'p2sh-p2wsh' }, 2),
  paymentOf('payment-p2sh', { scriptType: 'p2sh' }, 0),
  paymentOf('payment-v2', { scriptType: 'p2wsh' }, 2),
]
