import { payee } from '../coins.js'
import type { Scenario } from '../golden.js'
import { fundTeam, makeTeam } from '../team.js'

export const folders: Scenario = {
  name: 'folders',
  title: 'a folder of proposals is reviewed, signed, combined and finalized',
  async play(stage) {
    await makeTeam(stage)
    const { coins } = await fundTeam(stage, [50_000_000, 40_000_000, 30_000_000])
    stage.makeFolder('july')
    for (const [i, { txid, vout }] of coins.entries()) {
      await stage.prepare(
        `propose --home akira --vault treasury --utxos listunspent.json --prevtxs prevtxs.hex --fee-rate ${i === 2 ? 400 : 3} --coin ${txid}:${vout} --to ${payee('regtest', i)}=0.1btc --change-index ${i} --reference R-${i} --out july/payout-${i}.psbt`,
      )
    }
    const there = (officer: string) => `july --home ${officer} --vault treasury`
    const { data } = await stage.run(`review ${there('akira')}`)
    const { digest, approval } = data.batch ?? data
    const password = '--password-file password.txt'
    const sign = (officer: string) => `sign ${there(officer)} --key ${officer} ${password}`
    await stage.run(`${sign('akira')} --approve ${digest}`)
    await stage.run(`${sign('akira')} --approve ${'00'.repeat(32)}`)
    await stage.run(`${sign('akira')} --approve ${digest}:${approval}`)
    await stage.run(`${sign('akira')} --approve ${digest}:${approval}`)
    await stage.run(`combine ${there('chidi')} --require-complete`)
    stage.remove('july/payout-0.combined.psbt')
    await stage.run(`${sign('beatrice')} --approve ${digest}:${approval}`, { forms: ['en', 'json'] })
    stage.write('july/garbage.psbt', 'psbt')
    await stage.run(`review ${there('chidi')}`)
    await stage.run(`combine ${there('chidi')} --require-complete`)
    await stage.run(`finalize ${there('chidi')}`)
    stage.remove('july/garbage.psbt')
    await stage.run(`finalize ${there('chidi')} --out done`)
    stage.makeFolder('done')
    await stage.run(`combine ${there('chidi')} --require-complete`)
    await stage.run(`finalize ${there('chidi')} --out done`)
    await stage.run(`review ${there('chidi')} --html sheet.html`)
    stage.write('empty/readme.txt', 'nothing')
    await stage.run('review empty --home chidi --vault treasury')
  },
}
