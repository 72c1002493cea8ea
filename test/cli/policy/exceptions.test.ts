import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { inForce, makeScene, policyOf, type Scene } from './scene.js'

let scene: Scene
beforeAll(async () => {
  scene = await makeScene()
  const rules = '  proposal-limit: { max: 0.3btc }\n  op-return: { max: 0 }\n'
  const head = 'exceptions: { any: 2, rules: [proposal-limit] }\n'
  await inForce(scene, 'policy', policyOf(scene, rules, head))
})
afterEach(() => {
  vi.useRealTimers()
})

const excepting = (officer: number, name: string, digest: string, rule = 'proposal-limit') =>
  [
    ...scene.as(officer, `policy except ${name}.psbt --rule ${rule} --key officer-${officer}`).split(' '),
    ...`--approve ${digest} --password-file password.txt --out ${name}.except-${officer}.json`.split(' '),
    ...['--reason', 'an invoice that is due'],
  ] as const

test('a quorum lets one proposal pass one rule, as a warning', async () => {
  const { office, propose, signing } = scene
  const { digest } = await propose('large', '0.4btc')
  const line = signing(1, 'large', digest, 'large.1')
  await office.refused(line, 'rule.proposal-limit')
  await office.ok(excepting(1, 'large', digest))
  const one = await office.refused(`${line} --exception large.except-1.json`, 'rule.proposal-limit')
  expect(one.exit).toBe(5)
  // The same officer twice is one officer.
  await office.refused(
    `${line} --exception large.except-1.json --exception large.except-1.json`,
    'rule.proposal-limit',
  )
  await office.ok(excepting(2, 'large', digest))
  const both = '--exception large.except-1.json --exception large.except-2.json'
  const review = await office.document(scene.as(1, `review large.psbt ${both}`))
  expect(review.exit).toBe(0)
  expect(review.findings).toContainEqual(expect.objectContaining({ code: 'rule.excepted', severity: 'warn' }))

  // Under another version it is no exception, and no mistake either.
  office.write('later.yaml', policyOf(scene, '  proposal-limit: { max: 0.2btc }\n'))
  await office.refused(
    `policy check large.psbt --vault treasury.vault.json --policy later.yaml ${both}`,
    'rule.proposal-limit',
  )

  const other = await propose('other', '0.45btc')
  await office.refused(`${signing(1, 'other', other.digest, 'other.1')} ${both}`, 'rule.proposal-limit')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * 86_400_000 })
  await office.refused(`${line} ${both}`, 'approval.expired')
  vi.useRealTimers()
  await office.refused(`${line} ${both}`, 'proposal.warnings-not-approved')
  await office.ok(`${signing(1, 'large', await scene.seen(1, 'large', both), 'large.1')} ${both}`)
})

test('no exception is made from a rule that the policy does not list', async () => {
  const { office, propose } = scene
  const { digest } = await propose('listed', '0.1btc')
  await office.refused(excepting(1, 'listed', digest, 'op-return'), 'policy.rule-without-exception')
  await office.refused(excepting(1, 'listed', digest, 'payment-limit'), 'policy.rule-without-exception')
})
