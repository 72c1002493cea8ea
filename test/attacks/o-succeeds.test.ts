import { cpSync, readFileSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { attested, coinsOf, copyOf, inForce, makeScene, policyOf, type Scene } from '../cli/policy/scene.js'
import { VAULT } from '../support/ceremony.js'
import { person } from '../support/person.js'
import { forgedLog } from './toolkit/forged-log.js'
import { refusedUntouched } from './toolkit/scene.js'

const LIMIT = '  rolling-limit: { windows: [{ days: 31, max: 1btc }] }\n'
const OLD = 'homes/officer-1/log.jsonl'
const NEW = 'homes/new'

/** Officer 1 has signed 0.6 BTC of a limit of 1 BTC on a machine that is gone: the key is back on another one. */
let made: Scene
let scene: Scene
const digests: Record<string, string> = {}
beforeAll(async () => {
  made = await makeScene()
  const { office } = made
  await inForce(made, 'policy', policyOf(made, LIMIT), [1, 2])
  const coins = coinsOf(made)
  for (const [at, amount] of ['0.6btc', '0.61btc', '0.1btc', '0.11btc'].entries()) {
    const name = 'abcd'[at] as string
    digests[name] = (await made.propose(name, amount, `--coin ${coins[at]}`)).digest
  }
  await office.ok(made.signing(1, 'a', digests.a as string, 'a.1'))
  await office.ok(
    `key restore --name officer-1 --home ${NEW} --network regtest --words-file officer-1.words.txt --password-file password.txt --work-factor 1`,
  )
  await office.ok(
    `vault register ${VAULT}.vault.json --home ${NEW} --digest ${made.team.vault.digest} --password-file password.txt`,
  )
  await office.ok(
    `policy activate policy.yaml --approval policy.1.json --approval policy.2.json --home ${NEW} --vault ${VAULT} --yes --password-file password.txt`,
  )
})
beforeEach(() => {
  scene = copyOf(made)
})
afterEach(() => {
  vi.useRealTimers()
})

const sign = (name: string, options = '', approve = digests[name]) =>
  `sign ${name}.psbt --key officer-1 --home ${NEW} --vault ${VAULT} --approve ${approve} --password-file password.txt --out ${name}.new.psbt ${options}`.trim()
const linesOf = (file: string) =>
  readFileSync(scene.office.path(file), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
const answers = (home = NEW) =>
  linesOf(`${home}/log.jsonl`).flatMap(({ event, succeeds, signed }) =>
    event === 'succeeds' ? [{ ...succeeds, isCounted: signed !== undefined }] : [],
  )
const endOf = (file: string) => linesOf(file).at(-1)

test('O33 an honest machine that was replaced goes on, with what the one before has signed counted', async () => {
  const { office } = scene
  const { log, seq } = endOf(OLD)
  // What is refused anyway is refused for that.
  await office.refused(sign('b', `--history ${OLD}`), 'rule.rolling-limit')
  const { exit } = await office.refused(sign('b', `--history ${OLD} --succeeds ${log}`), 'rule.rolling-limit')
  expect(exit).toBe(5)
  expect(answers()).toEqual([
    { log, entry: seq, head: expect.stringMatching(/^[0-9a-f]{64}$/), isCounted: true },
  ])
  // From now on it counts, and nobody is asked any more.
  await office.refused(sign('b'), 'rule.rolling-limit')
  expect(await office.asApproved(sign('c', `--history ${OLD}`))).toMatchObject({ ok: true })
  await office.ok(sign('d'))
  expect(answers()).toHaveLength(1)
})

test('O33 a log that only says itself whose it is counts while it is given, and stops nobody’s script', async () => {
  const { office } = scene
  const signed = await office.asApproved(sign('c', `--history ${OLD}`))
  expect(signed).toMatchObject({ ok: true })
  expect(signed.findings).toContainEqual(
    expect.objectContaining({ code: 'log.own-elsewhere', severity: 'info' }),
  )
  expect(answers()).toEqual([])
  await office.refused(sign('b', `--history ${OLD}`), 'rule.rolling-limit')
})

test('O33 at a terminal it is asked once, and somebody who knows of no such machine signs nothing', async () => {
  const { office } = scene
  const line = sign('c', `--history ${OLD}`)
  const asked = async (answer: boolean) => {
    const { terminal } = person(answer)
    return await office.asApproved(line, { terminal })
  }
  expect(await asked(false)).toMatchObject({ exit: 9, error: { code: 'confirm.refused' } })
  expect(answers()).toEqual([])
  expect(await asked(true)).toMatchObject({ ok: true })
  expect(answers()).toHaveLength(1)
})

test('O33 the log itself may be lost: it is asked about where a checkpoint tells of it, and limits say what they lack', async () => {
  const { office } = scene
  const { log, seq } = endOf(OLD)
  await office.document(scene.as(2, 'review a.1.psbt'))
  const others = '--history homes/officer-2/log.jsonl'
  const review = await office.document(`review c.psbt ${others} --home ${NEW} --vault ${VAULT}`)
  expect(review.findings).toContainEqual(
    expect.objectContaining({ code: 'log.own-elsewhere', severity: 'info' }),
  )
  const needed = await refusedUntouched(office, sign('c', others), 'confirm.needed')
  expect(needed.exit).toBe(9)
  expect(needed.error?.details).toMatchObject({ flag: `--succeeds ${log}` })
  const warned = await office.refused(
    sign('c', `${others} --succeeds ${log}`),
    'proposal.warnings-not-approved',
  )
  expect(answers()).toMatchObject([{ log, entry: seq, isCounted: false }])
  expect(warned.findings).toContainEqual(
    expect.objectContaining({ code: 'log.own-elsewhere', severity: 'warn' }),
  )
  expect(await office.asApproved(sign('c'))).toMatchObject({ ok: true })
  // It turns up later: what it says counts, and nothing is lacking any more.
  await office.refused(sign('b', `--history ${OLD}`), 'rule.rolling-limit')
  expect(answers()).toHaveLength(2)
  await office.refused(sign('b'), 'rule.rolling-limit')
  await office.ok(sign('d'))
})

test('O33 where logs are asked for, its own one is not whole as long as the one before it is missing', async () => {
  const { office } = scene
  const { digest } = await office.ok(`policy show --home ${NEW} --vault ${VAULT}`)
  const text = policyOf(scene, `${LIMIT}  logs: { at-least: 1 }\n`, `version: 2\nprevious: ${digest}\n`)
  office.write('two.yaml', text)
  const two = (await office.ok('policy show two.yaml')).digest
  for (const officer of [2, 3])
    await office.ok(
      scene.as(
        officer,
        `policy approve two.yaml --key officer-${officer} --approve ${two} --password-file password.txt --out two.${officer}.json`,
      ),
    )
  const activate = `policy activate two.yaml --approval two.2.json --approval two.3.json --vault ${VAULT} --yes --password-file password.txt`
  await office.ok(`${activate} --home ${NEW}`)
  await office.document(scene.as(2, 'review a.1.psbt'))
  const others = `--history homes/officer-2/log.jsonl --succeeds ${endOf(OLD).log}`
  expect((await office.asApproved(sign('c', others))).error?.code).toBe('rule.logs')
  // A colleague's log is another one, and the old log makes the own one whole.
  expect(await office.asApproved(sign('c', await attested(office, [3])))).toMatchObject({ ok: true })
  const succeeds = `--succeeds ${endOf(OLD).log}`
  expect(await office.asApproved(sign('d', `--history ${OLD} ${succeeds}`))).toMatchObject({ ok: true })
})

test('O33 a false log of one’s own takes nothing out of a limit, and its end is found out', async () => {
  const { office } = scene
  const text = readFileSync(office.path(OLD), 'utf8')
  const { log } = endOf(OLD)
  // Cut off before it signed, and accepted; then the truth comes up with what was signed.
  office.write(
    'short.jsonl',
    forgedLog(text, entries => entries.slice(0, -1)),
  )
  expect(await office.asApproved(sign('c', `--history short.jsonl --succeeds ${log}`))).toMatchObject({
    ok: true,
  })
  await office.document(scene.as(2, 'review a.1.psbt'))
  await refusedUntouched(office, sign('d', '--history homes/officer-2/log.jsonl'), 'confirm.needed')
  await office.refused(sign('b', `--history ${OLD} --succeeds ${log}`), 'rule.rolling-limit')
  // What was counted once stays, whatever comes later under the same name.
  office.write(
    'shorter.jsonl',
    forgedLog(text, entries => entries.slice(0, 3)),
  )
  await office.refused(sign('b', '--history shorter.jsonl'), 'rule.rolling-limit')
})

test('O33 a false log of one’s own shortens no waiting time', async () => {
  const { office } = scene
  const hour = 3_600_000
  const { digest } = await office.ok(`policy show --home ${NEW} --vault ${VAULT}`)
  const waiting = policyOf(scene, '  cooling-off: { hours: 24 }\n', `version: 2\nprevious: ${digest}\n`)
  await inForce(scene, 'waiting', waiting, [2], [2, 3])
  await office.ok(
    `policy activate waiting.yaml --approval waiting.2.json --approval waiting.3.json --home ${NEW} --vault ${VAULT} --yes --password-file password.txt`,
  )
  // The thief has it that the machine of before has seen and signed it two days ago.
  const signedB = scene.signing(1, 'b', digests.b as string, 'b.1')
  await office.document(signedB)
  cpSync(office.path(OLD), office.path('copy.jsonl'))
  const back = (time: unknown) => new Date(Date.parse(String(time)) - 48 * hour).toISOString()
  const forged = forgedLog(readFileSync(office.path('copy.jsonl'), 'utf8'), entries =>
    entries.map(entry => ({ ...entry, time: back(entry.time), log: 'ab'.repeat(16) })),
  )
  office.write('forged.jsonl', forged)
  const line = sign('c', `--history forged.jsonl --succeeds ${'ab'.repeat(16)}`)
  expect((await office.asApproved(line)).error?.code).toBe('rule.cooling-off')
  expect(answers()).toHaveLength(1)
  for (const name of ['a', 'b', 'c'])
    expect((await office.asApproved(sign(name))).error?.code).toBe('rule.cooling-off')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 25 * hour })
  expect(await office.asApproved(sign('c'))).toMatchObject({ ok: true })
})

test('O33 a colleague’s log cannot say whose machine a third one’s is', async () => {
  const { office } = scene
  const text = readFileSync(office.path('homes/officer-2/log.jsonl'), 'utf8')
  const { log, seq } = endOf(OLD)
  const last = linesOf('homes/officer-2/log.jsonl').at(-1)
  // Officer 2 has it that their log goes on from that of officer 1: nobody takes it for one that officer 1 stands for.
  const lie = {
    ringi: 1,
    time: new Date(Date.parse(last.time) + 1000).toISOString(),
    actor: 'officer-2',
    log: last.log,
    event: 'succeeds',
    succeeds: { entry: seq + 100, head: '00'.repeat(32), log },
    signed: [],
  }
  office.write(
    'lie.jsonl',
    forgedLog(text, entries => [...entries, lie]),
  )
  await office.refused(
    sign('b', `--history ${OLD} --history lie.jsonl --succeeds ${log}`),
    'rule.rolling-limit',
  )
  expect(answers()).toMatchObject([{ log, entry: seq }])
})
