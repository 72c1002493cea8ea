import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import {
  activating,
  approved,
  attested,
  copyOf,
  inForce,
  makeScene,
  policyOf,
  type Scene,
} from '../cli/policy/scene.js'
import type { Document } from '../support/program.js'
import { forgedLog } from './toolkit/forged-log.js'
import { refusedUntouched } from './toolkit/scene.js'

const RULES = '  proposal-limit: { max: 0.3btc }\n'
const LOOSER = '  proposal-limit: { max: 5btc }\n'
const TIGHTER = '  proposal-limit: { max: 0.25btc }\n'

/** Version 1 is in force on the machines 1 and 2; the third has never known a policy. */
let made: Scene
let scene: Scene
let first: string
let small: string
beforeAll(async () => {
  made = await makeScene()
  first = await inForce(made, 'first', policyOf(made, RULES))
  small = (await made.propose('small', '0.2btc')).digest
})
beforeEach(() => {
  scene = copyOf(made)
})
afterEach(() => {
  vi.useRealTimers()
})

const later = (days: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * 86_400_000 })
const second = (rules: string, version = 2) =>
  policyOf(scene, rules, `version: ${version}\nprevious: ${first}\n`)
const refused = async (line: string, codes: Parameters<typeof refusedUntouched>[2]) =>
  await refusedUntouched(scene.office, line, codes)
const codesOf = ({ findings }: Document) => findings.map(({ severity, code }) => `${severity} ${code}`)
const approving = (officer: number, name: string, digest: string, more = '') =>
  scene.as(
    officer,
    `policy approve ${name}.yaml --key officer-${officer} --approve ${digest} --password-file password.txt --out ${name}.${officer}.json${more}`,
  )
const revoking = (officer: number, policy: string, out: string) =>
  scene.as(
    officer,
    `policy revoke ${policy} --key officer-${officer} --password-file password.txt --out ${out}`,
  )
const digestOf = async (name: string): Promise<string> =>
  (await scene.office.ok(`policy show ${name}.yaml`)).digest

/** A second machine with an officer's key, whose log knows nothing: how one cosigner can approve twice. */
async function elsewhere(officer: number): Promise<(line: string) => string> {
  const home = `--home homes/elsewhere-${officer}`
  await scene.office.ok(
    `key restore --name officer-${officer} ${home} --network regtest --words-file officer-${officer}.words.txt --password-file password.txt --work-factor 1`,
  )
  await scene.office.ok(`vault register treasury.vault.json ${home} --digest ${scene.team.vault.digest}`)
  return line => line.replace(/--home \S+/, home)
}

/** Two versions 2, each approved by two: officer 2 has signed both, on two machines. */
async function forkedApprovals(): Promise<[string, string]> {
  const one = await approved(scene, 'one', second(TIGHTER), [1, 2])
  scene.office.write('other.yaml', second(LOOSER))
  const other = await digestOf('other')
  const away = await elsewhere(2)
  await scene.office.ok(away(approving(2, 'other', other)))
  await scene.office.ok(approving(3, 'other', other))
  return [one, other]
}

test('L35 a cosigner does not approve two versions that follow the same one', async () => {
  const { office } = scene
  const one = await approved(scene, 'one', second(TIGHTER), [1])
  for (const [name, version] of [
    ['same-number', 2],
    ['same-predecessor', 3],
  ] as const) {
    office.write(`${name}.yaml`, second(LOOSER, version))
    const { error } = await refused(approving(1, name, await digestOf(name)), 'policy.forked')
    expect(error?.details.policies).toContain(one)
  }
  // The same one again, for a machine that joins later.
  await office.ok(approving(1, 'one', one, ' --force'))
  // Another cosigner has approved neither.
  await office.ok(approving(2, 'same-number', await digestOf('same-number')))
  await office.ok(revoking(1, 'one.yaml', 'revoked.json'))
  await office.ok(approving(1, 'same-number', await digestOf('same-number')))
  await refused(approving(1, 'one', one, ' --force'), 'approval.revoked')
})

test('L35 two versions with one number on two machines: whoever has the file and its approvals stops', async () => {
  const { office } = scene
  const [one, other] = await forkedApprovals()
  await office.ok(activating(scene, 1, 'one', [1, 2]))
  await refused(activating(scene, 1, 'other', [2, 3]), 'policy.forked')
  await office.ok(activating(scene, 2, 'other', [2, 3]))
  const given = '--policy other.yaml --approval other.2.json --approval other.3.json'
  await refused(`${scene.signing(1, 'small', small, 'out')} ${given}`, 'policy.forked')
  const review = await office.document(scene.as(1, `review small.psbt ${given}`))
  expect(review).toMatchObject({ exit: 4, error: { code: 'policy.forked' } })
  // With one approval it is but a policy that is asked beside the one in force.
  await office.ok(`${scene.as(1, 'review small.psbt --policy other.yaml --approval other.2.json')}`)

  const both = await approved(
    scene,
    'both',
    policyOf(scene, TIGHTER, `version: 3\nprevious: [${one}, ${other}]\n`),
    [1, 2],
  )
  for (const officer of [1, 2]) await office.ok(activating(scene, officer, 'both', [1, 2]))
  const ended = await office.document(scene.as(1, 'review small.psbt --history homes/officer-2/log.jsonl'))
  expect(codesOf(ended)).not.toContain('warn policy.forked')
  expect((await office.ok(scene.as(2, 'policy show'))).digest).toBe(both)
  await refused(activating(scene, 1, 'other', [2, 3]), 'policy.rolled-back')
})

test('L35 a fork that a log tells of warns, and is no veto', async () => {
  const { office } = scene
  await forkedApprovals()
  await office.ok(activating(scene, 1, 'one', [1, 2]))
  await office.ok(activating(scene, 2, 'other', [2, 3]))
  const honest = await office.document(scene.as(1, 'review small.psbt --history homes/officer-2/log.jsonl'))
  expect(codesOf(honest)).toContain('warn policy.forked')
  const log = readFileSync(office.path('homes/officer-2/log.jsonl'), 'utf8')
  const lie = forgedLog(log, entries =>
    entries.map(entry =>
      entry.event === 'policy.activated' ? { ...entry, policy: 'ab'.repeat(32), approvals: [] } : entry,
    ),
  )
  office.write('lie.jsonl', lie)
  const told = await office.document(scene.as(1, 'review small.psbt --history lie.jsonl'))
  expect(told.exit).toBe(0)
  expect(codesOf(told)).toContain('warn policy.forked')
  expect(codesOf(told)).not.toContain('block policy.forked')
})

test('L35 an approval that was taken back binds wherever that was seen', async () => {
  const { office } = scene
  const one = await approved(scene, 'one', second(LOOSER), [1, 2])
  const { cosigner, policy } = await office.ok(revoking(2, 'one.yaml', 'revoked.json'))
  expect({ cosigner, policy }).toEqual({ cosigner: 'officer-2', policy: one })
  const line = activating(scene, 1, 'one', [1, 2])
  // As a file, in the log of who has signed it, and in what they approved later.
  await refused(`${line} --revocation revoked.json`, 'approval.revoked')
  await refused(`${line} --history homes/officer-2/log.jsonl`, 'approval.revoked')
  const next = await approved(scene, 'next', second(TIGHTER), [2])
  const carried = JSON.parse(readFileSync(office.path('next.2.json'), 'utf8'))
  expect(carried.revokes).toBe(one)
  await office.ok(revoking(1, one, 'revoked.1.json'))
  await office.ok(approving(1, 'next', next))
  const { unheard } = await office.ok(activating(scene, 1, 'next', [1, 2]))
  expect(unheard).toEqual(['officer-2'])
  const entries = readFileSync(office.path('homes/officer-1/log.jsonl'), 'utf8')
  expect(entries).toContain('policy.revoked')
  // By whom it was not signed, it is not taken back.
  writeFileSync(
    office.path('forged.json'),
    readFileSync(office.path('revoked.json'), 'utf8').replace('officer-2', 'officer-3'),
  )
  await refused(`${line} --revocation forged.json`, 'approval.bad-signature')
})

test.each([
  ['review, by a file', 'review small.psbt', '--revocation revoked.json'],
  ['review of a folder, by a log', 'review folder', '--history homes/officer-2/log.jsonl'],
  ['policy check, by a file', 'policy check small.psbt --policy first.yaml', '--revocation revoked.json'],
  ['review, by a later approval', 'review small.psbt --policy next.yaml', '--approval next.2.json'],
] as const)('L35 an approval that was seen to be taken back stays so: %s', async (_, line, evidence) => {
  const { office } = scene
  await approved(scene, 'one', second(LOOSER), [1, 2])
  await office.ok(revoking(2, 'one.yaml', 'revoked.json'))
  await approved(scene, 'next', second(TIGHTER), [2])
  office.write('folder/small.psbt', readFileSync(office.path('small.psbt')))
  await office.document(scene.as(1, `${line} ${evidence}`))
  const log = readFileSync(office.path('homes/officer-1/log.jsonl'), 'utf8')
  expect(log.match(/"event":"policy.revoked"/g)).toHaveLength(1)
  await office.document(scene.as(1, `${line} ${evidence}`))
  expect(
    readFileSync(office.path('homes/officer-1/log.jsonl'), 'utf8').match(/"policy.revoked"/g),
  ).toHaveLength(1)
  await refused(activating(scene, 1, 'one', [1, 2]), 'approval.revoked')
  const check = `policy check small.psbt --policy one.yaml --approval one.1.json --approval one.2.json`
  await refused(scene.as(1, check), 'approval.revoked')
})

test('L35 whoever puts a version in force is told whose later log is missing', async () => {
  const { office } = scene
  await approved(scene, 'one', second(TIGHTER), [2, 3])
  const line = activating(scene, 1, 'one', [2, 3])
  const { error } = await refused(line.replace(' --yes', ''), 'confirm.needed')
  expect(error?.message).toMatch(/officer-2, officer-3/)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
  const heard = await attested(office, [3])
  const told = await office.document(`${line} ${heard}`)
  expect(told).toMatchObject({ ok: true, data: { unheard: ['officer-2'] } })
  expect(told.findings).toContainEqual(
    expect.objectContaining({ severity: 'warn', code: 'approval.unheard' }),
  )
})

test('L35 an old version on a machine that has never known one', async () => {
  const { office } = scene
  const two = await inForce(scene, 'two', second(LOOSER))
  const before = (await attested(office, [1, 2]))
    .replaceAll('homes/officer-', 'old.')
    .replaceAll('homes-officer-', 'old-')
  for (const officer of [1, 2])
    cpSync(office.path(`homes/officer-${officer}/log.jsonl`), office.path(`old.${officer}/log.jsonl`))
  for (const officer of [1, 2])
    cpSync(
      office.path(`homes-officer-${officer}.checkpoint.json`),
      office.path(`old-${officer}.checkpoint.json`),
    )
  const three = policyOf(scene, TIGHTER, `version: 3\nprevious: ${two}\n`)
  await inForce(scene, 'three', three)
  const old = activating(scene, 3, 'two')
  const { error } = await refused(old, 'policy.unconfirmed')
  const nonce = error?.details.nonce as string
  // Logs from before version 3 do not help.
  await refused(`${old} ${before}`, 'policy.unconfirmed')
  const answers = await attested(office, [1, 2], undefined, nonce)
  await refused(`${old} ${answers}`, 'policy.rolled-back')
  await refused(activating(scene, 3, 'first').concat(` ${answers}`), 'policy.rolled-back')
  await office.ok(`${activating(scene, 3, 'three')} ${answers}`)
})

test('L35 one liar does not keep a machine from joining', async () => {
  const { office } = scene
  const two = await inForce(scene, 'two', second(TIGHTER))
  const { error } = await refused(activating(scene, 3, 'two'), 'policy.unconfirmed')
  const answers = await attested(office, [1, 2], undefined, error?.details.nonce as string)
  const log = readFileSync(office.path('homes/officer-2/log.jsonl'), 'utf8')
  office.write(
    'lie.jsonl',
    forgedLog(log, entries =>
      entries.map(entry =>
        entry.event === 'policy.activated'
          ? { ...entry, log: 'cd'.repeat(16), version: 9, policy: 'ab'.repeat(32) }
          : { ...entry, log: 'cd'.repeat(16) },
      ),
    ),
  )
  await office.ok(`${activating(scene, 3, 'two')} ${answers} --history lie.jsonl`)
  expect((await office.ok(scene.as(3, 'policy show'))).digest).toBe(two)
})

test('L35 an approval that has ended is not brought back to life by one with an earlier date', async () => {
  const { office } = scene
  const check = (more: string) =>
    `policy check --vault treasury.vault.json --policy one.yaml --follows first.yaml ${more}`.trim()
  const began = Date.now()
  const one = await approved(scene, 'one', second(LOOSER), [1])
  // Officer 2 approves it 41 days later, with a clock that was set back to when the first approval held.
  vi.useFakeTimers({ toFake: ['Date'], now: began + 86_400_000 })
  const backdated = await elsewhereAt(2, one)
  vi.setSystemTime(began + 41 * 86_400_000)
  const both = `--approval one.1.json --approval ${backdated}`
  await refused(check(both), 'approval.expired')
  const at = (time: number) => `--at ${new Date(time).toISOString().slice(0, 19)}Z`
  await refused(check(`${both} ${at(Date.now())}`), 'approval.expired')
  await office.ok(check(`${both} ${at(began + 2 * 86_400_000)}`))
})

/** Officer 2 approves one.yaml on a machine that is made as the clock says. */
async function elsewhereAt(officer: number, digest: string): Promise<string> {
  const home = '--home homes/set-back'
  await scene.office.ok(
    `key restore --name officer-${officer} ${home} --network regtest --words-file officer-${officer}.words.txt --password-file password.txt --work-factor 1`,
  )
  vi.setSystemTime(Date.now() + 1000)
  await scene.office.ok(`vault register treasury.vault.json ${home} --digest ${scene.team.vault.digest}`)
  vi.setSystemTime(Date.now() + 1000)
  await scene.office.ok(
    approving(officer, 'one', digest)
      .replace(/--home \S+/, home)
      .replace('one.2.json', 'backdated.json'),
  )
  return 'backdated.json'
}

test('L35 what was put in force in time goes on, though its approvals have ended', async () => {
  const { office } = scene
  await inForce(scene, 'one', second(TIGHTER))
  const check = (more: string) =>
    `policy check --vault treasury.vault.json --policy one.yaml --follows first.yaml --approval one.1.json --approval one.2.json ${more}`.trim()
  later(40)
  await refused(check(''), 'approval.expired')
  const one = await attested(office, [1])
  await refused(check(one), 'approval.expired')
  later(1)
  const both = await attested(office, [1, 2])
  expect((await office.ok(check(both))).policy.approvedBy).toEqual(['officer-1', 'officer-2'])
  // Without the signatures under them, logs show nothing.
  await refused(
    check('--history homes/officer-1/log.jsonl --history homes/officer-2/log.jsonl'),
    'approval.expired',
  )
})
