import { readFileSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { treeOf } from '../../support/tree.js'
import {
  activating,
  approved,
  attested,
  copyOf,
  inForce,
  makeScene,
  policyOf,
  type Scene,
  STRANGER,
} from './scene.js'

const RULES = '  proposal-limit: { max: 0.5btc }\n'
let made: Scene
let scene: Scene
beforeAll(async () => {
  made = await makeScene()
})
beforeEach(() => {
  scene = copyOf(made)
})
afterEach(() => {
  vi.useRealTimers()
})

test('a policy needs the approval of M cosigners, each for itself', async () => {
  const { office, as } = scene
  await approved(scene, 'few', policyOf(scene, RULES), [1])
  const before = treeOf(office.path('homes'))
  const line = as(3, 'policy activate few.yaml --yes')
  await office.refused(line, 'approval.incomplete')
  const { exit } = await office.refused(`${line} --approval few.1.json`, 'approval.incomplete')
  expect(exit).toBe(6)
  await office.refused(`${line} --approval few.1.json --approval few.1.json`, 'approval.incomplete')
  expect(treeOf(office.path('homes'))).toEqual(before)
})

test('an approval that was changed, of another policy, or expired, is refused', async () => {
  const { office, as } = scene
  await approved(scene, 'kept', policyOf(scene, RULES))
  const approval = JSON.parse(readFileSync(office.path('kept.1.json'), 'utf8'))
  const line = as(3, 'policy activate kept.yaml --yes --approval kept.2.json')
  const changes = {
    'approval.bad-signature': { cosigner: 'officer-3' },
    'approval.unknown-cosigner': { cosigner: 'officer-4' },
    'approval.other-vault': { vault: 'a'.repeat(64) },
    'approval.malformed': { signature: undefined },
  } as const
  for (const [code, change] of Object.entries(changes)) {
    office.write('changed.json', JSON.stringify({ ...approval, ...change }))
    await office.refused(`${line} --approval changed.json`, code as keyof typeof changes)
  }
  office.write('changed.json', JSON.stringify({ ...approval, expires: '2099-01-01T00:00:00Z' }))
  await office.refused(`${line} --approval changed.json`, 'approval.bad-signature')
  await approved(scene, 'another', policyOf(scene, '  proposal-limit: { max: 5btc }\n'), [3])
  await office.refused(`${line} --approval another.3.json`, 'approval.other-policy')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * 86_400_000 })
  const { exit } = await office.refused(`${line} --approval kept.1.json`, 'approval.expired')
  expect(exit).toBe(4)
})

test('an edit after the approval is another policy', async () => {
  const { office } = scene
  await approved(scene, 'edited', policyOf(scene, RULES))
  office.write('edited.yaml', policyOf(scene, `${RULES}# nothing but a comment\n`))
  await office.refused(activating(scene, 3, 'edited'), 'approval.other-policy')
})

test('approving asks, and takes the digest of this very policy alone', async () => {
  const { office, as } = scene
  office.write('asked.yaml', policyOf(scene, RULES))
  const line = as(
    1,
    'policy approve asked.yaml --key officer-1 --password-file password.txt --out asked.json',
  )
  const before = treeOf(office.path())
  await office.refused(`${line} --yes`, 'confirm.needed')
  await office.refused(`${line} --approve ${'0'.repeat(64)}`, 'policy.digest-mismatch')
  expect(treeOf(office.path())).toEqual(before)
})

test('versions follow one another, by the quorum of the one in force, and never back', async () => {
  const { office } = scene
  const strict = 'changes: { any: 3 }\n'
  const all = [1, 2, 3]
  const one = await approved(scene, 'first', policyOf(scene, RULES, strict), all)
  await office.refused(activating(scene, 1, 'first'), 'approval.incomplete')
  for (const home of all) await office.ok(activating(scene, home, 'first', all))
  const again = await office.refused(activating(scene, 1, 'first', all), 'policy.in-force')
  expect(again.exit).toBe(7)

  const next = (previous: string, version = 2) =>
    policyOf(scene, '  proposal-limit: { max: 5btc }\n', `version: ${version}\nprevious: ${previous}\n`)
  // It names no quorum of its own, and is judged by the one that is in force.
  await approved(scene, 'two', next(one), [2, 3])
  await office.refused(activating(scene, 1, 'two', [2, 3]), 'approval.incomplete')
  await approved(scene, 'skips', next('b'.repeat(64), 3), [])
  const skipping = await office.refused(activating(scene, 1, 'skips', []), 'policy.not-next')
  expect(skipping.exit).toBe(4)
  await approveAs(1, 'two')
  await office.ok(activating(scene, 1, 'two', all))
  const back = await office.refused(activating(scene, 1, 'first', all), 'policy.rolled-back')
  expect(back.exit).toBe(4)
  expect((await office.ok(scene.as(1, 'policy show'))).version).toBe(2)
})

const later = (days: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * 86_400_000 })

/** Version 2 is in force on the machines 1 and 2; the third has never known a policy. */
async function secondInForce(): Promise<{ first: string; second: string; nonce: string }> {
  const first = await inForce(scene, 'old', policyOf(scene, RULES))
  const text = policyOf(scene, '  proposal-limit: { max: 5btc }\n', `version: 2\nprevious: ${first}\n`)
  const second = await inForce(scene, 'new', text)
  const { error } = await scene.office.refused(activating(scene, 3, 'new'), 'policy.unconfirmed')
  const nonce = error?.details.nonce as string
  expect(error?.details).toMatchObject({
    nonce: expect.stringMatching(/^[0-9a-f]{32}$/),
    needed: 2,
    answered: [],
  })
  const shown = await scene.office.refused(scene.as(3, 'policy show'), 'policy.not-in-force')
  expect(shown.error?.details).toMatchObject({ nonce })
  return { first, second, nonce }
}

test('a machine that joins later takes the version that the others have, though its approvals have ended', async () => {
  const { office, as } = scene
  const { second, nonce } = await secondInForce()
  later(40)
  const one = await attested(office, [1], undefined, nonce)
  const few = await office.refused(`${activating(scene, 3, 'new')} ${one}`, 'policy.unconfirmed')
  expect(few).toMatchObject({ exit: 6, error: { details: { answered: ['officer-1'] } } })
  const unasked = await attested(office, [2])
  await office.refused(`${activating(scene, 3, 'new')} ${one} ${unasked}`, 'policy.unconfirmed')
  later(1)
  const both = await attested(office, [1, 2], undefined, nonce)
  const { approvedBy, unheard } = await office.ok(`${activating(scene, 3, 'new', [])} ${both}`)
  expect({ approvedBy, unheard }).toEqual({ approvedBy: ['officer-1', 'officer-2'], unheard: [] })
  expect((await office.ok(as(3, 'policy show'))).digest).toBe(second)
  await office.refused(activating(scene, 3, 'old'), 'policy.rolled-back')
})

test('a machine that joins later takes the version that enough approve anew for it', async () => {
  const { office, as } = scene
  const { first, second, nonce } = await secondInForce()
  later(40)
  const again = async (officer: number, file: string, more: string) =>
    await office.ok(
      as(
        officer,
        `policy approve new.yaml --key officer-${officer} --approve ${second} --password-file password.txt --out ${file}${more}`,
      ),
    )
  await again(1, 'again.1.json', ` --for ${nonce}`)
  await again(2, 'again.2.json', '')
  await office.refused(activating(scene, 3, 'again').replace('again.yaml', 'new.yaml'), 'policy.unconfirmed')
  // The officer of the new machine is one of them, while one of the others is away.
  await again(3, 'again.3.json', ` --for ${nonce}`)
  later(1)
  await office.ok(activating(scene, 3, 'again', [1, 3]).replace('again.yaml', 'new.yaml'))
  expect((await office.ok(as(3, 'policy show'))).version).toBe(2)
  expect(first).not.toBe(second)
  await office.refused(as(1, 'policy approve old.yaml --key officer-1 --out old.json'), 'policy.rolled-back')
})

async function approveAs(officer: number, name: string): Promise<void> {
  const { digest } = await scene.office.ok(`policy show ${name}.yaml`)
  await scene.office.ok(
    scene.as(
      officer,
      `policy approve ${name}.yaml --key officer-${officer} --approve ${digest} --password-file password.txt --out ${name}.${officer}.json`,
    ),
  )
}

test('a difference says what it loosens', async () => {
  const { office } = scene
  office.write('before.yaml', policyOf(scene, '  proposal-limit: { max: 0.5btc }\n  op-return: { max: 0 }\n'))
  office.write('after.yaml', policyOf(scene, '  proposal-limit: { max: 0.4btc }\n', 'version: 2\n'))
  const { differences, loosens, tightens } = await office.ok('policy diff before.yaml after.yaml')
  expect({ loosens, tightens }).toEqual({ loosens: true, tightens: true })
  const effects = differences.map(({ rule, effect }: { rule: string; effect: string }) => `${rule} ${effect}`)
  expect(effects.sort()).toEqual(['op-return looser', 'proposal-limit tighter'])
})

test('what is wrong with a policy is told with line, column and the nearest name', async () => {
  const { office } = scene
  office.write('typo.yaml', policyOf(scene, '  proposal-limt: { max: 1btc }\n'))
  const { exit, error } = await office.refused('policy lint typo.yaml', 'policy.malformed')
  expect(exit).toBe(3)
  expect(error?.details).toMatchObject({ file: 'typo.yaml', line: 9, column: 3, nearest: 'proposal-limit' })
  office.write('other.yaml', policyOf(scene, RULES).replace(/^vault: .*/m, `vault: ${'c'.repeat(64)}`))
  const other = await office.refused(
    'policy lint other.yaml --vault treasury.vault.json',
    'policy.other-vault',
  )
  expect(other.exit).toBe(4)
  office.write('people.yaml', policyOf(scene, RULES, 'groups: { board: [nobody] }\n'))
  await office.refused('policy lint people.yaml --vault treasury.vault.json', 'policy.people')
})

test('a template is a policy for the vault that it was made for', async () => {
  const { office } = scene
  for (const template of ['exchange', 'treasury', 'family', 'estate']) {
    const made = await office.ok(
      `policy init --vault treasury.vault.json --template ${template} --out ${template}.yaml`,
    )
    const linted = await office.ok(`policy lint ${template}.yaml --vault treasury.vault.json`)
    expect(linted.digest).toBe(made.digest)
  }
  await office.refused(
    'policy init --vault treasury.vault.json --template family --out family.yaml',
    'file.exists',
  )
  await office.refused('policy init --vault treasury.vault.json --template bank', 'usage.invalid')
})

test('a test that fails is named; its file is refused at the place where it is wrong', async () => {
  const { office } = scene
  office.write('tested.yaml', policyOf(scene, RULES))
  const suite = (refused: string) =>
    `ringi: 1\nkind: policy-test\npolicy: tested.yaml\nvault: treasury.vault.json\ncases:\n  - name: large\n    payments: [{ to: ${STRANGER}, amount: 1btc }]\n    refused: ${refused}\n`
  office.write('right.yaml', suite('[proposal-limit]'))
  office.write('wrong.yaml', suite('[]'))
  office.write('broken.yaml', suite('[proposal-limt]'))
  expect((await office.ok('policy test right.yaml')).failedCount).toBe(0)
  const failed = await office.refused('policy test right.yaml wrong.yaml', 'policy.test-failed')
  expect(failed).toMatchObject({ exit: 4, data: { failedCount: 1 } })
  expect((await office.refused('policy test broken.yaml', 'policy.malformed')).error?.details.line).toBe(8)
})
