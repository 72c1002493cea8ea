import { readFileSync } from 'node:fs'
import { Transaction } from 'bitcoinjs-lib'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { BITCOIN_SCRIPT_TYPES } from '../support/bitcoin-script-types.js'
import { fundTeam, makeTeam, Office, payee, spend, VAULT } from '../support/ceremony.js'
import type { Document } from '../support/program.js'
import {
  activating,
  approved,
  attested,
  copyOf,
  inForce,
  makeScene,
  policyOf,
  type Scene,
} from './policy/scene.js'

const LIMIT = '  proposal-limit: { max: 0.3btc }\n'
/** Of these officers, as nobody has signed for them. */
const bare = (...officers: readonly number[]) =>
  officers.map(one => ` --history homes/officer-${one}/log.jsonl`).join('')
const codesOf = ({ findings }: Document) => findings.map(({ severity, code }) => `${severity} ${code}`)

describe('with a policy', () => {
  let made: Scene
  let scene: Scene
  let policy: string
  const logs = async (...officers: readonly number[]) => ` ${await attested(scene.office, officers)}`
  beforeAll(async () => {
    made = await makeScene()
    policy = await inForce(made, 'policy', policyOf(made, LIMIT), [1, 2])
    await made.propose('small', '0.2btc')
    await made.propose('large', '0.4btc')
  })
  beforeEach(() => {
    scene = copyOf(made)
  })

  const digestOf = async (name: string) =>
    (await scene.office.document(scene.as(3, `review ${name}.psbt`))).data.digest
  const sign = async (name: string, officer: number, options = '') =>
    await scene.office.ok(
      `${scene.signing(officer, name, await scene.seen(officer, name, options), `${name}.${officer}`)} ${options}`.trim(),
    )

  /** Makes a transaction of what two officers have signed, in a home without a policy. */
  async function finish(name: string, officers: readonly number[]): Promise<void> {
    const copies = officers.map(one => `${name}.${one}.psbt`).join(' ')
    await scene.office.ok(scene.as(3, `combine ${copies} --out ${name}.both.psbt`))
    await scene.office.ok(scene.as(3, `finalize ${name}.both.psbt --out ${name}.tx`))
  }

  async function paid(name: string, officers: readonly number[]): Promise<void> {
    for (const officer of officers) await sign(name, officer)
    await finish(name, officers)
  }

  const verify = (name: string, options: string, officer = 1) =>
    scene.as(officer, `verify ${name}.tx --proposal ${name}.psbt${options}`)

  test('every signature is accounted for, and every rule was kept', async () => {
    await paid('small', [1, 2])
    for (const [officer, options] of [
      [1, await logs(1, 2)],
      [3, `${await logs(2, 1)} --policy policy.yaml`],
      [3, `${await logs(1, 2, 3, 1)} --policy policy.yaml`],
    ] as const) {
      const data = await scene.office.ok(verify('small', options, officer))
      expect(data.policy).toMatchObject({ digest: policy, version: 1, holds: true })
      const proposal = await digestOf('small')
      expect(data.accounts).toHaveLength(2)
      for (const account of data.accounts)
        expect(account).toMatchObject({ input: 0, proposal, policy, signedAt: expect.stringMatching(/Z$/) })
      const names = data.accounts.map(({ cosigner }: { cosigner: string }) => cosigner)
      expect(names.sort()).toEqual(['officer-1', 'officer-2'])
    }
  })

  test('logs of several machines may be one merged file', async () => {
    await paid('small', [1, 2])
    const checkpoints = (await logs(1, 2)).replaceAll(/ --history \S+jsonl/g, '')
    await scene.office.ok(`log merge${bare(1, 2).replaceAll(' --history', '')} --out merged.jsonl`)
    const data = await scene.office.ok(verify('small', ` --history merged.jsonl${checkpoints}`))
    expect(data.policy.holds).toBe(true)
  })

  test('where no checkpoint is given, logs are believed, with a warning', async () => {
    await paid('small', [1, 2])
    const nobody = `verify small.tx --proposal small.psbt --home homes/nobody --vault ${VAULT}.vault.json`
    for (const line of [verify('small', bare(1, 2)), nobody + bare(1, 2)]) {
      const { exit, findings } = await scene.office.document(line)
      expect(exit).toBe(0)
      expect(findings.filter(({ code }) => code === 'log.unattested')).toMatchObject([{ severity: 'warn' }])
    }
  })

  test('where one is given, a log without accounts for nothing but what the own one has', async () => {
    await paid('small', [1, 2])
    const told = await scene.office.refused(
      verify('small', `${await logs(3)}${bare(1, 2)}`),
      'log.unattested',
    )
    expect(told.exit).toBe(4)
    expect(told.findings.filter(({ code }) => code === 'log.unattested')).toHaveLength(1)
    const nobody = `verify small.tx --proposal small.psbt --home homes/nobody --vault ${VAULT}.vault.json`
    const both = await scene.office.refused(`${nobody}${await logs(3)}${bare(1, 2)}`, 'log.unattested')
    expect(both.findings.filter(({ code }) => code === 'log.unattested')).toHaveLength(2)
  })

  test('a signature that is in no log is told, loudly', async () => {
    await paid('small', [1, 2])
    const { exit, findings, data } = await scene.office.refused(
      verify('small', await logs(1)),
      'signature.unaccounted',
    )
    expect(exit).toBe(4)
    const found = findings.filter(({ code }) => code === 'signature.unaccounted')
    expect(found).toMatchObject([{ severity: 'block', where: { input: 0 } }])
    expect(data.accounts).toContainEqual({
      ...{ input: 0, cosigner: 'officer-2', signedAt: null, proposal: null, policy: null },
    })
    await scene.office.refused(verify('small', await logs(3)), 'signature.unaccounted')
  })

  test('the signature of a stolen key is not the one that its owner’s log knows', async () => {
    await sign('small', 1)
    await scene.office.ok(
      'key restore --name officer-2 --home homes/thief --network regtest --words-file officer-2.words.txt --password-file password.txt --work-factor 1',
    )
    await scene.office.ok(
      `vault register ${VAULT}.vault.json --home homes/thief --digest ${scene.team.vault.digest}`,
    )
    const digest = await digestOf('small')
    await scene.office.ok(
      scene.signing(2, 'small', digest, 'small.2').replace('homes/officer-2', 'homes/thief'),
    )
    await finish('small', [1, 2])
    await scene.office.refused(verify('small', await logs(1, 2)), 'signature.unaccounted')
    const told = `${await logs(1)} ${await attested(scene.office, [2], () => 'homes/thief')}`
    // With the thief’s log it is known, and that no policy was in force there.
    await scene.office.refused(verify('small', told), 'policy.not-in-force')
  })

  test('another proposal than the one that was signed', async () => {
    await paid('small', [1, 2])
    // The same transaction with other notes has a digest of its own.
    await scene.office.ok(
      `propose --home homes/nobody --vault ${VAULT}.vault.json --utxos listunspent.json --prevtxs prevtxs.hex --to ${payee('regtest')}=0.2btc --fee-rate 5 --out noted.psbt --memo other`,
    )
    const [noted, small] = [await digestOf('noted'), await digestOf('small')]
    expect(noted).not.toBe(small)
    await scene.office.refused(
      scene.as(1, `verify small.tx --proposal noted.psbt${await logs(1, 2)}`),
      'proposal.other-transaction',
    )
    await scene.office.refused(
      scene.as(1, `verify small.tx --proposal large.psbt${await logs(1, 2)}`),
      'proposal.other-transaction',
    )
  })

  test('a rule that was broken, under no policy', async () => {
    // Officer 3 has none in force, and officer 1 signs in a home that has none either.
    const digest = await digestOf('large')
    await scene.office.ok(
      'key restore --name officer-1 --home homes/careless --network regtest --words-file officer-1.words.txt --password-file password.txt --work-factor 1',
    )
    await scene.office.ok(
      `vault register ${VAULT}.vault.json --home homes/careless --digest ${scene.team.vault.digest}`,
    )
    await scene.office.ok(
      scene.signing(1, 'large', digest, 'large.1').replace('homes/officer-1', 'homes/careless'),
    )
    await sign('large', 3)
    await finish('large', [1, 3])
    const told = `${await logs(3)} ${await attested(scene.office, [1], () => 'homes/careless')}`
    // Nothing is judged where no policy is given or in force.
    expect((await scene.office.ok(verify('large', told, 3))).policy).toBe(null)
    for (const line of [verify('large', told), verify('large', `${told} --policy policy.yaml`, 3)]) {
      const document = await scene.office.document(line)
      expect(document.ok).toBe(false)
      expect([4, 5]).toContain(document.exit)
      expect(document.data.policy).toMatchObject({ digest: policy, holds: false })
      expect(codesOf(document)).toEqual(
        expect.arrayContaining(['block rule.proposal-limit', 'block policy.not-in-force']),
      )
    }
  })

  test('another version than the one that was in force', async () => {
    const head = `version: 2\nprevious: ${policy}\n`
    await approved(scene, 'two', policyOf(scene, '  proposal-limit: { max: 5btc }\n', head))
    await sign('small', 1)
    await scene.office.ok(activating(scene, 2, 'two'))
    await sign('small', 2)
    await finish('small', [1, 2])
    for (const given of ['policy', 'two']) {
      const document = await scene.office.refused(
        verify('small', `${await logs(1, 2)} --policy ${given}.yaml`),
        'policy.other-version',
      )
      expect(codesOf(document).filter(code => code.endsWith('policy.other-version'))).toHaveLength(1)
      expect(document.data.policy.holds).toBe(false)
    }
  })

  test('rules are asked by what was known when it was signed', async () => {
    const daily = '  rolling-limit: { windows: [{ hours: 24, max: 0.5btc }] }\n'
    scene.office.write('daily.yaml', policyOf(scene, daily))
    await paid('small', [1, 2])
    await scene.propose('later', '0.25btc', `--coin ${await otherCoin()}`)
    await paid('later', [1, 2])
    const judged = async (name: string) =>
      codesOf(await scene.office.document(verify(name, `${await logs(1, 2)} --policy daily.yaml`)))
    expect(await judged('small')).not.toContain('block rule.rolling-limit')
    expect(await judged('later')).not.toContain('block rule.rolling-limit')
    scene.office.write('daily.yaml', policyOf(scene, daily.replace('0.5btc', '0.4btc')))
    // What came later takes nothing from what came before.
    expect(await judged('small')).not.toContain('block rule.rolling-limit')
    expect(await judged('later')).toContain('block rule.rolling-limit')
  })

  async function otherCoin(): Promise<string> {
    const spent = JSON.stringify(await scene.office.ok('inspect small.psbt'))
    const rows: { txid: string; vout: number }[] = JSON.parse(
      readFileSync(scene.office.path('listunspent.json'), 'utf8'),
    )
    const other = rows.find(({ txid }) => !spent.includes(txid))
    return `${other?.txid}:${other?.vout}`
  }

  test('an exception holds afterwards as it held then', async () => {
    const head = `version: 2\nprevious: ${policy}\nexceptions: { any: 2, rules: [proposal-limit] }\n`
    await approved(scene, 'two', policyOf(scene, LIMIT, head))
    for (const home of [1, 2]) await scene.office.ok(activating(scene, home, 'two'))
    const digest = await digestOf('large')
    for (const officer of [1, 2]) {
      const line = scene.as(
        officer,
        `policy except large.psbt --rule proposal-limit --key officer-${officer} --approve ${digest} --password-file password.txt --out large.except-${officer}.json --reason due`,
      )
      await scene.office.ok(line)
    }
    const both = ' --exception large.except-1.json --exception large.except-2.json'
    for (const officer of [1, 2]) await sign('large', officer, both.trim())
    await finish('large', [1, 2])
    await scene.office.refused(verify('large', await logs(1, 2)), 'rule.proposal-limit')
    const data = await scene.office.ok(verify('large', (await logs(1, 2)) + both))
    expect(data.policy).toMatchObject({ version: 2, holds: true })
  })

  test('a policy alone says nothing, and a log that was edited is none', async () => {
    await paid('small', [1, 2])
    await scene.office.refused(verify('small', ' --policy policy.yaml'), 'usage.invalid')
    await scene.office.refused(
      scene.as(1, `verify small.tx --policy policy.yaml${await logs(1, 2)}`),
      'usage.invalid',
    )
    const data = await scene.office.ok(scene.as(1, 'verify small.tx --prevtxs prevtxs.hex'))
    expect(data).toMatchObject({ accounts: null, policy: null })
    const log = readFileSync(scene.office.path('homes/officer-2/log.jsonl'), 'utf8')
    scene.office.write('edited.jsonl', log.replace('"actor":"officer-2"', '"actor":"officer-3"'))
    await scene.office.refused(verify('small', `${await logs(1)} --history edited.jsonl`), 'log.tampered')
  })
})

test.each(BITCOIN_SCRIPT_TYPES)(
  '%s: what was logged unsigned is found when it is finished',
  async scriptType => {
    const office = new Office()
    const team = await makeTeam(office, { required: 2, of: 3, scriptType })
    await fundTeam(team, [40_000_000, 40_000_000])
    const options = ['--to', `${payee('regtest')}=0.6btc`, '--fee-rate', '5']
    await spend(team, { options, signers: ['officer-2', 'officer-3'] })
    const line = `verify payout.tx --vault ${VAULT} --home homes/officer-1 --proposal payout.psbt`
    const data = await office.ok(`${line} ${await attested(office, [2, 3])}`)
    expect(data.accounts).toHaveLength(4)
    for (const { signedAt } of data.accounts) expect(signedAt).not.toBe(null)
    const unaccounted = await office.refused(
      `${line} ${await attested(office, [3])}`,
      'signature.unaccounted',
    )
    const missing = unaccounted.findings.filter(({ code }) => code === 'signature.unaccounted')
    expect(missing.map(({ where }) => where)).toEqual([{ input: 0 }, { input: 1 }])
    // Outside of segwit the signatures are part of the id.
    const signed = JSON.parse(
      readFileSync(office.path('homes/officer-2/log.jsonl'), 'utf8')
        .split('\n')
        .find(one => one.includes('"event":"signed"')) as string,
    )
    const id = Transaction.fromHex(readFileSync(office.path('payout.tx'), 'utf8').trim()).getId()
    expect(signed.txid === id).toBe(scriptType === 'p2wsh')
    const bare = line.replace('--proposal payout.psbt', '--prevtxs prevtxs.hex')
    expect((await office.ok(`${bare} ${await attested(office, [2, 3])}`)).accounts).toHaveLength(4)
  },
)
