import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { append } from '../../src/app/log/append.js'
import { VerifiedLog } from '../../src/app/log/verified-log.js'
import { entryHash, parseEntry } from '../../src/log/entry.js'
import type { LogEvent } from '../../src/log/events.js'
import { Home } from '../../src/platform/home.js'
import { approving, fundTeam, makeTeam, Office, payee, type Team, VAULT } from '../support/ceremony.js'
import { ownLines } from '../support/screen.js'
import { refusedUntouched } from './toolkit/scene.js'

const HOME = 'homes/officer-1'
const LOG = `${HOME}/log.jsonl`
const TO = ['--to', `${payee('regtest')}=0.1btc`, '--fee-rate', '5']

let team: Team
let office: Office
let digest: string
beforeEach(async () => {
  office = new Office()
  team = await makeTeam(office, { required: 2, of: 2 })
  await fundTeam(team, [100_000_000])
  digest = await propose('payout.psbt')
})
afterEach(() => {
  vi.useRealTimers()
})

async function propose(file: string, options: readonly string[] = TO): Promise<string> {
  const coins = ['--utxos', 'listunspent.json', '--prevtxs', 'prevtxs.hex']
  const line = ['propose', '--home', 'homes/proposer', '--vault', `${VAULT}.vault.json`, '--out', file]
  return (await office.ok([...line, ...coins, ...options])).digest
}

/** What `--approve` takes of a person who has read the review of a file. */
async function seen(file: string): Promise<string> {
  return approving(await office.ok(`review ${file} --vault ${VAULT} --home ${HOME}`))
}

function sign(file: string, approve: string, out: string, officer = 'officer-1'): string {
  return `sign ${file} --key ${officer} --vault ${VAULT} --approve ${approve} --password-file password.txt --home homes/${officer} --out ${out}`
}

const lines = () => readFileSync(office.path(LOG), 'utf8').trimEnd().split('\n')
const rewrite = (all: readonly string[]) =>
  writeFileSync(office.path(LOG), all.map(line => `${line}\n`).join(''))

/** Whatever is wrong with the log, nothing is signed, nothing is added to it, and everybody who asks is told. */
async function isRefused(code: 'log.tampered' | 'log.truncated'): Promise<void> {
  await refusedUntouched(office, sign('payout.psbt', digest, 'evil.psbt'), code)
  const { error, exit } = await refusedUntouched(office, `log verify --home ${HOME}`, code)
  expect(exit).toBe(4)
  expect(error?.details.line ?? error?.details.file).toBeDefined()
  await refusedUntouched(office, `log show --home ${HOME}`, code)
  await refusedUntouched(office, `review payout.psbt --vault ${VAULT} --home ${HOME}`, code)
  const generate = `key generate --name more --home ${HOME} --network regtest --no-dice --words-out w.txt`
  await refusedUntouched(office, `${generate} --password-file password.txt --work-factor 1`, code)
}

describe('O1 the log', () => {
  beforeEach(async () => {
    await office.ok(sign('payout.psbt', digest, 'signed.psbt'))
  })

  test('has an entry for everything that was done, and for what was signed all of it', async () => {
    const entries = lines().map(parseEntry)
    expect(entries.map(({ event }) => event)).toEqual(['key.created', 'vault.registered', 'signed'])
    const { outputs, inputs, totals } = await office.ok(`review payout.psbt --vault ${VAULT} --home ${HOME}`)
    const payment = outputs.find(({ kind }: { kind: string }) => kind === 'payment')
    expect(entries[2]).toMatchObject({
      actor: 'officer-1',
      proposal: digest,
      vault: { name: VAULT, digest: team.vault.digest },
      cosigner: { name: 'officer-1', fingerprint: team.vault.cosigners[0].fingerprint },
      coins: inputs.map(({ outpoint, value }: { outpoint: string; value: string }) => ({ outpoint, value })),
      payments: [{ script: payment.script, address: payment.address, value: payment.value }],
      change: totals.change,
      fee: totals.fee,
    })
  })

  test.each([0, 1, 2])('with entry %i edited', async at => {
    rewrite(lines().with(at, (lines()[at] as string).replace('"actor":"', '"actor":"x')))
    await isRefused('log.tampered')
  })

  test('with every hash behind an edit made to fit', async () => {
    const all = lines().map(line => JSON.parse(line))
    all[0].actor = 'mallory'
    for (const [at, entry] of all.entries())
      if (at > 0) entry.previous = entryHash(JSON.stringify(all[at - 1]))
    rewrite(all.map(entry => JSON.stringify(entry)))
    await isRefused('log.tampered')
  })

  test('reordered', async () => {
    const [a, b, c] = lines() as [string, string, string]
    rewrite([a, c, b])
    await isRefused('log.tampered')
  })

  test('with an entry taken out of its middle', async () => {
    rewrite(lines().toSpliced(1, 1))
    await isRefused('log.tampered')
  })

  test('with another log’s entry put in, or the whole of it in its place', async () => {
    const foreign = readFileSync(office.path('homes/officer-2/log.jsonl'), 'utf8').trimEnd().split('\n')
    rewrite(lines().toSpliced(1, 0, foreign[1] as string))
    await isRefused('log.tampered')
    rewrite([...foreign, ...foreign])
    await isRefused('log.tampered')
  })

  test('with two entries behind the end that the home has pinned', async () => {
    const [, , last] = lines() as [string, string, string]
    const next = (line: string) => {
      const { seq, time, ...rest } = JSON.parse(line)
      const later = new Date(Date.parse(time) + 5).toISOString()
      const entry = { ...rest, seq: seq + 1, time: later, previous: entryHash(line) }
      return JSON.stringify(Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1))))
    }
    rewrite([...lines(), next(last), next(next(last))])
    await isRefused('log.tampered')
  })

  test('in which a line is no entry, or no text', async () => {
    rewrite(lines().with(1, 'nothing'))
    await isRefused('log.tampered')
    writeFileSync(office.path(LOG), Buffer.from([0xff, 0x0a]))
    await isRefused('log.tampered')
  })

  test('whose pinned end was changed', async () => {
    const head = office.path(HOME, 'log/head.json')
    writeFileSync(head, readFileSync(head, 'utf8').replace('\\"seq\\":3', '\\"seq\\":2'))
    const { error } = await refusedUntouched(office, sign('payout.psbt', digest, 'evil.psbt'), 'log.tampered')
    expect(error?.details.file).toBe(head)
  })
})

describe('O2 the log', () => {
  beforeEach(async () => {
    await office.ok(sign('payout.psbt', digest, 'signed.psbt'))
  })

  test.each([0, 1, 2])('cut off behind entry %i', async count => {
    rewrite(lines().slice(0, count))
    await isRefused('log.truncated')
  })

  test('cut off within its last entry', async () => {
    writeFileSync(office.path(LOG), readFileSync(office.path(LOG)).subarray(0, -1))
    await isRefused('log.truncated')
  })

  test('taken away, alone and with its pinned end', async () => {
    rmSync(office.path(LOG))
    await isRefused('log.truncated')
    rmSync(office.path(HOME, 'log/head.json'))
    await isRefused('log.truncated')
  })

  test('brought back as it was before, with all of its home: a checkpoint that others keep tells', async () => {
    cpSync(office.path(HOME), office.path('backup'), { recursive: true })
    await propose('second.psbt', ['--to', `${payee('regtest', 3)}=0.2btc`, '--fee-rate', '5'])
    await office.ok(sign('second.psbt', await seen('second.psbt'), 'second.signed.psbt'))
    const key = `--key officer-1 --vault ${VAULT} --password-file password.txt --home ${HOME}`
    const { checkpoint } = await office.ok(`log checkpoint ${key} --out checkpoint.json`)
    const { data } = await office.document(
      `log verify --home ${HOME} --checkpoint checkpoint.json --vault ${VAULT}`,
    )
    expect(data.reached).toEqual([
      expect.objectContaining({ seq: 4, newEntryCount: 1, cosigner: 'officer-1' }),
    ])
    rmSync(office.path(HOME), { recursive: true })
    cpSync(office.path('backup'), office.path(HOME), { recursive: true })
    await office.ok(`log verify --home ${HOME}`)
    const verify = `log verify ${LOG} --vault ${VAULT}.vault.json`
    await refusedUntouched(office, `${verify} --checkpoint checkpoint.json`, 'log.truncated')
    await refusedUntouched(office, `${verify} --head ${checkpoint.hash}`, 'log.truncated')
    await office.ok(`${verify} --head ${entryHash(lines()[1] as string)}`)
  })

  test('with a forged checkpoint beside it', async () => {
    const key = `--key officer-1 --vault ${VAULT} --password-file password.txt --home ${HOME}`
    await office.ok(`log checkpoint ${key} --out checkpoint.json`)
    const sound = readFileSync(office.path('checkpoint.json'), 'utf8')
    const verify = `log verify ${LOG} --vault ${VAULT}.vault.json --checkpoint forged.json`
    const forge = (change: (text: string) => string) => {
      office.write('forged.json', change(sound))
      expect(change(sound)).not.toBe(sound)
    }
    forge(text => text.replace('"seq": 3', '"seq": 2'))
    await refusedUntouched(office, verify, 'checkpoint.bad-signature')
    forge(text => text.replaceAll('officer-1', 'officer-2'))
    await refusedUntouched(office, verify, 'checkpoint.bad-signature')
    forge(text => text.replace(team.vault.digest, 'ab'.repeat(32)))
    await refusedUntouched(office, verify, 'checkpoint.other-log')
    forge(text => text.replace(' ', ''))
    await refusedUntouched(office, verify, 'checkpoint.malformed')
    office.write('forged.json', sound)
    const other = verify.replace(LOG, 'homes/officer-2/log.jsonl')
    await refusedUntouched(office, other, 'checkpoint.other-log')
  })
})

describe('O3 where the log cannot be written', () => {
  test('nothing is signed: a folder, a link or a device is in its place', async () => {
    const sound = readFileSync(office.path(LOG))
    rmSync(office.path(LOG))
    mkdirSync(office.path(LOG))
    await refusedUntouched(office, sign('payout.psbt', digest, 'evil.psbt'), 'file.not-regular')
    rmSync(office.path(LOG), { recursive: true })
    writeFileSync(office.path(LOG), sound)
    await office.ok(sign('payout.psbt', digest, 'good.psbt'))
  })

  test.skipIf(process.getuid?.() === 0)('nothing is signed: it is read-only', async () => {
    chmodSync(office.path(LOG), 0o400)
    await refusedUntouched(office, sign('payout.psbt', digest, 'evil.psbt'), 'log.unwritable')
  })

  test('nothing is signed: the disk gives up', async () => {
    const spy = vi.spyOn(Home.prototype, 'pin').mockRejectedValue(new Error('no'))
    const { exit } = await office.document(sign('payout.psbt', digest, 'evil.psbt'))
    spy.mockRestore()
    expect(exit).toBeGreaterThan(0)
    expect(existsSync(office.path('evil.psbt'))).toBe(false)
    // What could not be announced was not written.
    expect(lines()).toHaveLength(2)
    await office.ok(`log verify --home ${HOME}`)
    await office.ok(sign('payout.psbt', digest, 'good.psbt'))
    expect(lines()).toHaveLength(3)
    await office.ok(`log verify --home ${HOME}`)
  })

  test('the beginning of an entry that was never finished is set aside', async () => {
    writeFileSync(office.path(LOG), `${readFileSync(office.path(LOG), 'utf8')}{"actor":"off`)
    const { findings } = await office.document(`log verify --home ${HOME}`)
    expect(findings.map(({ code }) => code)).toEqual(['log.unfinished'])
    await office.ok(sign('payout.psbt', digest, 'good.psbt'))
    expect(lines()).toHaveLength(3)
    const aside = readdirSync(office.path(HOME)).filter(name => /unfinished/.test(name))
    expect(aside).toHaveLength(1)
    expect(readFileSync(office.path(HOME, aside[0] as string), 'utf8')).toBe('{"actor":"off')
  })
})

test('L2 with the clock set back nothing is signed', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 })
  const { exit } = await refusedUntouched(
    office,
    sign('payout.psbt', digest, 'evil.psbt'),
    'log.clock-set-back',
  )
  expect(exit).toBe(10)
  vi.setSystemTime(Date.now() + 7_200_000)
  await office.ok(sign('payout.psbt', digest, 'good.psbt'))
})

test('E12 a coin that had another amount when it was signed before', async () => {
  const { inputs, txid } = await office.ok(`review payout.psbt --vault ${VAULT} --home ${HOME}`)
  const home = new Home(office.path(HOME))
  const event: LogEvent = {
    event: 'signed',
    vault: { name: VAULT, digest: team.vault.digest },
    proposal: '11'.repeat(32),
    txid: '22'.repeat(32),
    coins: [{ outpoint: inputs[0].outpoint, value: '99999999' }],
    payments: [],
    change: '0',
    fee: '0',
    cosigner: { name: 'officer-1', fingerprint: '00000000' },
    signatures: [],
    height: null,
    online: false,
    policy: null,
    warnings: [],
  }
  await home.change(async () => append(await VerifiedLog.read(home), event))
  for (const line of [
    sign('payout.psbt', digest, 'evil.psbt'),
    `review payout.psbt --vault ${VAULT} --home ${HOME}`,
  ]) {
    const { exit } = await refusedUntouched(office, line, 'input.amount-changed')
    expect(exit).toBe(4)
  }
  expect(txid).not.toBe(event.txid)
})

test('E13 the same coins again, with another output', async () => {
  await office.ok(sign('payout.psbt', digest, 'first.psbt'))
  const again = await office.document(`review first.psbt --vault ${VAULT} --home ${HOME}`)
  expect(again.findings.map(({ code }) => code)).not.toContain('input.signed-before')
  await propose('other.psbt', ['--to', `${payee('regtest', 5)}=0.1btc`, '--fee-rate', '5'])
  const review = await office.document(`review other.psbt --vault ${VAULT} --home ${HOME}`)
  const found = review.findings.filter(({ code }) => code === 'input.signed-before')
  expect(found).toEqual([expect.objectContaining({ severity: 'warn', where: { input: 0 } })])
  expect(found[0]?.message).toContain(digest)
  const signed = await office.document(sign('other.psbt', await seen('other.psbt'), 'other.signed.psbt'))
  expect(signed.findings.map(({ code }) => code)).toContain('input.signed-before')
  expect(parseEntry(lines().at(-1) as string).warnings).toContain('input.signed-before')
  // A machine that has signed nothing of it knows nothing of it.
  const elsewhere = await office.document(`review other.psbt --vault ${VAULT} --home homes/officer-2`)
  expect(elsewhere.findings.map(({ code }) => code)).not.toContain('input.signed-before')
})

test('two that sign the same coins away at once: the later one is not what was approved', async () => {
  const second = await propose('second.psbt', ['--to', `${payee('regtest', 6)}=0.1btc`, '--fee-rate', '5'])
  const [line, other] = [sign('payout.psbt', digest, 'a.psbt'), sign('second.psbt', second, 'b.psbt')]
  const documents = await Promise.all([line, other].map(one => office.document(one)))
  const refused = documents.filter(({ ok }) => !ok)
  for (const { error } of refused) {
    expect(error?.code).toBe('proposal.changed-meanwhile')
    expect(error?.details?.added).toEqual(['fee.replacement-low', 'input.signed-before'])
  }
  expect(lines()).toHaveLength(4 - refused.length)
})

describe('logs of several machines', () => {
  test('merge into one timeline that verifies, and that says nothing against an honest ceremony', async () => {
    await office.ok(sign('payout.psbt', digest, 'one.psbt'))
    await office.ok(sign('payout.psbt', digest, 'two.psbt', 'officer-2'))
    await office.ok(`combine one.psbt two.psbt --vault ${VAULT} --home ${HOME} --out both.psbt`)
    await office.ok(`finalize both.psbt --vault ${VAULT} --home ${HOME} --out final.tx`)
    const merge = `log merge ${LOG} homes/officer-2/log.jsonl ${LOG}`
    const { data, findings } = await office.document(`${merge} --out merged.jsonl`)
    expect(findings).toEqual([])
    expect(data.entryCount).toBe(8)
    await office.ok('log verify merged.jsonl')
    const shown = await office.ok('log show merged.jsonl --event signed')
    expect(shown.entries.map(({ actor }: { actor: string }) => actor)).toEqual(['officer-1', 'officer-2'])
    const again = await office.ok('log merge merged.jsonl --out again.jsonl')
    expect(again.entryCount).toBe(8)
    expect(readFileSync(office.path('again.jsonl'))).toEqual(readFileSync(office.path('merged.jsonl')))
  })

  test('tell of a key that was used past its log', async () => {
    cpSync(office.path('homes/officer-2'), office.path('homes/thief'), { recursive: true })
    await office.ok(sign('payout.psbt', digest, 'one.psbt'))
    const stolen = sign('payout.psbt', digest, 'two.psbt', 'officer-2').replace(
      'homes/officer-2',
      'homes/thief',
    )
    await office.ok(stolen)
    await office.ok(`combine one.psbt two.psbt --vault ${VAULT} --home ${HOME} --out both.psbt`)
    const merge = `log merge ${LOG} homes/officer-2/log.jsonl --out merged.jsonl`
    const { exit } = await refusedUntouched(office, merge, 'log.signature-missing')
    expect(exit).toBe(4)
    // With the thief's own copy it is a signature that is logged; two copies that differ are a fork.
    const second = await propose('second.psbt', ['--to', `${payee('regtest', 6)}=0.1btc`, '--fee-rate', '5'])
    await office.ok(sign('second.psbt', second, 'three.psbt', 'officer-2'))
    const forked = `log merge homes/officer-2/log.jsonl homes/thief/log.jsonl --out merged.jsonl`
    await refusedUntouched(office, forked, 'log.forked')
  })

  test('tell of coins that were signed twice', async () => {
    await office.ok(sign('payout.psbt', digest, 'one.psbt'))
    const other = await propose('other.psbt', ['--to', `${payee('regtest', 5)}=0.1btc`, '--fee-rate', '5'])
    await office.ok(sign('other.psbt', other, 'two.psbt', 'officer-2'))
    const { findings } = await office.document(
      `log merge ${LOG} homes/officer-2/log.jsonl --out merged.jsonl`,
    )
    expect(findings.map(({ code, severity }) => [severity, code])).toEqual([['warn', 'log.coins-twice']])
  })
})

describe('M text in a log', () => {
  const EVIL = 'x\n{"actor":"forged"}\r\u001b[2J\u202e"'

  /** A log of one entry whose actor and event are texts of an attacker's. */
  function evilLog(actor: string, event = 'tea.made'): string {
    const time = '2026-01-05T09:00:00.000Z'
    const head = { actor, event, log: 'ab'.repeat(16), previous: '0'.repeat(64), ringi: 1, seq: 1, time }
    return office.write('evil.jsonl', `${JSON.stringify({ ...head, vault: { digest: '', name: actor } })}\n`)
  }

  test('M5 cannot make a line of its own, nor M1 or M2 do anything to a terminal', async () => {
    evilLog(EVIL, EVIL)
    const { stdout } = await office.run('log show evil.jsonl')
    for (const character of '\r\u001b\u202e') expect(stdout).not.toContain(character)
    expect(stdout.split('\n').filter(line => line.startsWith('{'))).toEqual([])
    expect(ownLines(stdout)).toHaveLength(2)
    const csv = (await office.run('log show evil.jsonl --csv')).stdout
    for (const character of '\u001b\u202e') expect(csv).not.toContain(character)
    expect(csv.trimEnd().split('\r\n')).toHaveLength(2)
  })

  test.each(['=1+1', '+1', '-1', '@SUM(1)', '\t=1', ' =1', '\r=1'])(
    'M4 %j is no formula in a table',
    async text => {
      evilLog(text)
      const { stdout } = await office.run('log show evil.jsonl --csv')
      const cells = (stdout.trimEnd().split('\r\n')[1] as string).split(/(?<="),(?=")/)
      for (const cell of cells) expect(cell).toMatch(/^"(?![=+\-@\t\r ])/)
    },
  )
})
