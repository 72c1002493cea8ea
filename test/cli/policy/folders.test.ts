import { readFileSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Home } from '../../../src/platform/home.js'
import { approving } from '../../support/ceremony.js'
import { coinsOf, copyOf, inForce, makeScene, policyOf, type Scene } from './scene.js'

const HOUR = 3_600_000

let made: Scene
let scene: Scene
beforeAll(async () => {
  made = await makeScene()
  const coins = coinsOf(made)
  made.office.write('folder/keep', '')
  for (const [at, amount] of ['0.1btc', '0.2btc'].entries())
    await made.propose(`folder/p${at + 1}`, amount, `--coin ${coins[at]}`)
})
beforeEach(() => {
  scene = copyOf(made)
})
afterEach(() => {
  vi.useRealTimers()
})

const linesOf = (officer: number) =>
  readFileSync(scene.office.path(`homes/officer-${officer}/log.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
const PASSWORD = '--password-file password.txt'
const sign = (officer: number, approve: string) =>
  scene.as(officer, `sign folder --key officer-${officer} ${PASSWORD} --approve ${approve}`)

test('a folder that is reviewed with a key is seen, under the seal: waiting counts from there', async () => {
  await inForce(scene, 'policy', policyOf(scene, '  cooling-off: { hours: 24 }\n'))
  const { office } = scene
  const line = scene.as(1, `review folder --key officer-1 ${PASSWORD}`)
  const { data, error } = await office.document(line)
  expect(error?.code).toBe('rule.cooling-off')
  expect(data.sealed).toBe(true)
  const seen = linesOf(1).filter(({ event }) => event === 'reviewed')
  expect(seen.map(({ actor }) => actor)).toEqual(['officer-1', 'officer-1'])
  await office.document(line)
  expect(linesOf(1).filter(({ event }) => event === 'reviewed')).toHaveLength(2)
  // Without the key it is logged, and no waiting counts from there.
  await office.document(scene.as(2, 'review folder'))
  expect(linesOf(2).filter(({ event }) => event === 'reviewed')).toHaveLength(2)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 25 * HOUR })
  const later = async (officer: number) =>
    (await office.document(scene.as(officer, 'review folder'))).data.batch
  expect(await later(1)).toMatchObject({ openCount: 2 })
  expect(await later(2)).toMatchObject({ openCount: 0 })
  await office.ok(sign(1, approving(await later(1))))
})

test('what only the one who signs is warned of is in the code that a review with their key shows', async () => {
  const tiers = '  quorum: { severity: warn, tiers: [{ any: 2, including: { notaries: 2 } }] }\n'
  await inForce(scene, 'policy', policyOf(scene, tiers, 'groups: { notaries: [officer-2, officer-3] }\n'))
  const { office } = scene
  const plain = (await office.ok(scene.as(1, 'review folder'))).batch
  const keyed = (await office.ok(scene.as(1, `review folder --key officer-1 ${PASSWORD}`))).batch
  expect(keyed.digest).toBe(plain.digest)
  expect(keyed.approval).not.toBe(plain.approval)
  const refused = await office.refused(sign(1, approving(plain)), 'proposal.approval-mismatch')
  expect(refused).toMatchObject({ error: { details: { actual: keyed.approval } } })
  await office.ok(sign(1, approving(keyed)))
  const [single] = keyed.items[0].files
  const one = await office.ok(scene.as(1, `review ${single} --key officer-1 ${PASSWORD}`))
  const alone = scene.as(
    1,
    `sign ${single} --key officer-1 ${PASSWORD} --approve ${approving(one)} --out one.psbt`,
  )
  await office.ok(alone)
})

test('a sheet has the code beside the digest', async () => {
  const { office } = scene
  const { digest, approval } = await office.ok(scene.as(1, 'review folder/p1.psbt --html sheet.html'))
  expect(readFileSync(office.path('sheet.html'), 'utf8')).toContain(`${digest}:${approval}`)
})

test('O31 a policy that somebody without the password puts into the home needs the approvals of enough cosigners', async () => {
  const { office } = scene
  await inForce(scene, 'policy', policyOf(scene, '  self-transfers: {}\n'), [2])
  const [there, here] = [2, 1].map(officer => new Home(office.path(`homes/officer-${officer}`))) as [
    Home,
    Home,
  ]
  const pinned = JSON.parse((await there.read('policies', 'treasury')) as string)
  const { append } = await import('../../../src/app/log/append.js')
  const { VerifiedLog } = await import('../../../src/app/log/verified-log.js')
  const told = linesOf(2).findLast(({ event }) => event === 'policy.activated')
  const { event, vault, policy, version, follows } = told
  await here.change(async () => {
    await append(await VerifiedLog.read(here), {
      ...{ event, vault, policy, version, follows },
      ...{ approvedBy: ['officer-2', 'officer-3'], approvals: [] },
    })
    await here.pin('policies', 'treasury', JSON.stringify({ ...pinned, approvals: [] }))
  })
  const line = scene.signing(1, 'folder/p1', '0'.repeat(64), 'evil')
  await office.document(line)
  const point = scene.as(1, `log checkpoint --key officer-1 ${PASSWORD} --out point.json`)
  await office.refused(point, 'home.seal-broken')
})
