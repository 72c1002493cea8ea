import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Home } from '../../src/platform/home.js'
import type { Terminal } from '../../src/platform/terminal.js'
import {
  activating,
  approved,
  coinsOf,
  copyOf,
  inForce,
  makeScene,
  policyOf,
  type Scene,
} from '../cli/policy/scene.js'
import { approving, PASSWORD } from '../support/ceremony.js'
import { resetClock, setClock } from '../support/clock.js'
import { refusedUntouched } from './toolkit/scene.js'

let made: Scene
let scene: Scene
beforeAll(async () => {
  made = await makeScene()
  const coins = coinsOf(made)
  for (const [name, amount, coin] of [
    ['a', '0.6btc', 0],
    ['b', '0.5btc', 1],
    ['c', '0.1btc', 2],
    ['again', '0.7btc', 0],
  ] as const)
    await made.propose(name, amount, `--coin ${coins[coin]}`)
})
beforeEach(() => {
  scene = copyOf(made)
})
afterEach(() => {
  resetClock()
})

const HOUR = 3_600_000
const DAILY = '  rolling-limit: { windows: [{ hours: 24, max: 1btc }] }\n'
/** Monday, half an hour before the end of the hours below, well behind everything that the tests have logged. */
const BEFORE_THE_END = Date.UTC(2035, 0, 1, 17, 30)
const hours = (more = '') =>
  `  signing-hours: { zone: UTC, windows: [{ days: [mon], from: "09:00", to: "18:00" }]${more} }\n`

/** What all clocks show from now on. */
const at = setClock

/** An officer who has approved, and before whom the password prompt stands open while something happens. */
function promptOpenWhile(meanwhile: () => unknown): { terminal: Terminal } {
  const never = async () => {
    throw new Error('nothing else is asked')
  }
  const secret = async () => {
    await meanwhile()
    return PASSWORD
  }
  return { terminal: { secret, line: never, confirm: never, showOnce: never } }
}

/** Signs as an officer types the password, after something has happened. */
async function signing(name: string, options = '', officer = 1): Promise<string> {
  const seen = await scene.seen(officer, name, options)
  const line = scene.signing(officer, name, seen, `${name}.${officer}`)
  return `${line} ${options}`.replace(' --password-file password.txt', '').trim()
}

const logLines = (officer = 1) =>
  readFileSync(scene.office.path(`homes/officer-${officer}/log.jsonl`), 'utf8')
    .trimEnd()
    .split('\n').length

/** Refused, with nothing signed: no file, and no entry but those of what happened meanwhile. */
async function refusedBehindPrompt(line: string, code: string, meanwhile: () => unknown) {
  let entries = logLines()
  const around = promptOpenWhile(async () => {
    await meanwhile()
    entries = logLines()
  })
  const document = await scene.office.document(line, around)
  expect(document.error?.code).toBe(code)
  const out = /--out (\S+)/.exec(line)?.[1] as string
  expect(existsSync(scene.office.path(out))).toBe(false)
  expect(logLines()).toBe(entries)
  return document
}

describe('L34 a password prompt that stands open', () => {
  test('over the end of the hours of signing', async () => {
    at(BEFORE_THE_END)
    await inForce(scene, 'hours', policyOf(scene, hours()), [1])
    const { exit } = await refusedBehindPrompt(await signing('a'), 'rule.signing-hours', () =>
      at(BEFORE_THE_END + HOUR),
    )
    expect(exit).toBe(5)
  })

  test('over the end of hours that only warn: the warning was not approved', async () => {
    at(BEFORE_THE_END)
    await inForce(scene, 'hours', policyOf(scene, hours(', severity: warn')), [1])
    const { exit, error } = await refusedBehindPrompt(await signing('a'), 'proposal.changed-meanwhile', () =>
      at(BEFORE_THE_END + HOUR),
    )
    expect(exit).toBe(4)
    expect(error?.details.added).toEqual(['rule.signing-hours'])
  })

  test('while another version of the policy is put in force, one that lets it pass too', async () => {
    const first = await inForce(scene, 'first', policyOf(scene, '  proposal-limit: { max: 0.9btc }\n'), [1])
    const next = `version: 2\nprevious: ${first}\n`
    await approved(scene, 'two', policyOf(scene, '  proposal-limit: { max: 2btc }\n', next))
    await refusedBehindPrompt(await signing('a'), 'proposal.changed-meanwhile', () =>
      scene.office.ok(activating(scene, 1, 'two')),
    )
  })

  test('while a first policy is put in force', async () => {
    await approved(scene, 'first', policyOf(scene, '  proposal-limit: { max: 0.3btc }\n'))
    await refusedBehindPrompt(await signing('a'), 'rule.proposal-limit', () =>
      scene.office.ok(activating(scene, 1, 'first')),
    )
  })

  test('while another process uses up the limit', async () => {
    await inForce(scene, 'daily', policyOf(scene, DAILY), [1])
    const other = scene.signing(1, 'b', await scene.seen(1, 'b'), 'b.1')
    await refusedBehindPrompt(await signing('a'), 'rule.rolling-limit', () => scene.office.ok(other))
  })

  test('while another process signs the same coin away', async () => {
    const other = scene.signing(1, 'again', await scene.seen(1, 'again'), 'again.1')
    const { error } = await refusedBehindPrompt(await signing('a'), 'proposal.changed-meanwhile', () =>
      scene.office.ok(other),
    )
    expect(error?.details.added).toContain('input.signed-before')
  })

  test('lets through what is still as it was approved, however long it stood open', async () => {
    await inForce(scene, 'daily', policyOf(scene, `${DAILY}${hours(', severity: warn')}`), [1])
    at(BEFORE_THE_END + 2 * HOUR)
    const line = await signing('a')
    const other = scene.signing(1, 'c', await scene.seen(1, 'c'), 'c.1')
    const later = promptOpenWhile(async () => {
      await scene.office.ok(other)
      at(BEFORE_THE_END + 30 * HOUR)
    })
    expect(await scene.office.document(line, later)).toMatchObject({ ok: true, exit: 0 })
  })
})

describe('L7 an approval', () => {
  const WARNS = '  payment-limit: { max: 0.2btc, severity: warn }\n'

  test('passes only the warnings that were seen', async () => {
    await inForce(scene, 'warns', policyOf(scene, WARNS), [1])
    const review = await scene.office.document(scene.as(1, 'review a.psbt'))
    const { digest, approval } = review.data
    expect(approval).toMatch(/^[0-9a-f]{32}$/)
    const line = (seen: string) => scene.signing(1, 'a', seen, 'a.1')
    const alone = await refusedUntouched(scene.office, line(digest), 'proposal.warnings-not-approved')
    expect(alone.exit).toBe(9)
    expect(alone.error?.details).toMatchObject({ actual: approval, warnings: ['rule.payment-limit'] })
    for (const other of [`${digest}:${'0'.repeat(32)}`, `${digest}:`, `${digest}:${approval}0`]) {
      const { exit } = await refusedUntouched(scene.office, line(other), 'proposal.approval-mismatch')
      expect(exit).toBe(4)
    }
    const { digest: otherDigest } = await scene.office.ok(scene.as(1, 'review c.psbt'))
    await refusedUntouched(scene.office, line(`${otherDigest}:${approval}`), 'proposal.digest-mismatch')
    expect(await scene.office.document(line(approving(review.data).toUpperCase()))).toMatchObject({
      ok: true,
    })
  })

  test('ends where the log, the policy or the evidence gives another review', async () => {
    const under = (rules: string) => scene.office.write('p.yaml', policyOf(scene, rules))
    const P = '--policy p.yaml'
    const mismatch = async (seen: string, options: string) =>
      await refusedUntouched(
        scene.office,
        `${scene.signing(1, 'a', seen, 'a.1')} ${options}`.trim(),
        'proposal.approval-mismatch',
      )
    under(WARNS)
    const seen = await scene.seen(1, 'a', P)
    // The same warning by another policy; another figure in the warning; none at all; a file that speaks for it.
    under(`${WARNS}  output-count: { max: 9 }\n`)
    await mismatch(seen, P)
    under(WARNS.replace('0.2', '0.3'))
    await mismatch(seen, P)
    await mismatch(seen, '')
    under(WARNS)
    const label = { type: 'tx', ref: 'ab'.repeat(32), label: 'y' }
    scene.office.write('labels.jsonl', `${JSON.stringify(label)}\n`)
    await mismatch(seen, `${P} --labels labels.jsonl`)
    // What others have signed changes the sum that the warning names.
    under('  rolling-limit: { windows: [{ hours: 24, max: 0.2btc }], severity: warn }\n')
    const before = await scene.seen(1, 'a', P)
    await scene.office.ok(scene.signing(1, 'c', await scene.seen(1, 'c'), 'c.1'))
    await mismatch(before, P)
    await scene.office.ok(`${scene.signing(1, 'a', await scene.seen(1, 'a', P), 'a.1')} ${P}`)
  })

  test('is the same on another machine, at another time, in another language', async () => {
    await inForce(scene, 'warns', policyOf(scene, WARNS + hours(', severity: warn')), [1, 2, 3])
    at(BEFORE_THE_END + 2 * HOUR)
    const seen = await scene.seen(3, 'a')
    at(BEFORE_THE_END + 30 * HOUR)
    expect(await scene.seen(2, 'a', '--lang ja')).toBe(seen)
    for (const officer of [1, 2]) await scene.office.ok(scene.signing(officer, 'a', seen, `a.${officer}`))
    await scene.office.ok(scene.as(3, 'combine a.1.psbt a.2.psbt --require-complete --out a.both.psbt'))
  })

  test('of a folder covers the warnings of all that is in it', async () => {
    await inForce(scene, 'warns', policyOf(scene, WARNS), [1])
    scene.office.write('batch/keep', '')
    for (const name of ['a', 'c'])
      cpSync(scene.office.path(`${name}.psbt`), scene.office.path(`batch/${name}.psbt`))
    const { batch } = (await scene.office.document(scene.as(1, 'review batch'))).data
    const line = (seen: string) =>
      scene.as(1, `sign batch --key officer-1 --password-file password.txt --approve ${seen}`)
    await refusedUntouched(scene.office, line(batch.digest), 'proposal.warnings-not-approved')
    await refusedUntouched(
      scene.office,
      line(`${batch.digest}:${'0'.repeat(32)}`),
      'proposal.approval-mismatch',
    )
    const { results } = await scene.office.ok(line(approving(batch)))
    expect(results.map(({ status }: { status: string }) => status)).toEqual(['done', 'done'])
  })

  test('of an exception passes no warning unseen either', async () => {
    const head = 'exceptions: { any: 2, rules: [proposal-limit] }\n'
    const rules = `${WARNS}  proposal-limit: { max: 0.3btc }\n`
    await inForce(scene, 'policy', policyOf(scene, rules, head), [1])
    const { digest } = (await scene.office.document(scene.as(1, 'review a.psbt'))).data
    const line = (seen: string) =>
      scene.as(
        1,
        `policy except a.psbt --rule proposal-limit --reason due --key officer-1 --approve ${seen} --password-file password.txt --out a.json`,
      )
    await refusedUntouched(scene.office, line(digest), 'proposal.warnings-not-approved')
    await scene.office.ok(line(await scene.seen(1, 'a')))
  })

  test('of an exception is judged once more behind the password, and one of a policy too', async () => {
    const head = 'exceptions: { any: 2, rules: [proposal-limit] }\n'
    const first = await inForce(
      scene,
      'policy',
      policyOf(scene, '  proposal-limit: { max: 0.3btc }\n', head),
      [1],
    )
    const next = `version: 2\nprevious: ${first}\n${head}`
    await approved(scene, 'two', policyOf(scene, '  proposal-limit: { max: 0.4btc }\n', next))
    const except = scene.as(
      1,
      `policy except a.psbt --rule proposal-limit --reason due --key officer-1 --approve ${await scene.seen(1, 'a')} --out evil.json`,
    )
    await refusedBehindPrompt(except, 'proposal.changed-meanwhile', () =>
      scene.office.ok(activating(scene, 1, 'two')),
    )
    // Two rivals, approved at two prompts of one machine.
    const second = await scene.office.ok('policy show two.yaml')
    const rivalOf = (max: string) =>
      policyOf(
        scene,
        `  proposal-limit: { max: ${max} }\n`,
        `version: 3\nprevious: ${second.digest}\n${head}`,
      )
    const approve = async (name: string, max: string) => {
      scene.office.write(`${name}.yaml`, rivalOf(max))
      const { digest: rival } = await scene.office.ok(`policy show ${name}.yaml`)
      return scene.as(1, `policy approve ${name}.yaml --key officer-1 --approve ${rival} --out ${name}.json`)
    }
    const [one, other] = [await approve('one', '0.5btc'), await approve('other', '0.6btc')]
    await refusedBehindPrompt(one, 'policy.forked', () =>
      scene.office.ok(`${other} --password-file password.txt`),
    )
  })
})

describe('N7 several processes in one home', () => {
  test('wait for each other: six that sign different proposals all sign', async () => {
    const coins = coinsOf(scene)
    await scene.office.ok(scene.signing(1, 'c', await scene.seen(1, 'c'), 'c.1'))
    const names = ['a', 'b', 'd', 'e']
    for (const [name, amount, coin] of [
      ['d', '0.11btc', 3],
      ['e', '0.2btc', 4],
    ] as const)
      await scene.propose(name, amount, `--coin ${coins[coin]}`)
    const lines: string[] = []
    for (const name of names) lines.push(scene.signing(1, name, await scene.seen(1, name), `${name}.1`))
    // Two of them sign a proposal that is being signed already, into another file.
    for (const name of ['a', 'b'])
      lines.push((lines[names.indexOf(name)] as string).replace(`${name}.1.psbt`, `${name}.copy.psbt`))
    const way = { way: 'as a process' } as const
    const all = await Promise.all(lines.map(line => scene.office.run(`${line} --wait 60 --json`, way)))
    expect(all.map(({ json, exit }) => json?.error?.code ?? exit)).toEqual([0, 0, 0, 0, 0, 0])
    await scene.office.ok(`log verify --home homes/officer-1`)
    const { entries } = await scene.office.ok('log show --home homes/officer-1 --event signed')
    expect(entries).toHaveLength(7)
    expect(readdirSync(scene.office.path('homes/officer-1'))).not.toContain('lock')
  }, 120_000)

  test('no longer than --wait says', async () => {
    const home = new Home(scene.office.path('homes/officer-1'))
    const line = scene.signing(1, 'c', await scene.seen(1, 'c'), 'c.1')
    await home.change(async () => {
      const { exit } = await scene.office.refused(`${line} --wait 0`, 'home.locked')
      expect(exit).toBe(11)
    })
    await scene.office.refused(`${line} --wait soon`, 'usage.invalid')
    await scene.office.ok(`${line} --wait 0`)
  })
})
