import type { Scenario } from '../golden.js'
import type { Shape } from '../team.js'
import { makeTeam } from '../team.js'

const FORMATS = [
  ...[
    'vault',
    'descriptor',
    'core',
    'bsms',
    'nunchuk',
    'bip388',
    'sparrow',
    'specter',
    'caravan',
    'coldcard',
  ],
  'electrum',
]

/** A vault goes out in every format and comes back from it. */
function formatsOf(name: string, shape: Shape): Scenario {
  return {
    name,
    title: `a ${shape.scriptType} vault of ${shape.network} goes out and comes back in every format`,
    async play(stage) {
      await makeTeam(stage, shape)
      for (const format of FORMATS) {
        const forms = name === 'formats' ? undefined : (['json'] as const)
        await stage.run(`vault export treasury --home akira --format ${format} --out exported.${format}`, {
          ...(forms && { forms }),
        })
        await stage.run(
          `vault import exported.${format} --name back-${format} --network ${shape.network} --cosigner-name akira --cosigner-name beatrice --cosigner-name chidi`,
          { forms: ['json'] },
        )
      }
    },
  }
}

export const formats: readonly Scenario[] = [
  formatsOf('formats', { scriptType: 'p2wsh', network: 'regtest' }),
  formatsOf('formats-p2sh-p2wsh', { scriptType: 'p2sh-p2wsh', network: 'testnet' }),
  formatsOf('formats-p2sh', { scriptType: 'p2sh', network: 'testnet' }),
  {
    name: 'formats-refused',
    title: 'what no vault is made of',
    async play(stage) {
      await makeTeam(stage)
      await stage.run('vault export treasury.vault.json --format descriptor')
      await stage.run('vault export treasury.vault.json --format word')
      await stage.run('vault export treasury --home akira --format core --out akira.cosigner.json')
      const { stdout } = await stage.run('vault export treasury.vault.json --format descriptor', {
        forms: ['en'],
      })
      stage.write('sum.txt', `${stdout.trimEnd().slice(0, -1)}!\n`)
      stage.write('core.json', '{"descriptors": 7}')
      const words = stage.read('akira.words.txt').toString()
      stage.write('words.txt', words)
      await stage.run('vault import sum.txt --name x --network regtest')
      await stage.run('vault import core.json --name x --network regtest')
      await stage.run('vault import words.txt --name x --network regtest')
      await stage.run('vault import treasury.vault.json --name x --network signet')
      await stage.run('vault import treasury.vault.json --name x --network moon')
      stage.write('single.txt', 'wpkh(02f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9)\n')
      await stage.run('vault import single.txt --name x --network regtest')
    },
  },
]
