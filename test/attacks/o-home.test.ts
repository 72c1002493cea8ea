import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { append } from '../../src/app/log/append.js'
import { VerifiedLog } from '../../src/app/log/verified-log.js'
import { entryHash } from '../../src/log/entry.js'
import { Home } from '../../src/platform/home.js'
import {
  fundTeam,
  makeKey,
  makeTeam,
  Office,
  payee,
  proposePayout,
  type Team,
  VAULT,
} from '../support/ceremony.js'
import { refusedUntouched } from './toolkit/scene.js'

const HOME = 'homes/officer-1'
const LOG = `${HOME}/log.jsonl`
const PAY = ['--to', `${payee('regtest')}=0.1btc`, '--fee-rate', '5']

let team: Team
let office: Office
let digest: string
beforeEach(async () => {
  office = new Office()
  team = await makeTeam(office, { required: 2, of: 2 })
  await fundTeam(team, [100_000_000])
  digest = (await proposePayout(team, { options: PAY })).digest
})

function sign(approve = digest, out = 'evil.psbt'): string {
  return `sign payout.psbt --key officer-1 --vault ${VAULT} --approve ${approve} --password-file password.txt --home ${HOME} --out ${out}`
}

const lines = () => readFileSync(office.path(LOG), 'utf8').trimEnd().split('\n')
const rewrite = (all: readonly string[]) =>
  writeFileSync(office.path(LOG), all.map(line => `${line}\n`).join(''))
const remove = (...names: readonly string[]) => {
  for (const name of names) rmSync(office.path(HOME, name))
}
/** Puts files of a home into a backup, or back. */
const copy = (from: string, to: string, names: readonly string[]) => {
  for (const name of names) cpSync(office.path(from, name), office.path(to, name), { recursive: true })
}

/** Whatever the log is asked for, and whatever is to be signed: refused, and nothing is touched. */
async function isRefused(code: 'log.tampered' | 'log.truncated'): Promise<void> {
  for (const line of [
    sign(),
    `log verify --home ${HOME}`,
    `review payout.psbt --vault ${VAULT} --home ${HOME}`,
  ])
    expect((await refusedUntouched(office, line, code)).exit).toBe(4)
}

describe('O30 pins and log are cut back together:', () => {
  test('the log behind its first line, and its pin', async () => {
    rewrite(lines().slice(0, 1))
    remove('log/head.json', `vaults/${VAULT}.json`)
    const register = `vault register ${VAULT}.vault.json --digest ${team.vault.digest} --home ${HOME}`
    for (const line of [
      register,
      `log verify --home ${HOME}`,
      `review payout.psbt --vault ${VAULT}.vault.json --home ${HOME}`,
    ])
      expect((await refusedUntouched(office, line, 'log.tampered')).exit).toBe(4)
    await refusedUntouched(office, sign(), 'vault.not-registered')
  })

  test('its pin alone', async () => {
    remove('log/head.json')
    await isRefused('log.tampered')
  })

  test('log and pin as they were before another key was made', async () => {
    copy(HOME, 'backup', ['log.jsonl', 'log'])
    await makeKey(office, 'spare', HOME)
    copy('backup', HOME, ['log.jsonl', 'log'])
    await isRefused('log.tampered')
  })

  test.each(['keys/spare.json', `vaults/${VAULT}.json`])(
    'the record %s, which the log tells of',
    async gone => {
      await makeKey(office, 'spare', HOME)
      remove(gone)
      const review = `review payout.psbt --vault ${VAULT}.vault.json --home ${HOME}`
      for (const line of [`log verify --home ${HOME}`, review])
        expect((await refusedUntouched(office, line, 'log.tampered')).exit).toBe(4)
    },
  )
})

describe('O30 a line behind the pinned end, written by somebody else,', () => {
  const next = (line: string) => {
    const { seq, time, ...rest } = JSON.parse(line)
    const later = new Date(Date.parse(time) + 5).toISOString()
    const entry = { ...rest, seq: seq + 1, time: later, previous: entryHash(line) }
    return JSON.stringify(Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1))))
  }

  test('is no entry of this home, however well it fits', async () => {
    rewrite([...lines(), next(lines().at(-1) as string)])
    await isRefused('log.tampered')
  })

  test('is not taken for one that was announced and never written', async () => {
    const home = new Home(office.path(HOME))
    await home.change(async () => {
      const log = await VerifiedLog.read(home)
      await log.announce('{"the line":"of a process that was killed"}', undefined)
    })
    await office.ok(`log verify --home ${HOME}`)
    rewrite([...lines(), next(lines().at(-1) as string)])
    await isRefused('log.tampered')
  })
})

describe('a home whose process was killed', () => {
  const event = {
    event: 'vault.registered',
    vault: { name: 'lost', digest: 'ab'.repeat(32) },
    network: 'regtest',
  } as const

  test('behind an announced line goes on with it, and takes back a record that was never kept', async () => {
    const home = new Home(office.path(HOME))
    await home.change(async () => await append(await VerifiedLog.read(home), event))
    await office.ok(`log verify --home ${HOME}`)
    expect(await office.ok(sign(digest, 'good.psbt'))).toMatchObject({ cosigner: 'officer-1' })
    const { entries } = await office.ok(`log show --home ${HOME}`)
    const told = entries.map((entry: { event: string }) => entry.event)
    expect(told).toContain('withdrawn')
    expect(entries[told.indexOf('withdrawn')]).toMatchObject({ record: { kind: 'vaults', name: 'lost' } })
  })

  test('between the line and its pin goes on too', async () => {
    const home = new Home(office.path(HOME))
    const before = readFileSync(office.path(HOME, 'log/head.json'))
    await home.change(
      async () =>
        await append(await VerifiedLog.read(home), {
          ...event,
          vault: { name: VAULT, digest: team.vault.digest },
        }),
    )
    const line = lines().at(-1) as string
    rewrite(lines().slice(0, -1))
    writeFileSync(office.path(HOME, 'log/head.json'), before)
    await home.change(async () => await (await VerifiedLog.read(home)).announce(line, undefined))
    rewrite([...lines(), line])
    await office.ok(`log verify --home ${HOME}`)
    await office.ok(sign(digest, 'good.psbt'))
    await office.ok(`log verify --home ${HOME}`)
  })
})
