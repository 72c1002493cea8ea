import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { coinsOf, copyOf, inForce, makeScene, policyOf, type Scene } from '../cli/policy/scene.js'
import { root } from '../docs/session.js'
import { Office } from '../support/ceremony.js'
import { resetClock, setClock } from '../support/clock.js'
import type { Document } from '../support/program.js'
import { fieldCase } from '../support/vectors.js'
import { refusedUntouched } from './toolkit/scene.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR

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
  resetClock()
})

const later = (time: number) => setClock(Date.now() + time)
const moment = () => `${new Date().toISOString().slice(0, 19)}Z`

/** Writes a balance statement: the coins of the scene that are left, each of 1 BTC, and what else it says. */
function stated(name: string, left: readonly string[], more: object = {}): string {
  const { digest } = scene.team.vault
  return scene.office.write(
    name,
    JSON.stringify({
      ...{ ringi: 1, kind: 'balances', time: moment(), height: 900, block: 'ab'.repeat(32) },
      balances: { [digest]: String(left.length * 100_000_000) },
      coins: { [digest]: Object.fromEntries(left.map(coin => [coin, '100000000'])) },
      ...more,
    }),
  )
}

/** Has officers sign what a file says; gives the options for it. */
async function vouched(file: string, by: readonly number[]): Promise<string> {
  const words: string[] = []
  for (const officer of by) {
    const line = scene.as(officer, `policy vouch --statement ${file} --key officer-${officer}`)
    const out = `${file}.${officer}`
    await scene.office.ok(`${line} --password-file password.txt --yes --force --out ${out}`)
    words.push(`--voucher ${out}`)
  }
  return words.join(' ')
}

/** `signed-by` of a policy: any 2 of the officers' keys for statements. */
async function signedBy(): Promise<string> {
  const keys: string[] = []
  for (const officer of [1, 2, 3]) {
    const { publicKey } = await scene.office.ok(scene.as(officer, `policy vouch --key officer-${officer}`))
    keys.push(`watch-${officer}: ${publicKey}`)
  }
  return `signed-by: { any: 2, of: { ${keys.join(', ')} } }\n`
}

/** Proposes to pay out of one coin, and gives what signs it as an officer: reviewed with the same evidence, and approved. */
async function proposed(name: string, amount: string, coin: number) {
  await scene.propose(name, amount, `--coin ${coins[coin]}`)
  return signing(name)
}

function signing(name: string) {
  return async (officer: number, options: string, way: 'passes' | 'refused' = 'passes') => {
    const review = await scene.office.document(scene.as(officer, `review ${name}.psbt ${options}`.trim()))
    if (review.data === undefined) throw new Error(JSON.stringify(review.error))
    const { digest, approval } = review.data
    const code = approval === undefined ? '' : `:${approval}`
    const line = scene.signing(officer, name, `${digest}${code}`, `${name}.${officer}`)
    if (way === 'refused')
      return await refusedUntouched(scene.office, `${line} ${options}`.trim(), review.error?.code as never)
    const document = await scene.office.document(`${line} ${options}`.trim())
    expect(document.error).toBeUndefined()
    return document
  }
}

const codesOf = ({ findings }: Document) => findings.map(({ code }) => code)

describe('L33 a payment that is signed and held back', () => {
  const FLOOR = '  vault-floor: { min: 3.5btc }\n'

  test('counts under a fresh statement, until one shows that it is mined', async () => {
    await inForce(scene, 'floor', policyOf(scene, FLOOR, await signedBy()))
    const [first, second] = [await proposed('a', '0.9btc', 0), await proposed('b', '0.9btc', 1)]
    const one = stated('one.json', coins, { number: 1 })
    const known = `--balances ${one} ${await vouched(one, [2, 3])}`
    await first(1, known)
    expect(await second(1, known, 'refused')).toMatchObject({ exit: 5, error: { code: 'rule.vault-floor' } })
    later(20 * DAY)
    // The same coins, weeks later: nobody has sent it yet.
    const two = stated('two.json', coins, { number: 2 })
    const fresh = `--balances ${two} ${await vouched(two, [1, 3])}`
    expect(await second(1, fresh, 'refused')).toMatchObject({ error: { code: 'rule.vault-floor' } })
    // It is mined: its coin is gone, and its change, which nobody lists, is not needed to tell.
    const three = stated('three.json', [...coins.slice(1), `${'77'.repeat(32)}:0`], { number: 3 })
    const mined = `--balances ${three} ${await vouched(three, [1, 2])}`
    await second(1, mined)
    // What was shown stays shown, and an older statement is not taken again.
    expect(await proposed('c', '0.1btc', 2).then(third => third(1, known, 'refused'))).toMatchObject({
      error: { code: 'rule.vault-floor' },
    })
    const log = readFileSync(scene.office.path('homes/officer-1/log.jsonl'), 'utf8').trim().split('\n')
    expect(log.map(line => JSON.parse(line)).findLast(({ event }) => event === 'signed')).toMatchObject({
      statement: { number: 3, settled: [expect.any(String)] },
    })
  })

  test('counts in a share, and in what a place may hold', async () => {
    scene.office.write('policy.yaml', policyOf(scene, '  vault-share: { max: 20% }\n'))
    const [first, second] = [await proposed('a', '0.6btc', 0), await proposed('b', '0.6btc', 1)]
    const under = `--policy policy.yaml --balances ${stated('one.json', coins, { number: 1 })}`
    await first(1, under)
    later(DAY)
    const again = `--policy policy.yaml --balances ${stated('two.json', coins, { number: 2 })}`
    expect(await second(1, again, 'refused')).toMatchObject({ exit: 5, error: { code: 'rule.vault-share' } })
  })

  test('week by week, and all at once in the end', async () => {
    await inForce(
      scene,
      'weekly',
      policyOf(scene, '  rolling-limit: { windows: [{ days: 7, max: 1btc }] }\n', await signedBy()),
    )
    const [first, second] = [await proposed('a', '0.9btc', 0), await proposed('b', '0.9btc', 1)]
    await first(1, '')
    later(8 * DAY)
    expect(await second(1, '', 'refused')).toMatchObject({ exit: 5, error: { code: 'rule.rolling-limit' } })
    // An honest group, whose payment was mined, goes on; officer 2 is away.
    const one = stated('one.json', coins.slice(1), { number: 1, spent: [coins[0]] })
    const mined = `--balances ${one} ${await vouched(one, [1, 3])}`
    await second(1, mined)
    await second(3, `${mined} --policy weekly.yaml --history homes/officer-1/log.jsonl`)
  })

  test('a policy of 0.1.0, which names nobody who could show it, warns of it', async () => {
    scene.office.write(
      'policy.yaml',
      policyOf(scene, '  rolling-limit: { windows: [{ days: 7, max: 1btc }] }\n'),
    )
    const [first, second] = [await proposed('a', '0.9btc', 0), await proposed('b', '0.9btc', 1)]
    await first(1, '--policy policy.yaml')
    later(8 * DAY)
    const document = await second(1, '--policy policy.yaml')
    expect(document.findings.filter(({ code }) => code === 'rule.rolling-limit')).toMatchObject([
      { severity: 'warn' },
    ])
  })
})

describe('L33 what was signed and shall not be sent', () => {
  const back = (of: string, more = '', out = 'back') =>
    scene.as(1, `propose --cancel ${of} --fee-rate 20 --out ${out}.psbt ${more}`.trim())

  test('comes back to the vault, whatever the rules say of what is pending', async () => {
    const rules = `  vault-floor: { min: 4btc }\n  vault-share: { max: 20% }\n  rolling-limit: { windows: [{ hours: 24, max: 0.95btc }] }\n`
    await inForce(scene, 'strict', policyOf(scene, rules, await signedBy()))
    const first = await proposed('a', '0.9btc', 0)
    const one = stated('one.json', coins, { number: 1 })
    const known = `--balances ${one} ${await vouched(one, [2, 3])}`
    await first(1, known)
    const { txid, payments, change, inputCount } = await scene.office.ok(back('a.psbt'))
    expect({ payments, inputCount }).toEqual({ payments: [], inputCount: 1 })
    expect(change.value).toMatch(/^999\d{5}$/)
    // Under a statement that leaves nothing to be signed away any more, and without one.
    const poor = stated('poor.json', coins.slice(0, 1), { number: 2 })
    const fresh = `--balances ${poor} ${await vouched(poor, [2, 3])}`
    expect(await (await proposed('b', '0.01btc', 1))(1, fresh, 'refused')).toMatchObject({ exit: 5 })
    await signing('back')(1, fresh)
    // Who has not signed it learns of it from the log of who has.
    await signing('back')(2, '--history homes/officer-1/log.jsonl')
    // By its txid, where a log has it.
    const prevtxs = '--utxos listunspent.json --prevtxs prevtxs.hex'
    const log = readFileSync(scene.office.path('homes/officer-1/log.jsonl'), 'utf8').trim().split('\n')
    const signed = log.map(line => JSON.parse(line)).find(({ event }) => event === 'signed')
    const again = await scene.office.ok(back(signed.txid, prevtxs, 'again'))
    expect(again).toMatchObject({ payments: [], inputCount: 1 })
    expect(again.txid).not.toBe(signed.txid)
    await refusedUntouched(scene.office, back('77'.repeat(32), prevtxs, 'never'), 'cancel.unknown')
    for (const more of [`--coin ${coins[1]}`, '--to bcrt1q=1btc'])
      await refusedUntouched(scene.office, back('a.psbt', more, 'never'), 'usage.invalid')
    expect(txid).toMatch(/^[0-9a-f]{64}$/)
  })

  test('is reviewed as everything else is: a fee that nobody pays is no way out', async () => {
    await scene.propose('a', '0.9btc', `--coin ${coins[0]}`)
    const line = scene.as(1, 'propose --cancel a.psbt --fee 0.9btc --out dear.psbt')
    await refusedUntouched(scene.office, line, 'fee.absurd')
  })
})

describe('L38 what whoever prepares files says of the chain', () => {
  test('balances need the keys that the policy names, each a key of its own', async () => {
    await inForce(scene, 'floor', policyOf(scene, '  vault-floor: { min: 3btc }\n', await signedBy()))
    const sign = await proposed('a', '0.9btc', 0)
    const one = stated('one.json', coins, { number: 1 })
    const word = await vouched(one, [3])
    const lie = stated('lie.json', coins, { number: 1, height: 901 })
    for (const given of [
      `--balances ${one}`,
      `--balances ${one} ${word}`,
      `--balances ${one} ${word} ${word}`,
      `--balances ${lie} ${await vouched(one, [1, 2])}`,
    ])
      expect(await sign(1, given, 'refused')).toMatchObject({
        exit: 5,
        error: { code: 'rule.evidence-missing' },
      })
    // One of the three is away.
    await sign(1, `--balances ${one} ${await vouched(one, [1, 2])}`)
  })

  test('labels and ages of coins too; where a policy names nobody, all of them are named as somebody’s word', async () => {
    const rules = '  coin-labels: { unlabelled: deny, frozen: deny }\n  confirmations: { min: 1 }\n'
    const sign = await proposed('a', '0.9btc', 0)
    scene.office.write(
      'labels.jsonl',
      `${JSON.stringify({ type: 'output', ref: coins[0], label: 'rent' })}\n`,
    )
    const given = '--policy policy.yaml --labels labels.jsonl --utxos listunspent.json'
    scene.office.write('policy.yaml', policyOf(scene, rules, await signedBy()))
    expect(await sign(1, given, 'refused')).toMatchObject({
      exit: 5,
      error: { code: 'rule.evidence-missing' },
    })
    const words = `${await vouched('labels.jsonl', [1, 3])} ${await vouched('listunspent.json', [1, 3])}`
    expect(codesOf(await sign(1, `${given} ${words}`))).not.toContain('rule.evidence-unsigned')
    scene.office.write('policy.yaml', policyOf(scene, rules))
    const review = await scene.office.document(scene.as(1, `review a.psbt ${given}`))
    expect(codesOf(review).filter(code => code === 'rule.evidence-unsigned')).toHaveLength(2)
  })

  test('a policy of 0.1.0 and its balance statement go on working, with a warning', async () => {
    scene.office.write('policy.yaml', policyOf(scene, '  vault-floor: { min: 3btc }\n'))
    const { digest } = scene.team.vault
    const old = { ringi: 1, kind: 'balances', time: moment(), balances: { [digest]: '500000000' } }
    scene.office.write('old.json', JSON.stringify(old))
    const sign = await proposed('a', '0.9btc', 0)
    const document = await sign(1, '--policy policy.yaml --balances old.json')
    expect(document.findings).toContainEqual(
      expect.objectContaining({ code: 'rule.evidence-unsigned', severity: 'warn' }),
    )
  })

  test('nothing is signed with --statement that no rule reads, nor a statement without coins', async () => {
    const { office } = scene
    const { digest } = scene.team.vault
    office.write('note.txt', 'hello\n')
    office.write(
      'bare.json',
      JSON.stringify({ ringi: 1, kind: 'balances', time: moment(), balances: { [digest]: '1' } }),
    )
    const vouch = (file: string) =>
      scene.as(
        1,
        `policy vouch --statement ${file} --key officer-1 --password-file password.txt --yes --out never.json`,
      )
    await refusedUntouched(office, vouch('note.txt'), 'statement.unknown')
    await refusedUntouched(office, vouch('bare.json'), 'balances.malformed')
  })
})

describe('L37 a clock or a height far ahead or behind', () => {
  const BLOCKS = '  rolling-limit: { windows: [{ blocks: 144, max: 1btc }] }\n'
  const DAILY = '  rolling-limit: { windows: [{ hours: 24, max: 1btc }] }\n'
  const UNDER = '--policy policy.yaml'
  const logOf = (officer: number) => `homes/officer-${officer}/log.jsonl`
  const entriesOf = (officer: number): Record<string, unknown>[] =>
    readFileSync(scene.office.path(logOf(officer)), 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))

  /** Has officers sign a correction, each on their machine, and gives the options that hand them over. */
  async function corrections(by: readonly number[], what: string): Promise<string> {
    const files: string[] = []
    for (const officer of by) {
      const line = scene.as(
        officer,
        `log correct ${what} --key officer-${officer} --password-file password.txt`,
      )
      files.push(`correction.${officer}.json`)
      await scene.office.ok(`${line} --yes --force --out ${files.at(-1)}`)
    }
    return files.map(file => `--correction ${file}`).join(' ')
  }
  const correct = (officer: number, given: string) => scene.as(officer, `log correct ${given} --yes`)

  test('a mistyped height is not logged, and where it was, M cosigners take it back', async () => {
    scene.office.write('policy.yaml', policyOf(scene, BLOCKS))
    const first = await proposed('a', '0.3btc', 0)
    const second = await proposed('b', '0.3btc', 1)
    // The first height of a log has nothing to jump from: this one is mistyped, and stays.
    await first(2, `${UNDER} --height 9020`)
    await first(1, `${UNDER} --height 901`)
    await refusedUntouched(
      scene.office,
      `${scene.signing(1, 'b', '0'.repeat(64), 'never')} --height 9020`,
      'height.unconfirmed',
    )
    await refusedUntouched(
      scene.office,
      `${scene.signing(1, 'b', '0'.repeat(64), 'never')} --yes --height 1902`,
      'height.unconfirmed',
    )
    const given = `${UNDER} --height 902 --history ${logOf(2)}`
    expect(await second(1, given, 'refused')).toMatchObject({
      exit: 5,
      error: { code: 'rule.rolling-limit' },
    })
    // One alone says nothing, nor do two who differ, nor one twice.
    const entry = entriesOf(2).findLast(({ event }) => event === 'signed')?.seq
    const what = `${logOf(2)} --entry ${entry}`
    await refusedUntouched(
      scene.office,
      correct(1, await corrections([2], `${what} --height 900`)),
      'approval.incomplete',
    )
    const [two, same] = [await corrections([2], `${what} --height 900`), '--correction correction.2.json']
    await refusedUntouched(scene.office, correct(1, `${two} ${same}`), 'approval.incomplete')
    await scene.office.ok(
      scene.as(
        3,
        `log correct ${what} --height 899 --key officer-3 --password-file password.txt --yes --out other.json`,
      ),
    )
    await refusedUntouched(scene.office, correct(1, `${two} --correction other.json`), 'correction.disagrees')
    // Officer 1 was not asked: two of the three.
    const both = await corrections([2, 3], `${what} --height 900`)
    expect(await scene.office.ok(correct(1, both))).toMatchObject({
      applied: true,
      signedBy: ['officer-2', 'officer-3'],
    })
    await refusedUntouched(scene.office, correct(1, both), 'log.corrected-already')
    await second(1, given)
    // What was signed then still counts in the window.
    const third = await proposed('c', '0.5btc', 2)
    expect(await third(1, given, 'refused')).toMatchObject({ exit: 5, error: { code: 'rule.rolling-limit' } })
    // It travels in the log, and is believed for its signatures.
    await second(3, `${UNDER} --height 903 --history ${logOf(1)} --history ${logOf(2)}`)
  })

  test('a correction takes back, and puts nothing further', async () => {
    const first = await proposed('a', '0.3btc', 0)
    await first(2, '--height 900')
    const line = (what: string) =>
      scene.as(
        1,
        `log correct ${logOf(2)} ${what} --key officer-1 --password-file password.txt --yes --out never.json`,
      )
    const { seq } = entriesOf(2).findLast(({ event }) => event === 'signed') as { seq: number }
    for (const what of [
      `--entry ${seq} --height 900`,
      `--entry ${seq} --time 2099-01-01T00:00:00Z`,
      '--entry 1 --height 1',
      '--entry 99 --height 1',
    ])
      await refusedUntouched(scene.office, line(what), 'log.nothing-to-correct')
    for (const what of [`--entry ${seq}`, `--entry ${seq} --height 1 --end`])
      await refusedUntouched(scene.office, line(what), 'usage.invalid')
  })

  test('a log that is minutes ahead is named, one that is far ahead refuses, and M cosigners close it', async () => {
    scene.office.write('policy.yaml', policyOf(scene, DAILY))
    const [first, second] = [await proposed('a', '0.3btc', 0), await proposed('b', '0.3btc', 1)]
    later(3 * 60_000)
    await first(2, UNDER)
    resetClock()
    const given = `${UNDER} --history ${logOf(2)}`
    const signed = await second(1, given)
    const head = entriesOf(2).at(-1) as { log: string; seq: number; time: string }
    const [warning] = signed.findings.filter(({ code }) => code === 'log.clock-ahead')
    expect(warning).toMatchObject({ severity: 'warn' })
    for (const part of [head.log, `Entry ${head.seq} `, head.time]) expect(warning?.message).toContain(part)
    // The log goes on far ahead.
    later(400 * DAY)
    await proposed('c', '0.1btc', 2).then(third => third(2, UNDER))
    resetClock()
    const fourth = await proposed('d', '0.1btc', 3)
    const refused = await fourth(1, given, 'refused')
    expect(refused).toMatchObject({ exit: 5, error: { code: 'rule.rolling-limit' } })
    expect(refused.error?.message).toContain(head.log)
    await scene.office.ok(correct(1, await corrections([1, 3], `${logOf(2)} --entry ${head.seq} --end`)))
    await fourth(1, given)
    // Spending is not closed: what is signed there counts as before.
    const fifth = await proposed('e', '0.5btc', 4)
    expect(await fifth(1, given, 'refused')).toMatchObject({ exit: 5, error: { code: 'rule.rolling-limit' } })
  })

  test('a machine whose own clock was wrong once goes on when M cosigners say what time it was', async () => {
    scene.office.write('policy.yaml', policyOf(scene, DAILY))
    const [first, second] = [await proposed('a', '0.3btc', 0), await proposed('b', '0.3btc', 1)]
    later(400 * DAY)
    await first(1, UNDER)
    resetClock()
    await refusedUntouched(scene.office, scene.signing(1, 'b', '0'.repeat(64), 'never'), 'log.clock-set-back')
    const { seq, log } = entriesOf(1).at(-1) as { seq: number; log: string }
    const now = moment()
    const both = await corrections([2, 3], `${logOf(1)} --entry ${seq} --time ${now}`)
    setClock(Date.now() + 2_000)
    await scene.office.ok(correct(1, both))
    await second(1, UNDER)
    expect(await scene.office.ok('log verify --home homes/officer-1')).toMatchObject({
      logs: [{ log, entryCount: entriesOf(1).length }],
    })
    // In the file, merged with another, and read by others: it is one log.
    await scene.office.ok(`log merge ${logOf(1)} ${logOf(2)} --out merged.jsonl`)
    await scene.office.ok('log verify merged.jsonl')
    await second(3, `${UNDER} --history merged.jsonl`)
    // Signed in the future, it has not left the window of a day.
    const third = await proposed('c', '0.5btc', 2)
    expect(await third(1, UNDER, 'refused')).toMatchObject({ exit: 5, error: { code: 'rule.rolling-limit' } })
  })

  test('a line that steps back in time without the hash of the entry before it is no line of that log', async () => {
    const lines = readFileSync(scene.office.path(logOf(1)), 'utf8')
      .trim()
      .split('\n')
    const back = JSON.parse(lines.at(-1) as string)
    const { forgedLog } = await import('./toolkit/forged-log.js')
    const fake = {
      ...{
        ringi: 1,
        seq: 0,
        actor: 'x',
        event: 'corrected',
        log: back.log,
        previous: '',
        time: '2020-01-01T00:00:00.000Z',
      },
      ...{
        vault: { name: 'treasury', digest: scene.team.vault.digest },
        field: 'time',
        value: '2019-01-01T00:00:00.000Z',
      },
      ...{ corrects: { log: back.log, entry: back.seq, hash: '11'.repeat(32) }, statements: [] },
    }
    scene.office.write(
      'back.jsonl',
      forgedLog(`${lines.join('\n')}\n`, entries => [...entries, fake]),
    )
    await refusedUntouched(scene.office, 'log verify back.jsonl', 'log.tampered')
  })
})

describe.each(['clock-skew', 'height-typo'])('L37 as it was met in the field: %s', name => {
  const folder = fieldCase(name)
  const title =
    folder === undefined ? `skipped, ${name} is not here (RINGI_VECTORS names the folder beside it)` : name

  /** The officers of the case, whose keys come from dice that the whole world knows, on 30 November 2026 at a time. */
  async function officers(time: string): Promise<Office> {
    const office = new Office()
    cpSync(folder as string, office.folder, { recursive: true })
    setClock(Date.parse(`2026-11-30T${time}Z`))
    for (const officer of ['akira', 'beatrice', 'chidi']) {
      const dice = join(root, 'examples', 'dice', `${officer}.txt`)
      await office.ok(
        `key generate --home ${officer} --name ${officer} --network regtest --dice ${dice} --dice-only --words-out ${officer}.txt --password-file password.txt --work-factor 1`,
      )
      const { digest } = JSON.parse(readFileSync(office.path('treasury.vault.json'), 'utf8'))
      await office.ok(`vault register treasury.vault.json --home ${officer} --digest ${digest}`)
    }
    return office
  }

  const signs = async (office: Office, psbt: string, options: string) => {
    const { data } = await office.document(`review ${psbt} --vault treasury --home akira ${options}`)
    const approve = data.approval === undefined ? data.digest : `${data.digest}:${data.approval}`
    return await office.document(
      `sign ${psbt} --key akira --vault treasury --home akira --password-file password.txt --out signed.psbt --approve ${approve} ${options}`,
    )
  }

  test.runIf(folder !== undefined && name === 'clock-skew')(title, async () => {
    const given = '--policy policy.yaml --history log.jsonl'
    const office = await officers('19:50:00')
    // The other machine's last entry is of 19:53:41.
    const signed = await signs(office, 'a.psbt', given)
    expect(signed).toMatchObject({ ok: true })
    const [warning] = signed.findings.filter(({ code }) => code === 'log.clock-ahead')
    for (const part of [
      'c4f9535eabddab930744cbc51ce4fee4',
      'Entry 6 ',
      '2026-11-30T19:53:41.085Z',
      '2026-11-30T19:50',
    ])
      expect(warning?.message).toContain(part)
  })

  test.runIf(folder !== undefined && name === 'clock-skew')(`${name}, far beyond the limit`, async () => {
    const office = await officers('12:00:00')
    const refused = await signs(office, 'a.psbt', '--policy policy.yaml --history log.jsonl')
    expect(refused).toMatchObject({ exit: 5, error: { code: 'rule.rolling-limit' } })
    for (const part of [
      'c4f9535eabddab930744cbc51ce4fee4',
      'ntry 6 ',
      '2026-11-30T19:53:41.085Z',
      '2026-11-30T12:00',
    ])
      expect(refused.error?.message).toContain(part)
  })

  test.runIf(folder !== undefined && name === 'height-typo')(title, async () => {
    const office = await officers('20:10:00')
    const lines = readFileSync(office.path('log.jsonl'), 'utf8').trim().split('\n')
    office.write('before.jsonl', `${lines.slice(0, 9).join('\n')}\n`)
    // Before: the height is 901, and somebody types 9020.
    const typo = '--policy pb.yaml --history before.jsonl --height 9020'
    expect(await signs(office, 'n.psbt', typo)).toMatchObject({
      exit: 9,
      error: { code: 'height.unconfirmed' },
    })
    // After: it was logged, and 902 is behind it.
    const after = '--policy pb.yaml --history log.jsonl --height 902'
    expect(await signs(office, 'n.psbt', after)).toMatchObject({
      exit: 5,
      error: { code: 'rule.rolling-limit' },
    })
    for (const officer of ['beatrice', 'chidi'])
      await office.ok(
        `log correct log.jsonl --entry 10 --height 902 --key ${officer} --vault treasury --home ${officer} --password-file password.txt --yes --out ${officer}.json`,
      )
    await office.ok(
      'log correct --vault treasury --home akira --correction beatrice.json --correction chidi.json --yes',
    )
    expect(await signs(office, 'n.psbt', after)).toMatchObject({ ok: true })
  })

  test.skipIf(folder !== undefined)(title, () => {})
})
