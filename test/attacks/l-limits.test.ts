import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { attested, coinsOf, copyOf, makeScene, policyOf, type Scene, STRANGER } from '../cli/policy/scene.js'
import { payee } from '../support/ceremony.js'
import type { Document } from '../support/program.js'
import { refusedUntouched } from './toolkit/scene.js'

const HOUR = 3_600_000
const DAILY = '  rolling-limit: { windows: [{ hours: 24, max: 1btc }] }\n'
const BLOCKS = '  rolling-limit: { windows: [{ blocks: 144, max: 1btc }] }\n'
const UNDER = '--policy policy.yaml'
const LOG = (officer: number) => `--history homes/officer-${officer}/log.jsonl`

let made: Scene
let scene: Scene
let coins: readonly string[]
beforeAll(async () => {
  made = await makeScene()
})
beforeEach(() => {
  scene = copyOf(made)
  coins = coinsOf(scene)
})
afterEach(() => {
  vi.useRealTimers()
})

/** The clocks of all machines show so many hours more. */
const later = (hours: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * HOUR })

const under = (rules: string) => scene.office.write('policy.yaml', policyOf(scene, rules))

/** Proposes to pay out of one coin, and gives what signs it as an officer. */
async function proposed(name: string, amount: string, coin: number, more = '') {
  const { digest } = await scene.propose(name, amount, `--coin ${coins[coin]} ${more}`.trim())
  return (officer: number, options = UNDER, out = `${name}.${officer}`) =>
    `${scene.signing(officer, name, digest, out)} ${options}`
}

const passes = async (line: string) => await scene.office.asApproved(line)
const blocked = async (line: string, code: Parameters<typeof refusedUntouched>[2]) => {
  const document = await refusedUntouched(scene.office, line, code)
  expect(document.exit).toBe(5)
  return document
}
const findingsOf = ({ findings }: Document, code: string) => findings.filter(one => one.code === code)

describe('L1 a payment that is split', () => {
  beforeEach(() => under(DAILY))

  test('over two proposals on one machine', async () => {
    const [first, second] = [await proposed('a', '0.6btc', 0), await proposed('b', '0.5btc', 1)]
    expect(await passes(first(1))).toMatchObject({ ok: true })
    await blocked(second(1), 'rule.rolling-limit')
    await blocked(`${second(1)} --yes`, 'rule.rolling-limit')
    const review = await scene.office.document(scene.as(1, `review b.psbt ${UNDER}`))
    expect(review).toMatchObject({ exit: 5, error: { code: 'rule.rolling-limit' } })
    later(23)
    await blocked(second(1), 'rule.rolling-limit')
    later(2)
    expect(await passes(second(1))).toMatchObject({ ok: true })
  })

  test('over two machines, of which one has the log of the other', async () => {
    const [first, second] = [await proposed('a', '0.6btc', 0), await proposed('b', '0.5btc', 1)]
    expect(await passes(first(1))).toMatchObject({ ok: true })
    await blocked(second(2, `${UNDER} ${LOG(1)}`), 'rule.rolling-limit')
    await scene.office.ok('log merge homes/officer-1/log.jsonl homes/officer-3/log.jsonl --out merged.jsonl')
    await blocked(second(2, `${UNDER} --history merged.jsonl`), 'rule.rolling-limit')
  })

  test('over days: it counts from when the last cosigner signs it, whoever knows', async () => {
    const [first, second] = [await proposed('a', '0.9btc', 0), await proposed('b', '0.5btc', 1)]
    expect(await passes(first(1))).toMatchObject({ ok: true })
    later(30)
    expect(await passes(first(2))).toMatchObject({ ok: true })
    await blocked(second(1, `${UNDER} ${LOG(2)}`), 'rule.rolling-limit')
    await blocked(second(2), 'rule.rolling-limit')
    await blocked(second(2, `${UNDER} ${LOG(1)}`), 'rule.rolling-limit')
  })

  test('over the proposals of a folder', async () => {
    await proposed('a', '0.6btc', 0)
    await proposed('b', '0.5btc', 1)
    mkdirSync(scene.office.path('batch'))
    for (const name of ['a', 'b'])
      renameSync(scene.office.path(`${name}.psbt`), scene.office.path(`batch/${name}.psbt`))
    const review = await scene.office.document(scene.as(1, `review batch ${UNDER}`))
    expect(review).toMatchObject({ exit: 5, error: { code: 'rule.rolling-limit' } })
    // With what others have signed as well.
    const others = await attested(scene.office, [3])
    const together = await scene.office.document(scene.as(1, `review batch ${UNDER} ${others}`))
    expect(together.data).toEqual(review.data)
    const line = scene.as(1, `sign batch --key officer-1 --password-file password.txt ${UNDER} ${others}`)
    const signed = await scene.office.refused(
      `${line} --approve ${review.data.batch.digest}`,
      'rule.rolling-limit',
    )
    expect(signed.data.results).toMatchObject([
      { file: 'batch/a.psbt', status: 'done' },
      { file: 'batch/b.psbt', status: 'failed', out: null },
    ])
    await refusedUntouched(
      scene.office,
      `${line} --approve ${review.data.batch.digest}`,
      'rule.rolling-limit',
    )
  })

  test('a raised fee and a second signature count once, the dearer of them', async () => {
    const first = await proposed('a', '0.6btc', 0)
    const raised = await proposed('raised', '0.6btc', 0, '--change-index 7')
    const [fits, more] = [await proposed('fits', '0.39btc', 1), await proposed('more', '0.01btc', 2)]
    expect(await passes(first(1))).toMatchObject({ ok: true })
    expect(await passes(raised(1))).toMatchObject({ ok: true })
    expect(await passes(first(1, UNDER, 'again'))).toMatchObject({ ok: true })
    expect(await passes(fits(1))).toMatchObject({ ok: true })
    await blocked(more(1), 'rule.rolling-limit')
  })

  test('over outputs to one place', async () => {
    under('  proposal-limit: { max: 0.5btc }\n')
    const sign = await proposed('a', '0.3btc', 0, `--to ${payee('regtest', 8)}=0.3btc`)
    await blocked(sign(1), 'rule.proposal-limit')
  })
})

describe('L2 set back', () => {
  test('the clock of this machine, or of the one whose log is given', async () => {
    under(DAILY)
    const [first, second] = [await proposed('a', '0.6btc', 0), await proposed('b', '0.2btc', 1)]
    later(26)
    expect(await passes(first(2))).toMatchObject({ ok: true })
    vi.useRealTimers()
    await refusedUntouched(scene.office, second(2), 'log.clock-set-back')
    await blocked(second(1, `${UNDER} ${LOG(2)}`), 'rule.rolling-limit')
    expect(await passes(second(1))).toMatchObject({ ok: true })
  })

  test('hours of signing and waiting, by a log that is ahead', async () => {
    later(5)
    const { digest } = await scene.office.ok(
      scene.as(
        2,
        `propose --utxos listunspent.json --prevtxs prevtxs.hex --to ${STRANGER}=0.2btc --fee-rate 5 --out a.psbt`,
      ),
    )
    later(1)
    const signedFor = await attested(scene.office, [2])
    vi.useRealTimers()
    const sign = (officer: number, options = UNDER) =>
      `${scene.signing(officer, 'a', digest, 'signed')} ${options}`
    under('  cooling-off: { hours: 2 }\n')
    await scene.office.refused(sign(1), 'rule.cooling-off')
    await blocked(sign(1, `${UNDER} ${LOG(2)}`), 'rule.cooling-off')
    await blocked(sign(1, `${UNDER} ${signedFor}`), 'rule.cooling-off')
    under(
      '  signing-hours: { zone: UTC, windows: [{ days: [mon, tue, wed, thu, fri, sat, sun], from: "00:00", to: "24:00" }] }\n',
    )
    await blocked(sign(1, `${UNDER} ${LOG(2)}`), 'rule.signing-hours')
    expect(await passes(sign(1))).toMatchObject({ ok: true })
  })

  test('the height', async () => {
    under(BLOCKS)
    // The lock time is what the proposer says; it counts for nothing.
    const first = await proposed('a', '0.6btc', 0, '--height 1')
    const second = await proposed('b', '0.5btc', 1)
    await blocked(first(1), 'rule.evidence-missing')
    expect(await passes(first(1, `${UNDER} --height 1000`))).toMatchObject({ ok: true })
    for (const height of [0, 1, 999, 1000, 1143])
      await blocked(second(1, `${UNDER} --height ${height}`), 'rule.rolling-limit')
    await blocked(second(2, `${UNDER} --height 999 ${LOG(1)}`), 'rule.rolling-limit')
    // Nor before the time that so many blocks take (L37).
    await blocked(second(1, `${UNDER} --height 1144`), 'rule.rolling-limit')
    later(24)
    await blocked(second(1, `${UNDER} --height 1143`), 'rule.rolling-limit')
    expect(await passes(second(1, `${UNDER} --height 1144`))).toMatchObject({ ok: true })
  })
})

test('L3 fees are spending', async () => {
  under('  proposal-limit: { max: 0.5btc }\n')
  const exact = await proposed('exact', '0.5btc', 0)
  await blocked(exact(1), 'rule.proposal-limit')
  under(DAILY)
  const [first, second] = [await proposed('a', '0.5btc', 0), await proposed('b', '0.49999btc', 1)]
  expect(await passes(first(1))).toMatchObject({ ok: true })
  await blocked(second(1), 'rule.rolling-limit')
  under('  fee-limit: { max: 1000sat }\n')
  const dear = await scene.office.ok(
    `propose --home homes/nobody --vault treasury.vault.json --utxos listunspent.json --prevtxs prevtxs.hex --coin ${coins[2]} --to ${STRANGER}=0.1btc --fee 1001sat --out dear.psbt`,
  )
  await blocked(`${scene.signing(1, 'dear', dear.digest, 'never')} ${UNDER}`, 'rule.fee-limit')
})

test('L8 a machine that knows less than another', async () => {
  under(DAILY)
  const { office } = scene
  const [first, second] = [await proposed('a', '0.6btc', 0), await proposed('b', '0.5btc', 1)]
  cpSync(office.path('homes/officer-1'), office.path('backup'), { recursive: true })
  expect(await passes(first(1))).toMatchObject({ ok: true })
  // An older copy of one's own log takes nothing away.
  await blocked(second(1, `${UNDER} --history backup/log.jsonl`), 'rule.rolling-limit')
  // A home that was put back from a backup is told by the log that was kept elsewhere.
  cpSync(office.path('homes/officer-1/log.jsonl'), office.path('kept.jsonl'))
  rmSync(office.path('homes/officer-1'), { recursive: true })
  renameSync(office.path('backup'), office.path('homes/officer-1'))
  await refusedUntouched(office, second(1, `${UNDER} --history kept.jsonl`), 'log.rolled-back')
  const forgotten = await passes(second(1))
  expect(findingsOf(forgotten, 'rule.rolling-limit')).toEqual([])
})
