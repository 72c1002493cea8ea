import { payee } from '../coins.js'
import type { Scenario } from '../golden.js'
import { setInterfaces, wait } from '../machine.js'
import type { Stage } from '../stage.js'
import { fundTeam, makeTeam } from '../team.js'

const PASSWORD = '--password-file password.txt'

/** Two officers sign a proposal. */
async function signed(stage: Stage): Promise<string> {
  await makeTeam(stage)
  await fundTeam(stage, [50_000_000])
  const { digest } = await stage.prepare(
    `propose --home akira --vault treasury --utxos listunspent.json --prevtxs prevtxs.hex --to ${payee()}=0.1btc --fee-rate 3 --reference =1+1 --out payout.psbt`,
  )
  for (const officer of ['akira', 'beatrice']) {
    await stage.prepare(
      `sign payout.psbt --home ${officer} --key ${officer} --vault treasury --approve ${digest} ${PASSWORD}`,
    )
  }
  return digest
}

export const logs: readonly Scenario[] = [
  {
    name: 'logs',
    title: 'logs are shown, verified, signed for, merged and corrected',
    async play(stage) {
      await signed(stage)
      stage.say('log show')
      await stage.run('log show --home akira')
      await stage.run('log show --home akira --event signed --vault treasury --since 2026 --until 2026-12-31')
      await stage.run('log show beatrice/log.jsonl --csv', { forms: ['en'] })
      await stage.run('log show --home chidi --event nothing')
      await stage.run('log show akira.words.txt')
      await stage.run('log show --home nowhere')

      stage.say('log checkpoint')
      const checkpoint = 'log checkpoint --home akira --vault treasury'
      await stage.run(`${checkpoint} --key akira ${PASSWORD} --out checkpoint.json`)
      await stage.run(`${checkpoint} --key nobody ${PASSWORD} --out x.json`)
      await stage.run(`${checkpoint} --key akira ${PASSWORD} --out checkpoint.json`)

      stage.say('log verify')
      const log = stage.read('akira/log.jsonl').toString()
      const lines = log.split('\n')
      await stage.run('log verify --home akira')
      await stage.run('log verify akira/log.jsonl --checkpoint checkpoint.json --vault treasury.vault.json')
      stage.write('cut.jsonl', `${lines.slice(0, 2).join('\n')}\n`)
      await stage.run('log verify cut.jsonl --checkpoint checkpoint.json --vault treasury.vault.json')
      await stage.run(`log verify akira/log.jsonl --head ${'ab'.repeat(32)}`)
      stage.write('changed.jsonl', log.replace('"fee":', '"fee": '))
      await stage.run('log verify changed.jsonl')
      stage.write('moved.jsonl', `${[lines[0], lines[2], lines[1]].join('\n')}\n`)
      await stage.run('log verify moved.jsonl', { forms: ['en', 'ja', 'json'] })
      await stage.run('log verify nowhere.jsonl')
      stage.write('half.jsonl', log.slice(0, -20))
      await stage.run('log verify half.jsonl')

      stage.say('log merge')
      await stage.run('log merge akira/log.jsonl beatrice/log.jsonl')
      await stage.run('log merge akira/log.jsonl moved.jsonl --out x.jsonl')
      await stage.run('log merge akira/log.jsonl payout.psbt --out x.jsonl')
      await stage.run('log verify merged.log.jsonl')

      stage.say('log correct')
      const correct = (officer: string) =>
        `log correct akira/log.jsonl --entry 3 --home ${officer} --key ${officer} --vault treasury ${PASSWORD}`
      await stage.run(`${correct('beatrice')} --end --yes`)
      await stage.run(`${correct('chidi')} --end --yes`, { forms: ['json'] })
      await stage.run(`${correct('chidi')} --time 2026-11-25T03:00:00Z --out c.json`)
      await stage.run(`${correct('chidi')} --time 2027-11-25T03:00:00Z --yes --out c.json`)
      await stage.run(`${correct('chidi')} --yes --out c.json`)
      const both = '--correction correction-3-beatrice.json --correction correction-3-chidi.json'
      await stage.run('log correct --vault treasury --home chidi --correction correction-3-chidi.json --yes')
      await stage.run(`log correct --vault treasury --home chidi ${both} --yes`)
      await stage.run(`log correct --vault treasury --home chidi ${both} --yes`)
    },
  },
  {
    name: 'homes',
    title: 'homes that somebody has meddled with, and machines that are not as they should be',
    async play(stage) {
      const digest = await signed(stage)
      stage.say('home seal')
      await stage.run('home seal --home beatrice --key beatrice --yes --password-file password.txt')
      await stage.prepare(
        `propose --home chidi --vault treasury --utxos listunspent.json --prevtxs prevtxs.hex --to ${payee()}=0.2btc --fee-rate 3 --out chidi.psbt`,
      )
      await stage.run('home seal --home chidi --key chidi --password-file password.txt')
      await stage.run(
        `home seal --home chidi --key chidi --password-file password.txt --digest ${'00'.repeat(32)}`,
      )
      await stage.run('home seal --home chidi --key chidi --password-file password.txt --yes')
      await stage.run('home seal --home akira --key nobody --password-file password.txt --yes')
      const spoil = async (name: string, change: (text: string) => string, lines: readonly string[]) => {
        const before = stage.read(name)
        stage.note(`\n(${name} is changed)`)
        stage.write(name, change(before.toString()))
        for (const line of lines) await stage.run(line)
        stage.write(name, before)
      }
      await spoil('akira/vaults/treasury.json', text => text.replace('treasury', 'treasurx'), [
        'vault show treasury --home akira',
        'vault list --home akira',
        'doctor --home akira',
      ])
      await spoil('akira/log.jsonl', text => text.replace('50000000', '90000000'), [
        'log verify --home akira',
        `sign payout.psbt --home akira --key akira --vault treasury --approve ${digest} --password-file password.txt --out again.psbt`,
      ])
      await spoil('akira/home.key', () => 'short', ['vault show treasury --home akira'])
      await spoil('akira/keys/akira.age', text => text.replace(' 1\n', ' 31\n'), [
        'key xpub --home akira --name akira --script-type p2wsh --account 1 --out x.json --password-file password.txt',
      ])
      const unsealed =
        'log checkpoint --home akira --key akira --vault treasury --password-file password.txt --out c.json'
      await spoil('akira/seals/akira.json', text => text.replaceAll(/[0-9a-f]{64}/g, '00'.repeat(32)), [
        unsealed,
        'doctor --home akira',
      ])

      stage.say('the machine')
      await stage.run('doctor --home akira')
      await stage.run('doctor --fast')
      setInterfaces(['eth0', 'wlan0'])
      await stage.run('doctor --home akira')
      await stage.run(unsealed)
      setInterfaces([])
      wait(-86_400_000)
      await stage.run(unsealed.replace('c.json', 'd.json'))
      wait(86_400_000)
    },
  },
  {
    name: 'mainnet',
    title: 'keys for mainnet, on a machine that could be reached and on one that could not',
    async play(stage) {
      setInterfaces(['eth0'])
      const generate =
        'key generate --name real --network mainnet --no-dice --words 12 --words-out real.words.txt --password-file password.txt'
      await stage.run(`${generate} --i-know --work-factor 17`)
      await stage.run(`${generate} --allow-online --work-factor 17`)
      await stage.run(`${generate} --allow-online --i-know --work-factor 1`)
      stage.write('short.txt', 'short\n')
      await stage.run(
        `${generate.replace('password.txt', 'short.txt')} --allow-online --i-know --work-factor 17`,
      )
      await stage.run(`${generate} --allow-online --i-know --work-factor 17`, { forms: ['en'] })
      setInterfaces([])
      await stage.run('key xpub --name real --script-type p2wsh')
      await stage.run(
        'vault create --name real --threshold 1 --cosigner real-p2wsh.cosigner.json --script-type p2wsh --network mainnet',
      )
      await stage.run('vault address real.vault.json --count 2')
    },
  },
]
