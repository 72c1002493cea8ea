import { cpSync, readFileSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { attested, coinsOf, copyOf, inForce, makeScene, policyOf, type Scene } from '../cli/policy/scene.js'
import type { Document } from '../support/program.js'
import { refusedUntouched } from './toolkit/scene.js'

const LIMIT = '  rolling-limit: { windows: [{ days: 31, max: 1btc }] }\n'
const NAMED = `${LIMIT}  logs: { at-least: 2, max-age-hours: 24 }\n`
const EXCEPTIONS = 'exceptions: { any: 2, rules: [logs] }\n'

/** Limits that ask for the logs of two cosigners are in force on all machines; a.psbt and b.psbt pay 0.6 BTC each. */
let made: Scene
let scene: Scene
let a: string
let b: string
beforeAll(async () => {
  made = await makeScene()
  await inForce(made, 'policy', policyOf(made, NAMED, EXCEPTIONS), [1, 2, 3])
  const coins = coinsOf(made)
  a = (await made.propose('a', '0.6btc', `--coin ${coins[0]}`)).digest
  b = (await made.propose('b', '0.6btc', `--coin ${coins[1]}`)).digest
})
beforeEach(() => {
  scene = copyOf(made)
})
afterEach(() => {
  vi.useRealTimers()
})

const HOUR = 3_600_000
const later = (hours: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * HOUR })
const sign = (officer: number, name: 'a' | 'b', options = '') =>
  `${scene.signing(officer, name, name === 'a' ? a : b, `${name}.${officer}`)} ${options}`.trim()
const refused = async (line: string, code: Parameters<typeof refusedUntouched>[2]) =>
  await refusedUntouched(scene.office, line, code)
const infos = ({ findings }: Document) =>
  findings.filter(({ severity }) => severity === 'info').map(({ code }) => code)

/** The options that give an officer's log and newest checkpoint as they are now, however the log goes on. */
async function copyOfLog(officer: number, name: string): Promise<string> {
  await attested(scene.office, [officer])
  cpSync(scene.office.path(`homes/officer-${officer}/log.jsonl`), scene.office.path(`${name}.jsonl`))
  cpSync(
    scene.office.path(`homes-officer-${officer}.checkpoint.json`),
    scene.office.path(`${name}.checkpoint.json`),
  )
  return `--history ${name}.jsonl --history ${name}.checkpoint.json`
}

test('L36 machines that each let the whole limit pass: the logs of the others are asked for', async () => {
  const { office } = scene
  await refused(sign(1, 'a'), 'rule.logs')
  await office.ok(sign(1, 'a', await attested(office, [3])))
  // Machine 2 has not heard of it: no log, one without a checkpoint, or a copy of its own beside it.
  await refused(sign(2, 'b'), 'rule.logs')
  const { findings } = await refused(
    sign(2, 'b', '--history homes/officer-1/log.jsonl'),
    'rule.rolling-limit',
  )
  expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toContain('block rule.logs')
  await refused(sign(2, 'b', await attested(office, [2])), 'rule.logs')
  await refused(sign(2, 'b', await attested(office, [1])), 'rule.rolling-limit')
})

test('L36 the review says what may still be exceeded, or that limits hold for one machine', async () => {
  const { office } = scene
  const named = await office.document(scene.as(1, `review a.psbt ${await attested(office, [2])}`))
  expect(named.exit).toBe(0)
  expect(infos(named)).toContain('rule.logs')
  expect(infos(named)).not.toContain('policy.one-machine')
  const { digest } = await office.ok(scene.as(1, 'policy show'))
  const without = policyOf(scene, LIMIT, `version: 2\nprevious: ${digest}\n`)
  await inForce(scene, 'without', without, [1])
  const alone = await office.document(scene.as(1, 'review a.psbt'))
  expect(alone.exit).toBe(0)
  expect(infos(alone)).toContain('policy.one-machine')
})

test('L36 a log of an officer who is away, cut off at an old checkpoint of theirs', async () => {
  const { office } = scene
  const old = await copyOfLog(3, 'old')
  await office.ok(sign(3, 'a', await attested(office, [1])))
  const now = await copyOfLog(3, 'now')
  // Whoever knows no better cannot tell, within the age that the policy allows.
  await office.ok(sign(1, 'b', old).replace('b.1', 'unaware'))
  await refused(sign(2, 'b', now), 'rule.rolling-limit')
  await office.ok(sign(2, 'a', now))
  const kept = readFileSync(office.path('homes/officer-2/log.jsonl'), 'utf8')
  expect(kept).toContain('"met":[')
  const { digest } = await scene.propose('c', '0.1btc', `--coin ${coinsOf(scene)[2]}`)
  const small = (officer: number, options: string) =>
    `${scene.signing(officer, 'c', digest, `c.${officer}`)} ${options}`
  await refused(small(2, old), 'rule.logs')
  // Nor does it count where another machine's log knows better.
  const told = (await attested(office, [2])).split(' --history ')[0]
  await refused(small(1, `${old} ${told}`), ['rule.logs', 'rule.rolling-limit'])
})

test('L36 the new log of a machine that was replaced, without the one before', async () => {
  const { office } = scene
  const before = await copyOfLog(3, 'before')
  await office.ok(sign(2, 'a', before))
  const home = '--home homes/replaced'
  await office.ok(
    `key restore --name officer-3 ${home} --network regtest --words-file officer-3.words.txt --password-file password.txt --work-factor 1`,
  )
  await office.ok(`vault register treasury.vault.json ${home} --digest ${scene.team.vault.digest}`)
  const after = await attested(office, [3], () => 'homes/replaced')
  await refused(sign(2, 'a', after).replace('a.2', 'again'), ['rule.logs', 'signature.nothing-to-sign'])
  const coins = coinsOf(scene)
  const { digest } = await scene.propose('c', '0.1btc', `--coin ${coins[2]}`)
  const third = (options: string) => `${scene.signing(2, 'c', digest, 'c.2')} ${options}`
  await refused(third(after), 'rule.logs')
  await office.ok(third(`${before} ${after}`))
})

test('L36 a checkpoint that is too old, and one of a time to come', async () => {
  const old = await copyOfLog(3, 'old')
  later(25)
  await refused(sign(1, 'a', old), 'rule.logs')
  later(24)
  const ahead = await copyOfLog(3, 'ahead')
  later(-24)
  await refused(sign(1, 'a', ahead), ['rule.logs', 'rule.rolling-limit'])
})

test('a quiet log is not old, and one officer away, one machine lost or one clock that is wrong stop nobody', async () => {
  const { office } = scene
  // Nothing has happened on machine 3 for a month; officer 2 is away, or their machine is lost.
  later(24 * 30)
  const quiet = await attested(office, [3])
  const { findings } = await office.document(sign(1, 'a', quiet))
  expect(findings.filter(({ severity }) => severity === 'block')).toEqual([])
  expect(readFileSync(office.path('a.1.psbt')).length).toBeGreaterThan(0)
  later(1)
  await office.ok(sign(3, 'a', await attested(office, [1])))
})

test('who cannot get at the logs may be let pass by exception', async () => {
  const { office } = scene
  for (const officer of [1, 2]) {
    const words = scene
      .as(officer, `policy except a.psbt --rule logs --key officer-${officer} --approve ${a}`)
      .split(' ')
    await office.ok([
      ...words,
      ...`--password-file password.txt --out except.${officer}.json --reason`.split(' '),
      'the others are at sea',
    ])
  }
  await refused(`${sign(1, 'a')} --exception except.1.json`, 'rule.logs')
  const document = await office.document(
    scene.as(1, 'review a.psbt --exception except.1.json --exception except.2.json'),
  )
  expect(document.exit).toBe(0)
  expect(document.findings.map(({ code }) => code)).toContain('rule.excepted')
})
