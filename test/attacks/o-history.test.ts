import { readFileSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { attested, copyOf, inForce, makeScene, policyOf, type Scene } from '../cli/policy/scene.js'
import { forgedLog, type LooseEntry } from './toolkit/forged-log.js'
import { refusedUntouched } from './toolkit/scene.js'

const HOUR = 3_600_000
const RULES = `  cooling-off: { hours: 24 }
  rolling-limit: { windows: [{ hours: 24, max: 0.5btc }] }
`
const DEMANDING = 'checkpoints: required\n'
const DUTIES = '  separation-of-duties:\n'

let made: Scene
let scene: Scene
let digest: string
beforeAll(async () => {
  made = await makeScene()
  await inForce(made, 'policy', policyOf(made, RULES, DEMANDING), [1, 2])
  made.office.write('duties.yaml', policyOf(made, DUTIES, DEMANDING))
  digest = (await made.propose('small', '0.2btc')).digest
})
beforeEach(() => {
  scene = copyOf(made)
})
afterEach(() => {
  vi.useRealTimers()
})

const logOf = (officer: number) =>
  readFileSync(scene.office.path(`homes/officer-${officer}/log.jsonl`), 'utf8')
const later = (hours: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * HOUR })
const sign = (officer: number, options = '') =>
  `${scene.signing(officer, 'small', digest, `small.${officer}`)} ${options}`.trim()
const check = (options: string) =>
  `policy check small.psbt --vault treasury.vault.json --policy policy.yaml ${options}`.trim()
const refused = async (line: string, code: Parameters<typeof refusedUntouched>[2]) =>
  await refusedUntouched(scene.office, line, code)

/** The log of an officer with the first sight of the proposal dated back by two days. */
function datedBack(officer: number): string {
  const back = (time: unknown) => new Date(Date.parse(String(time)) - 48 * HOUR).toISOString()
  return forgedLog(logOf(officer), entries => entries.map(entry => ({ ...entry, time: back(entry.time) })))
}

test('O4 a log that was dated back does not shorten the waiting, nor begin it', async () => {
  await scene.office.document(scene.as(2, 'review small.psbt'))
  scene.office.write('forged.jsonl', datedBack(2))
  await scene.office.refused(sign(1, '--history forged.jsonl'), 'rule.cooling-off')
  await refused(check('--history forged.jsonl'), 'rule.evidence-missing')
  later(23)
  await refused(sign(1, '--history forged.jsonl'), 'rule.cooling-off')
  later(2)
  await scene.office.ok(sign(1, '--history forged.jsonl'))
})

test('O4 where the policy asks for no checkpoint, a log without one is taken, with a warning, and no waiting begins', async () => {
  const { digest: before } = await scene.office.ok('policy show policy.yaml')
  scene.office.write('trusting.yaml', policyOf(scene, RULES, `version: 2\nprevious: ${before}\n`))
  await scene.office.document(scene.as(2, 'review small.psbt'))
  scene.office.write('forged.jsonl', datedBack(2))
  const trusting = (options: string) => check(options).replace('policy.yaml', 'trusting.yaml')
  const { findings } = await refused(trusting('--history forged.jsonl'), 'rule.evidence-missing')
  const told = findings.filter(({ code }) => code !== 'policy.forked')
  expect(told).toMatchObject([{ code: 'log.unattested', severity: 'warn' }, { rule: 'cooling-off' }])
  // One checkpoint, of whichever log, and the others need theirs.
  await refused(
    trusting(`${await attested(scene.office, [3])} --history forged.jsonl`),
    'rule.evidence-missing',
  )
})

test('O4 what M others have signed for begins it, elsewhere and without a home', async () => {
  for (const officer of [2, 3])
    await scene.office.document(
      scene.as(officer, `review small.psbt --key officer-${officer} --password-file password.txt`),
    )
  const [one, both] = [await attested(scene.office, [2]), await attested(scene.office, [2, 3])]
  await refused(check(both), 'rule.cooling-off')
  later(25)
  await refused(check(one), 'rule.evidence-missing')
  await scene.office.ok(check(both))
  await scene.office.refused(sign(1, one), 'rule.cooling-off')
  later(1)
  await scene.office.ok(sign(1, both))
})

test('O4 a checkpoint goes with no other log, and covers nothing that came later', async () => {
  const told = await attested(scene.office, [2])
  const [, checkpoint] = told.split(' --history ')
  await scene.office.document(scene.as(2, 'review small.psbt'))
  later(25)
  // The first sight of the proposal is behind what was signed.
  await refused(check(told), 'rule.evidence-missing')
  scene.office.write('forged.jsonl', datedBack(2))
  await refused(check(`--history forged.jsonl --history ${checkpoint}`), 'log.tampered')
  await refused(sign(1, `--history forged.jsonl --history ${checkpoint}`), 'log.tampered')
  scene.office.write(
    'short.jsonl',
    forgedLog(logOf(2), entries => entries.slice(0, 2)),
  )
  await refused(check(`--history short.jsonl --history ${checkpoint}`), 'log.truncated')
  await refused(check(`--history homes/officer-1/log.jsonl --history ${checkpoint}`), 'checkpoint.other-log')
  await refused(check(`--history ${checkpoint}`), 'checkpoint.other-log')
})

test('O4 a checkpoint by a stranger, or with another hash', async () => {
  const told = await attested(scene.office, [2])
  const [, name] = told.split(' --history ') as [string, string]
  const checkpoint = JSON.parse(readFileSync(scene.office.path(name), 'utf8'))
  const forge = (change: LooseEntry) =>
    scene.office.write('forged.json', `${JSON.stringify({ ...checkpoint, ...change }, null, 2)}\n`)
  const line = check('--history homes/officer-2/log.jsonl --history forged.json')
  const other = scene.team.vault.cosigners[0]
  forge({ cosigner: { name: other.name, fingerprint: other.fingerprint } })
  await refused(line, 'checkpoint.bad-signature')
  forge({ cosigner: { name: 'mallory', fingerprint: checkpoint.cosigner.fingerprint } })
  await refused(line, 'checkpoint.bad-signature')
  forge({ hash: 'ab'.repeat(32) })
  await refused(line, 'checkpoint.bad-signature')
  forge({ vault: { name: 'treasury', digest: 'ab'.repeat(32) } })
  await refused(line, 'checkpoint.other-log')
  forge({ kind: 'policy' })
  await refused(line, 'checkpoint.malformed')
})

test('O4 signatures that were left out of a log: without a checkpoint it is no history', async () => {
  scene.office.write(
    'loose.yaml',
    policyOf(scene, '  rolling-limit: { windows: [{ hours: 24, max: 0.5btc }] }\n', DEMANDING),
  )
  const loose = (options: string) => check(options).replace('policy.yaml', 'loose.yaml')
  await scene.office.ok(scene.signing(3, 'small', digest, 'small.3'))
  const emptied = forgedLog(logOf(3), entries => entries.filter(({ event }) => event !== 'signed'))
  scene.office.write('emptied.jsonl', emptied)
  const told = await attested(scene.office, [3])
  const [, checkpoint] = told.split(' --history ')
  await refused(loose('--history emptied.jsonl'), 'rule.evidence-missing')
  await refused(loose(`--history emptied.jsonl --history ${checkpoint}`), 'log.truncated')
  await scene.office.ok(loose(told))
})

test('O4 a proposer whom only a log names', async () => {
  const propose = (out: string, more = '') =>
    scene.as(
      3,
      `propose --utxos listunspent.json --prevtxs prevtxs.hex --to bcrt1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq3xueyj=0.1btc --fee-rate 5 --out ${out} ${more}`.trim(),
    )
  await scene.office.ok(propose('duties.psbt'))
  await scene.office.ok(propose('signed.psbt', '--key officer-3 --password-file password.txt'))
  const duties = (file: string, options: string) =>
    `policy check ${file} --vault treasury.vault.json --policy duties.yaml ${options}`.trim()
  const told = await attested(scene.office, [3])
  await refused(duties('duties.psbt', '--history homes/officer-3/log.jsonl'), 'rule.evidence-missing')
  await refused(duties('duties.psbt', told), 'rule.evidence-missing')
  await scene.office.ok(duties('signed.psbt', told))
})

test('O4 signatures of which only a log tells that nobody has signed for', async () => {
  const { office, as } = scene
  const free = as(
    3,
    `sign small.psbt --key officer-3 --approve ${digest} --password-file password.txt --out free.psbt`,
  )
  await office.ok(free)
  await office.ok(
    'key restore --name officer-2 --home homes/free --network regtest --words-file officer-2.words.txt --password-file password.txt --work-factor 1',
  )
  await office.ok(`vault register treasury.vault.json --home homes/free --digest ${scene.team.vault.digest}`)
  await office.ok(scene.signing(2, 'free', digest, 'both').replace('homes/officer-2', 'homes/free'))
  await office.ok(as(3, 'finalize both.psbt --out small.tx'))
  const verify = as(3, 'verify small.tx --proposal small.psbt')
  await refused(`${verify} ${await attested(office, [1])} --history homes/free/log.jsonl`, 'log.unattested')
  const told = await attested(office, [2], () => 'homes/free')
  await office.ok(`${verify} ${told}`)
})
