import { payee } from '../coins.js'
import type { Scenario } from '../golden.js'
import { makeKey, makeTeam } from '../team.js'

const CREATE = 'vault create --threshold 2 --network regtest'
const TWO = '--cosigner akira.cosigner.json --cosigner beatrice.cosigner.json'

export const vaults: Scenario = {
  name: 'vaults',
  title: 'vaults are created, registered, shown and searched',
  async play(stage) {
    const digest = await makeTeam(stage)
    await makeKey(stage, 'stranger')

    stage.say('vault create')
    await stage.run(`${CREATE} --name second --script-type p2wsh ${TWO}`)
    await stage.run(`${CREATE} --name open --script-type p2wsh ${TWO} --unsorted --out -`)
    await stage.run(`${CREATE} --name second --script-type p2wsh ${TWO}`)
    await stage.run(`${CREATE} --name x --script-type p2sh ${TWO}`)
    await stage.run(`${CREATE} --name x --script-type p2wsh --cosigner akira.cosigner.json`)
    await stage.run(
      `${CREATE} --name x --script-type p2wsh ${TWO} --cosigner akira.cosigner.json --cosigner nowhere.json`,
    )
    await stage.run(`${CREATE} --name x --script-type p2wsh ${TWO} --cosigner akira.cosigner.json`)
    stage.write('broken.json', '{"ringi":1}')
    await stage.run(`${CREATE} --name x --script-type p2wsh ${TWO} --cosigner broken.json`)
    await stage.run(`vault create --threshold 1 --network mainnet --name x --script-type p2wsh ${TWO}`)

    stage.say('vault register')
    await stage.run(`vault register treasury.vault.json --home watch --watch-only --digest ${digest}`)
    await stage.run('vault register second.vault.json --home watch --watch-only --yes')
    await stage.run('vault register second.vault.json --home akira --yes --password-file password.txt')
    await stage.run(`vault register treasury.vault.json --home akira --digest ${digest}`)
    await stage.run('vault register treasury.vault.json --home stranger --yes')
    await stage.run('vault register treasury.vault.json --home other --watch-only')
    await stage.run(
      `vault register treasury.vault.json --home other --watch-only --digest ${'00'.repeat(32)}`,
    )
    await stage.run('vault register broken.json --home akira --yes')

    stage.say('vault show and list')
    await stage.run('vault show treasury --home akira')
    await stage.run('vault show treasury.vault.json')
    await stage.run('vault show nothing --home akira')
    await stage.run('vault list --home akira')
    await stage.run('vault list')
    await stage.run('vault list --home akira too many')

    stage.say('vault address and find')
    await stage.run('vault address treasury --home akira')
    await stage.run('vault address treasury.vault.json --index 30 --count 3 --change')
    await stage.run('vault address treasury --home akira --count 0')
    await stage.run('vault address treasury --home akira --index 2147483647 --count 2')
    const { addresses } = await stage.prepare('vault address treasury.vault.json --index 7 --change')
    await stage.run(`vault find treasury --home akira ${addresses[0].address}`)
    await stage.run(`vault find treasury --home akira ${payee()} --limit 3`)
    await stage.run(`vault find treasury --home akira ${payee('mainnet')}`)
    await stage.run('vault find treasury --home akira elsewhere')
  },
}
