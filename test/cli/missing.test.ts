import { existsSync, mkdirSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
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
import { person } from '../support/person.js'

describe('a home that is not there', () => {
  let office: Office
  beforeAll(async () => {
    office = new Office()
    await makeTeam(office, { required: 1, of: 1 })
    await makeKey(office, 'other', 'homes/second')
    mkdirSync(office.path('homes/empty'), { mode: 0o700 })
  })

  it.each([
    ['homes/oficer-1', 'homes/officer-1'],
    ['homes/secnd', 'homes/second'],
    ['homes/officer-1/keys', 'homes/officer-1'],
    ['homes', 'homes/officer-1'],
    ['homes/empty', undefined],
    ['nowhere/at/all', undefined],
  ])('%s: the nearest is named, and never a new key', async (home, near) => {
    for (const [line, code] of [
      ['sign payout.psbt --key officer-1 --vault treasury', 'key.unknown'],
      ['key verify --name officer-1', 'key.unknown'],
      ['vault show treasury', 'vault.not-registered'],
      ['review payout.psbt --vault treasury', 'vault.not-registered'],
      ['key list', 'home.missing'],
      ['vault list', 'home.missing'],
      ['log show', 'home.missing'],
      ['log verify', 'home.missing'],
    ] as const) {
      const { error } = await office.refused(`${line} --home ${home}`, code)
      expect(error?.details).toMatchObject({ home: office.path(home) })
      expect(error?.details?.nearest).toBe(near && office.path(near))
      expect(error?.hint).not.toContain('generate')
      expect(error?.hint).not.toContain('register FILE')
    }
    expect(existsSync(office.path('homes/oficer-1'))).toBe(false)
  })

  it('is where the first key is made', async () => {
    expect(await office.ok('key list --home homes/second')).toMatchObject({ keys: [{ name: 'other' }] })
    await makeKey(office, 'third', 'homes/third')
    // The usual one need not be there yet.
    expect(await office.ok('key list')).toEqual({ keys: [] })
  })
})

describe('what is missing', () => {
  let office: Office
  let team: Team
  let digest: string
  beforeAll(async () => {
    office = new Office()
    team = await makeTeam(office, { required: 1, of: 2 })
    await fundTeam(team, [100_000_000])
    const pay = `${payee('regtest')}=0.5btc`
    digest = (await proposePayout(team, { options: ['--to', pay, '--fee-rate', '3'] })).digest
  })

  it('is the only key and the only vault at a terminal, which are named', async () => {
    const sign = `sign payout.psbt --home homes/officer-1 --password-file password.txt --approve ${digest}`
    const nobody = person()
    const result = await office.run(sign, nobody)
    expect([result.exit, nobody.asked]).toEqual([0, []])
    for (const name of ['officer-1', VAULT]) expect(result.stderr).toContain(name)
    expect(existsSync(office.path('payout.signed-officer-1.psbt'))).toBe(true)
    const shown = await office.run('vault show --home homes/officer-1', person())
    expect([shown.exit, shown.stdout.includes('officer-2')]).toEqual([0, true])
  })

  it('is asked for at a terminal where there are several, or none', async () => {
    await makeKey(office, 'second', 'homes/officer-2')
    const verify = 'key verify --home homes/officer-2 --words-file officer-2.words.txt'
    const chooser = person('officer-2')
    expect((await office.run(verify, chooser)).exit).toBe(0)
    expect(chooser.asked.join()).toContain('second')
    const asked = person('regtest')
    const make = 'key restore --name copy --home homes/copy --work-factor 1 --words-file officer-2.words.txt'
    expect((await office.run(`${make} --password-file password.txt`, asked)).exit).toBe(0)
    expect(asked.asked).toHaveLength(1)
    expect((await office.run(`${make} --password-file password.txt`, person('nonsense'))).exit).toBe(2)
    const file = person('payout.psbt')
    expect((await office.run(`review --vault ${VAULT} --home homes/officer-1`, file)).exit).toBe(0)
    expect(file.asked).toHaveLength(1)
    expect((await office.run('inspect', person(''))).exit).toBe(2)
  })

  it('is exit 2 without a terminal, and for a script at one', async () => {
    const { error } = await office.refused('sign payout.psbt --home homes/officer-1', 'usage.invalid')
    expect(error?.message).toContain('--key')
    await office.refused('vault show --home homes/officer-1', 'usage.invalid')
    await office.refused('combine --vault treasury --home homes/officer-1', 'usage.invalid')
    const scripted = await office.run('sign payout.psbt --home homes/officer-1 --json', person())
    expect(scripted.exit).toBe(2)
  })
})
