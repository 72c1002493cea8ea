import { payee } from '../coins.js'
import type { Scenario } from '../golden.js'
import { wait } from '../machine.js'

/** The homes were made later than scenarios begin. */
const MONTH = 30 * 86_400_000
const SEAL = 'home seal --home akira --key akira --password-file password.txt'
const SIGN = 'sign payout.psbt --home akira --key akira --vault treasury --password-file password.txt'

export const oldHomes: readonly Scenario[] = [
  {
    name: 'home-0.1.0',
    title: 'a home that version 0.1.0 has made opens, is sealed and signs',
    async play(stage) {
      stage.layHome('plain')
      wait(MONTH)
      for (const line of [
        'key list',
        'vault list',
        'vault show treasury',
        'log show',
        'log verify',
        'doctor',
      ])
        await stage.run(`${line} --home akira`)
      const { data } = await stage.run('review payout.psbt --home akira --vault treasury')
      await stage.run(`${SIGN} --approve ${data.digest}`)
      await stage.run(`${SEAL} --yes`)
      await stage.run(`${SIGN} --approve ${data.digest}`)
      await stage.run('log verify --home akira')
      await stage.run('finalize payout.signed-akira.psbt --home akira --vault treasury --out payout.tx')
    },
  },
  {
    name: 'home-0.1.0-twins',
    title: 'of two twins in a home of version 0.1.0 one is kept, and signs',
    async play(stage) {
      stage.layHome('twins')
      wait(MONTH)
      await stage.run('vault list --home akira')
      await stage.run('doctor --home akira')
      await stage.run(`${SEAL} --yes`)
      await stage.run(`${SEAL} --yes --keep nothing`)
      await stage.run(`${SEAL} --yes --keep treasury`)
      await stage.run('log verify --home akira')
      const { data } = await stage.run('review payout.psbt --home akira --vault treasury')
      await stage.run(`${SIGN} --approve ${data.digest}`)
    },
  },
  {
    name: 'home-before',
    title: 'a home with a policy that was made before the redesign opens and signs',
    async play(stage) {
      stage.layHome('policy')
      wait(MONTH)
      const own = [
        ...['key list', 'vault list', 'log show', 'log verify', 'doctor'],
        ...['vault show treasury', 'policy show --vault treasury'],
      ]
      for (const line of own) await stage.run(`${line} --home akira`, { forms: ['json'] })
      const data = await stage.prepare(
        `propose --home akira --vault treasury --utxos listunspent.json --prevtxs prevtxs.hex --to ${payee('regtest', 5)}=0.05btc --fee-rate 4 --reference R-9 --out payout.psbt`,
      )
      await stage.run('review payout.psbt --home akira --vault treasury')
      const first = await stage.run(`${SIGN} --approve ${data.digest}`)
      await stage.run(`${SIGN} --approve ${data.digest}:${first.json?.error?.details.actual}`)
      await stage.run('log verify --home akira')
      await stage.run(`log checkpoint --home akira --key akira --vault treasury --password-file password.txt`)
    },
  },
]
