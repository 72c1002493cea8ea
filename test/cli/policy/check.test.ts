import { existsSync, readFileSync } from 'node:fs'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { formatAmount } from '../../../src/chain/money.js'
import { NETWORKS } from '../../../src/chain/network.js'
import { approved, attested, coinsOf, makeScene, policyOf, type Scene, STRANGER } from './scene.js'

const GOOD = 'folder/a.psbt'
let scene: Scene
const check = 'policy check --vault treasury.vault.json --policy policy.yaml'
beforeAll(async () => {
  scene = await makeScene()
  scene.office.write('folder/.keep', '')
  scene.office.write('empty/note.txt', '')
  await approved(scene, 'policy', policyOf(scene, '  proposal-limit: { max: 0.5btc }\n'))
  await scene.propose('folder/a', '0.1btc')
  await scene.propose('folder/c', '0.2btc')
  await scene.propose('large', '0.6btc')
})
afterEach(() => {
  vi.useRealTimers()
})

test('needs no home, and makes none', async () => {
  const { office } = scene
  const around = { env: { RINGI_HOME: office.path('no', 'home') } }
  const data = await office.ok(`${check} folder --approval policy.1.json --approval policy.2.json`, around)
  expect(data).toMatchObject({ checkedCount: 2, passedCount: 2 })
  expect(data.policy.approvedBy).toEqual(['officer-1', 'officer-2'])
  expect(existsSync(office.path('no'))).toBe(false)
})

test('one proposal that a rule denies: exit 5, and all of the data', async () => {
  const document = await scene.office.document(`${check} ${GOOD} large.psbt`)
  expect(document).toMatchObject({ ok: false, exit: 5, error: { code: 'rule.proposal-limit' } })
  expect(document.data.proposals.map(({ passes }: { passes: boolean }) => passes)).toEqual([true, false])
  const [finding] = document.data.proposals[1].findings.filter(({ rule }: { rule?: string }) => rule)
  expect(finding).toMatchObject({ rule: 'proposal-limit', line: 9, severity: 'block' })
})

test('what is no proposal fails alone; a folder without any is an error', async () => {
  const { office } = scene
  office.write('mixed/a.psbt', readFileSync(office.path(GOOD)))
  office.write('mixed/b.psbt', 'not a proposal')
  office.write('mixed/c.psbt', readFileSync(office.path('folder/c.psbt')))
  const { exit, data } = await office.document(`${check} mixed`)
  expect(exit).toBe(3)
  expect(data).toMatchObject({ checkedCount: 3, passedCount: 2 })
  expect(data.proposals[1].error.code).toMatch(/^(psbt|bytes)\./)
  await office.refused(`${check} empty`, 'file.missing')
  await office.refused(check, 'usage.invalid')
})

test('approvals are enough, genuine, and may be checked alone', async () => {
  const { office } = scene
  const both = '--approval policy.1.json --approval policy.2.json'
  expect(await office.ok(`${check} ${both}`)).toMatchObject({ checkedCount: 0 })
  expect((await office.refused(`${check} --approval policy.1.json`, 'approval.incomplete')).exit).toBe(6)
  office.write('edited.yaml', policyOf(scene, '  proposal-limit: { max: 50btc }\n'))
  const edited = check.replace('policy.yaml', 'edited.yaml')
  expect((await office.refused(`${edited} ${both}`, 'approval.other-policy')).exit).toBe(4)
  const now = Date.now()
  vi.useFakeTimers({ toFake: ['Date'], now: now + 400 * 86_400_000 })
  await office.refused(`${check} ${both}`, 'approval.expired')
  await office.ok(`${check} ${both} --at ${new Date(now + 86_400_000).toISOString().slice(0, 19)}Z`)
})

test('a change follows what was in force before', async () => {
  const { office } = scene
  const { digest } = await office.ok('policy show policy.yaml')
  const rules = '  proposal-limit: { max: 50btc }\n'
  await approved(scene, 'orphan', policyOf(scene, rules, 'version: 2\n'), [])
  const follow = `${check.replace('policy.yaml', 'orphan.yaml')} ${GOOD} --follows policy.yaml`
  expect((await office.refused(follow, 'policy.not-next')).exit).toBe(4)
  office.write('next.yaml', policyOf(scene, rules, `version: 2\nprevious: ${digest}\n`))
  await office.ok(`${check.replace('policy.yaml', 'next.yaml')} ${GOOD} --follows policy.yaml`)
  await office.refused(`${check} ${GOOD} --follows next.yaml`, 'policy.rolled-back')
})

test('a report does not take the place of what it is about', async () => {
  const { office } = scene
  const before = readFileSync(office.path('policy.yaml'), 'utf8')
  for (const place of ['policy.yaml', GOOD])
    await office.refused(`${check} ${GOOD} --sarif ${place} --force`, 'usage.invalid')
  expect(readFileSync(office.path('policy.yaml'), 'utf8')).toBe(before)
})

test('a history that does not verify is worth nothing', async () => {
  const { office } = scene
  const log = readFileSync(office.path('homes/officer-1/log.jsonl'), 'utf8')
  office.write('whole.jsonl', log)
  await office.ok(`${check} ${GOOD} --history whole.jsonl`)
  office.write('edited.jsonl', log.replace('"officer-1"', '"officer-9"'))
  const { exit, error } = await office.refused(`${check} ${GOOD} --history edited.jsonl`, 'log.tampered')
  expect(exit).toBe(4)
  expect(error?.details).toMatchObject({ file: 'edited.jsonl' })
  office.write('short.jsonl', log.slice(0, -10))
  await office.refused(`${check} ${GOOD} --history short.jsonl`, 'log.truncated')
})

test('a byte order mark is part of the file: it is another one, and refused', async () => {
  const { office } = scene
  office.write('marked.yaml', `\ufeff${readFileSync(office.path('policy.yaml'), 'utf8')}`)
  for (const line of [
    `${check.replace('policy.yaml', 'marked.yaml')} ${GOOD}`,
    'policy show marked.yaml',
    'policy lint marked.yaml',
    'policy diff policy.yaml marked.yaml',
  ]) {
    const { error } = await office.refused(line, 'policy.malformed')
    expect(error?.details).toMatchObject({ line: 1, column: 1 })
  }
  // Elsewhere, spreadsheets put one before a table.
  office.write('payouts.csv', `\ufeffaddress,amount,label\n${STRANGER},0.1btc,rent\n`)
  await office.ok(
    'propose --home homes/nobody --vault treasury.vault.json --utxos listunspent.json --prevtxs prevtxs.hex --payouts payouts.csv --fee-rate 5 --out table.psbt',
  )
})

test('a payment that is split over a folder is counted whole where the folder is judged together', async () => {
  const { office } = scene
  office.write('daily.yaml', policyOf(scene, '  rolling-limit: { windows: [{ hours: 24, max: 0.25btc }] }\n'))
  const [one, two] = coinsOf(scene)
  office.write('split/.keep', '')
  await scene.propose('split/a', '0.1btc', `--coin ${one}`)
  await scene.propose('split/b', '0.2btc', `--coin ${two}`)
  const line = `${check.replace('policy.yaml', 'daily.yaml')} split ${await attested(office, [3])}`
  const both = await office.ok(line)
  expect(both).toMatchObject({ checkedCount: 2, passedCount: 2, totals: { payments: '30000000' } })
  const [a, b] = both.proposals.map(({ totals }: { totals: { leaves: string } }) => BigInt(totals.leaves))
  expect(BigInt(both.totals.leaves)).toBe(a + b)
  const { stdout } = await office.run(line)
  expect(stdout).toMatch(/ 2 \/ 2\n/)
  expect(stdout).toContain(formatAmount(a + b, NETWORKS.regtest))
  const { data, exit } = await office.refused(`${line} --together`, 'rule.rolling-limit')
  expect(exit).toBe(5)
  expect(data.proposals.map(({ passes }: { passes: boolean }) => passes)).toEqual([true, false])
  // The same one twice is one, and one that is refused takes no room.
  office.write('twice/a.psbt', readFileSync(office.path(GOOD)))
  office.write('twice/b.psbt', readFileSync(office.path(GOOD)))
  expect(await office.ok(`${line.replace('split', 'twice')} --together`)).toMatchObject({
    passedCount: 2,
    totals: { payments: '10000000' },
  })
  office.write('mixed-up/a.psbt', readFileSync(office.path('large.psbt')))
  office.write('mixed-up/b.psbt', readFileSync(office.path(GOOD)))
  const mixed = await office.document(`${line.replace('split', 'mixed-up')} --together`)
  expect(mixed.data).toMatchObject({ passedCount: 1, totals: { payments: '10000000' } })
})

test('a rule that lacks what it needs blocks, and says what to give it', async () => {
  const { office } = scene
  office.write('counting.yaml', policyOf(scene, '  rolling-limit: { windows: [{ days: 7, max: 5btc }] }\n'))
  const counting = check.replace('policy.yaml', 'counting.yaml')
  await office.refused(`${counting} ${GOOD}`, 'rule.evidence-missing')
  const unsigned = `${counting} ${GOOD} --history homes/officer-1/log.jsonl`
  await office.ok(unsigned)
  const rules = readFileSync(office.path('counting.yaml'), 'utf8')
  office.write('counting.yaml', rules.replace('rules:', 'checkpoints: required\nrules:'))
  expect((await office.refused(unsigned, 'rule.evidence-missing')).exit).toBe(5)
  await office.ok(`${counting} ${GOOD} ${await attested(office, [1])}`)
})
