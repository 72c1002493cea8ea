import { readFileSync } from 'node:fs'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { append } from '../../../src/app/log/append.js'
import { VerifiedLog } from '../../../src/app/log/verified-log.js'
import { Home } from '../../../src/platform/home.js'
import { coinsOf, copyOf, inForce, makeScene, policyOf, type Scene } from './scene.js'

const PASSWORD = '--password-file password.txt'

/** A policy is in force for the vault `treasury`; `other` is the same one in another file, under another name. */
let made: Scene
let scene: Scene
beforeAll(async () => {
  made = await makeScene()
  const { office, team } = made
  await inForce(made, 'policy', policyOf(made, '  rolling-limit: { windows: [{ days: 31, max: 1btc }] }\n'))
  const coins = coinsOf(made)
  for (const [at, amount] of ['0.6btc', '0.7btc'].entries())
    await made.propose('ab'[at] as string, amount, `--coin ${coins[at]}`)
  const cosigners = team.officers.map(officer => `--cosigner ${officer}.cosigner.json`).join(' ')
  await office.ok(
    `vault create --name other --threshold 2 ${cosigners} --script-type p2wsh --network regtest --out other.json`,
  )
  await office.ok(made.signing(1, 'a', await made.seen(1, 'a'), 'a.1'))
})
beforeEach(() => {
  scene = copyOf(made)
})

test('the same vault from another file has the policy and the limits that are in force', async () => {
  const { office } = scene
  const at = '--vault other.json --home homes/officer-1'
  const { digest } = await office.ok(scene.as(1, 'policy show'))
  expect((await office.ok(`policy show ${at}`)).digest).toBe(digest)
  const { error } = await office.document(`review b.psbt ${at}`)
  expect(error?.code).toBe('rule.rolling-limit')
  await office.refused(
    `policy check b.psbt ${at} --policy policy.yaml --history homes/officer-1/log.jsonl`,
    'rule.rolling-limit',
  )
  // Where nobody knows that it is the same one, a policy of the other is of another vault.
  await office.refused(
    'policy check b.psbt --vault other.json --policy policy.yaml --home homes/nobody',
    'policy.other-vault',
  )
})

test('B30 of two twins the one that is kept has the policy, its approvals and its limits', async () => {
  const { office } = scene
  const home = new Home(office.path('homes/officer-1'))
  const { digest } = await office.ok(scene.as(1, 'policy show'))
  // As homes of 0.1.0 may have it, which compared digests.
  await home.change(async () => {
    const file = readFileSync(office.path('other.json'), 'utf8')
    const vault = { name: 'other', digest: JSON.parse(file).digest }
    await append(await VerifiedLog.read(home), { event: 'vault.registered', vault, network: 'regtest' })
    await home.pin('vaults', 'other', file)
  })
  await office.refused(scene.signing(1, 'b', '0'.repeat(64), 'evil'), 'vault.twins')
  await office.ok(`home seal --key officer-1 --keep other --yes ${PASSWORD} --home homes/officer-1`)
  const at = '--vault other --home homes/officer-1'
  expect((await office.ok(`policy show ${at}`)).digest).toBe(digest)
  const { data, error } = await office.document(`review b.psbt ${at}`)
  expect(error?.code).toBe('rule.rolling-limit')
  await office.refused(
    `sign b.psbt --key officer-1 ${at} ${PASSWORD} --approve ${data.digest}:${data.approval} --out evil.psbt`,
    'rule.rolling-limit',
  )
  // The next version follows it.
  const next = policyOf(
    scene,
    '  rolling-limit: { windows: [{ days: 31, max: 2btc }] }\n',
    `version: 2\nprevious: ${digest}\n`,
  )
  office.write(
    'two.yaml',
    next.replace(scene.team.vault.digest, JSON.parse(readFileSync(office.path('other.json'), 'utf8')).digest),
  )
  const two = await office.ok('policy show two.yaml')
  await office.ok(
    `policy approve two.yaml --key officer-1 ${at} ${PASSWORD} --approve ${two.digest} --out two.1.json`,
  )
})
