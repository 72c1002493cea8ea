import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../support/program.js'
import { payee } from '../coins.js'
import type { Scenario } from '../golden.js'
import type { Stage } from '../stage.js'
import { fundTeam, makeTeam } from '../team.js'

const COINS = '--utxos listunspent.json --prevtxs prevtxs.hex'
const PASSWORD = '--password-file password.txt'

/** The head of a policy for a vault. */
const head = (vault: string, version = 1, previous = 'none') =>
  `ringi: 1\nkind: policy\nname: spending\nnetwork: regtest\nvault: ${vault}\nversion: ${version}\nprevious: ${previous}\n`

const EXCEPTIONS = 'exceptions: { any: 2, rules: [payment-limit] }\n'
const RULES = `rules:
  op-return: { max: 0 }
  payment-limit: { max: 0.1btc }
  reference: { required: yes, severity: warn }
`

/** Puts a policy in force in the homes of officers. */
async function enforce(stage: Stage, file: string, officers: readonly string[]): Promise<string> {
  const { digest } = await stage.prepare(`policy show ${file}`)
  for (const officer of ['akira', 'beatrice']) {
    await stage.prepare(
      `policy approve ${file} --home ${officer} --key ${officer} --vault treasury --approve ${digest} ${PASSWORD}`,
    )
  }
  const base = file.replace(/\.yaml$/, '')
  for (const officer of officers) {
    await stage.prepare(
      `policy activate ${file} --home ${officer} --vault treasury --yes ${PASSWORD} --approval ${base}.approved-akira.json --approval ${base}.approved-beatrice.json`,
    )
  }
  return digest
}

function example(stage: Stage, name: string, as = name): void {
  stage.write(as, readFileSync(join(projectRoot, 'examples', 'policies', name)))
}

export const policies: readonly Scenario[] = [
  {
    name: 'policy-files',
    title: 'policies are written, checked, compared and tested',
    async play(stage) {
      const vault = await makeTeam(stage)
      for (const template of ['exchange', 'treasury', 'family', 'estate']) {
        await stage.run(
          `policy init --vault treasury.vault.json --template ${template} --out ${template}.yaml`,
        )
      }
      await stage.run('policy init --vault treasury.vault.json --template bank')
      await stage.run('policy init --vault treasury.vault.json --template family --out family.yaml')

      example(stage, 'treasury.policy.yaml')
      example(stage, 'treasury.policy-test.yaml')
      example(stage, 'treasury.vault.json', 'treasury.vault.json')
      example(stage, 'supplier.voucher.json')
      await stage.run('policy lint treasury.policy.yaml --vault treasury --home akira')
      stage.write('policy.yaml', `${head(vault)}${EXCEPTIONS}${RULES}`)
      stage.write('typo.yaml', `${head(vault)}rules:\n  opreturn: { max: 0 }\n`)
      stage.write('other.yaml', `${head('11'.repeat(32))}${RULES}`)
      await stage.run('policy lint policy.yaml')
      await stage.run('policy lint typo.yaml')
      await stage.run('policy lint other.yaml --vault treasury.vault.json')
      await stage.run('policy lint nowhere.yaml')

      await stage.run('policy show policy.yaml')
      await stage.run('policy show --vault treasury --home akira')
      await stage.run('policy show typo.yaml')

      const { digest } = await stage.prepare('policy show policy.yaml')
      const looser = `${head(vault, 2, digest)}${RULES.replace('0.1btc', '0.2btc').replace('max: 0 ', 'max: 1 ')}`
      stage.write('looser.yaml', looser)
      await stage.run('policy diff policy.yaml looser.yaml')
      await stage.run('policy diff policy.yaml policy.yaml --fail-on-looser')
      await stage.run('policy diff policy.yaml looser.yaml --fail-on-looser')
      await stage.run('policy diff policy.yaml nowhere.yaml')

      await stage.run('policy test treasury.policy-test.yaml')
      stage.write(
        'failing.yaml',
        `ringi: 1\nkind: policy-test\npolicy: policy.yaml\nvault: treasury.vault.json\ncases:\n  - { name: a, payments: [{ to: ${payee()}, amount: 1btc }], refused: [op-return] }\n`,
      )
      await stage.run('policy test failing.yaml')
      await stage.run('policy test policy.yaml')
    },
  },
  {
    name: 'policy-check',
    title: 'proposals are checked for CI: allowed, denied and warned of, in every format',
    async play(stage) {
      const vault = await makeTeam(stage)
      await fundTeam(stage, [50_000_000, 50_000_000])
      stage.write('policy.yaml', `${head(vault)}${EXCEPTIONS}${RULES}`)
      stage.makeFolder('proposals')
      const propose = `propose --home akira --vault treasury ${COINS} --fee-rate 3`
      await stage.prepare(`${propose} --to ${payee()}=0.05btc --reference R-1 --out proposals/allowed.psbt`)
      await stage.prepare(
        `${propose} --to ${payee('regtest', 1)}=0.05btc --change-index 1 --out proposals/warned.psbt`,
      )
      await stage.prepare(
        `${propose} --to ${payee('regtest', 2)}=0.25btc --change-index 2 --data 2026 --out proposals/denied.psbt`,
      )
      await stage.prepare(
        `policy approve policy.yaml --home akira --key akira --vault treasury ${PASSWORD} --approve ${(await stage.prepare('policy show policy.yaml')).digest}`,
      )
      const check = 'policy check --vault treasury.vault.json --policy policy.yaml'
      await stage.run(`${check} proposals/allowed.psbt`)
      await stage.run(`${check} proposals/warned.psbt`)
      await stage.run(`${check} proposals/denied.psbt`, { forms: ['en', 'ja', 'json'] })
      for (const format of ['text', 'json', 'sarif', 'junit', 'github']) {
        await stage.run(`${check} proposals --format ${format}`, { forms: ['en'] })
      }
      await stage.run(`${check} proposals --sarif out.sarif --junit out.xml --together --strict`)
      await stage.run(`${check} proposals --stage sign --at 2026-11-22T09:30:00Z`, { forms: ['en'] })
      await stage.run(`${check} --approval policy.approved-akira.json`)
      await stage.run(`${check} nowhere.psbt`)
      await stage.run(`${check} akira`)
      stage.write('broken/broken.psbt', 'psbt')
      await stage.run(`${check} broken`)
    },
  },
  {
    name: 'policy-force',
    title: 'a policy is approved, put in force, asked, excepted from, replaced and taken back',
    async play(stage) {
      const vault = await makeTeam(stage)
      await fundTeam(stage, [50_000_000, 50_000_000])
      stage.write('policy.yaml', `${head(vault)}${EXCEPTIONS}${RULES}`)
      const { digest } = await stage.prepare('policy show policy.yaml')

      stage.say('policy approve and activate')
      const approve = (officer: string) =>
        `policy approve policy.yaml --home ${officer} --key ${officer} --vault treasury ${PASSWORD}`
      await stage.run(`${approve('akira')} --approve ${digest}`)
      await stage.run(`${approve('beatrice')} --approve ${digest}`, { forms: ['json'] })
      await stage.run(`${approve('chidi')} --approve ${'00'.repeat(32)}`)
      await stage.run(approve('chidi'))
      await stage.run(`${approve('chidi')} --approve ${digest} --days 4000`)
      const approvals = '--approval policy.approved-akira.json --approval policy.approved-beatrice.json'
      const activate = (officer: string) => `policy activate policy.yaml --home ${officer} --vault treasury`
      await stage.run(`${activate('akira')} ${approvals} --yes ${PASSWORD}`)
      await stage.run(`${activate('chidi')} ${approvals} --yes ${PASSWORD}`, { forms: ['json'] })
      await stage.run(`${activate('akira')} ${approvals} --yes`)
      await stage.run(`${activate('beatrice')} --approval policy.approved-akira.json --yes`)
      await stage.run(`${activate('beatrice')} ${approvals}`)
      await stage.run('policy show --vault treasury --home akira')

      stage.say('a proposal that it allows, with a warning')
      const propose = `propose --home akira --vault treasury ${COINS} --fee-rate 3`
      const { data: small } = await stage.run(`${propose} --to ${payee()}=0.05btc --out small.psbt`)
      const { data: seen } = await stage.run('review small.psbt --home akira --vault treasury')
      await stage.run('review small.psbt --home akira --vault treasury --key akira')
      await stage.run(`review small.psbt --home chidi --vault treasury --key chidi ${PASSWORD}`)
      const sign = (file: string, officer: string) =>
        `sign ${file} --home ${officer} --key ${officer} --vault treasury ${PASSWORD}`
      await stage.run(`${sign('small.psbt', 'akira')} --approve ${small.digest}`)
      await stage.run(`${sign('small.psbt', 'akira')} --approve ${small.digest}:abc`)
      await stage.run(`${sign('small.psbt', 'akira')} --approve ${small.digest}:${seen?.approval}`, {
        forms: ['en', 'json'],
      })

      stage.say('a proposal that it denies')
      const { data: large } = await stage.run(
        `${propose} --to ${payee('regtest', 2)}=0.25btc --change-index 2 --reference R-2 --out large.psbt`,
      )
      await stage.run('review large.psbt --home chidi --vault treasury', { forms: ['en', 'ja', 'json'] })
      await stage.run(`${sign('large.psbt', 'chidi')} --approve ${large?.digest}`)

      stage.say('policy except')
      const except = (officer: string, rule: string) =>
        `policy except large.psbt --rule ${rule} --home ${officer} --key ${officer} --vault treasury ${PASSWORD} --policy policy.yaml`
      const why = ['--reason', 'as the board decided']
      const digestOf = ['--approve', String(large?.digest)]
      const asked = await stage.run([...except('akira', 'payment-limit').split(' '), ...why, ...digestOf])
      const seenByAkira = `${large?.digest}:${asked.json?.error?.details.actual}`
      await stage.run([...except('akira', 'payment-limit').split(' '), ...why, '--approve', seenByAkira])
      await stage.run([...except('chidi', 'payment-limit').split(' '), ...why, ...digestOf], {
        forms: ['json'],
      })
      await stage.run([...except('chidi', 'op-return').split(' '), ...why, ...digestOf])
      await stage.run([
        ...except('chidi', 'payment-limit').split(' '),
        ...why,
        '--approve',
        '00'.repeat(32),
        '--out',
        'x.json',
      ])
      const exceptions =
        '--exception large.exception-payment-limit-akira.json --exception large.exception-payment-limit-chidi.json'
      const { data: passed } = await stage.run(
        `review large.psbt --home chidi --vault treasury ${exceptions}`,
        { forms: ['en', 'ja', 'json'] },
      )
      await stage.run(
        `${sign('large.psbt', 'chidi')} --approve ${large?.digest}:${passed?.approval} ${exceptions}`,
        { forms: ['en', 'json'] },
      )

      stage.say('consent')
      const consent = (officer: string) =>
        `consent large.psbt --home ${officer} --key ${officer} --vault treasury ${PASSWORD}`
      const consenting = `${consent('akira')} ${exceptions} --out consent.json`
      const unapproved = await stage.run(`${consenting} --approve ${large?.digest}`)
      await stage.run(`${consenting} --approve ${large?.digest}:${unapproved.json?.error?.details.actual}`)
      await stage.run(`${consent('akira')} --approve ${large?.digest} --out no.json`)
      await stage.run(`${consent('beatrice')} --approve ${large?.digest} --out no.json`)

      stage.say('policy vouch')
      await stage.run(
        `policy vouch ${payee()} --home akira --key akira --vault treasury ${PASSWORD} --yes --out voucher.json`,
      )
      await stage.run('policy vouch --home akira --key akira --vault treasury')
      await stage.run(
        `policy vouch ${payee('regtest', 1)} --home akira --key akira --vault treasury ${PASSWORD} --out x.json`,
      )
      await stage.run(
        `policy vouch bcrt1qnowhere --home akira --key akira --vault treasury ${PASSWORD} --yes`,
      )

      stage.say('the next version')
      stage.write('next.yaml', `${head(vault, 2, digest)}${RULES.replace('0.1btc', '0.3btc')}`)
      await enforce(stage, 'next.yaml', ['akira'])
      await stage.run('policy show --vault treasury --home akira', { forms: ['json'] })
      await stage.run(`${activate('akira')} ${approvals} --yes`)
      await stage.run('review large.psbt --home akira --vault treasury', { forms: ['json'] })

      stage.say('policy revoke')
      const revoke = (officer: string) =>
        `policy revoke policy.yaml --home ${officer} --key ${officer} --vault treasury ${PASSWORD}`
      await stage.run(`${revoke('beatrice')} --approve ${digest} --out revoked.json`)
      await stage.run(`${revoke('beatrice')} --approve ${'00'.repeat(32)}`)
      await stage.run(revoke('chidi'))
      await stage.run(revoke('nobody'))
      await stage.run(
        `policy check --vault treasury.vault.json --policy policy.yaml ${approvals} --revocation revoked.json`,
      )
    },
  },
]
