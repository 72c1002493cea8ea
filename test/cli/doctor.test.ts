import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { makeKey, Office } from '../support/ceremony.js'
import { layOldHome } from '../support/old-home.js'
import type { Document } from '../support/program.js'

/** A machine on which all is well. */
const WELL = {
  interfaces: [] as string[],
  swap: [] as string[] | undefined,
  limit: '0' as string | undefined,
  handler: undefined as string | undefined,
}
const machine = vi.hoisted(() => ({ now: {} as typeof WELL }))
vi.mock('../../src/platform/interfaces.js', () => ({ interfacesUp: async () => machine.now.interfaces }))
vi.mock('../../src/platform/surroundings.js', async load => ({
  ...(await load<typeof import('../../src/platform/surroundings.js')>()),
  swapAreas: async () => machine.now.swap,
  coreDumpLimit: async () => machine.now.limit,
  coreDumpHandler: async () => machine.now.handler,
}))

beforeEach(() => {
  machine.now = { ...WELL }
})

const statusOf = ({ data }: Document, name: string): string =>
  data.checks.find((check: { name: string }) => check.name === name).status

describe('doctor', () => {
  it('goes well on a machine that is well', async () => {
    const document = await new Office().document('doctor')
    expect(document).toMatchObject({ ok: true, exit: 0 })
    const names = document.data.checks.map(({ name }: { name: string }) => name)
    expect(names).toEqual([
      'network',
      'environment',
      'swap',
      'core dumps',
      'home',
      'vaults',
      'seals',
      'terminal',
      'clock',
      'versions',
      'program',
    ])
    for (const name of [
      'network',
      'environment',
      'swap',
      'core dumps',
      'home',
      'vaults',
      'seals',
      'clock',
      'versions',
    ]) {
      expect(statusOf(document, name)).toBe('green')
    }
  })

  it('fails where a network is up, and still shows everything', async () => {
    machine.now.interfaces = ['eth0']
    const document = await new Office().document('doctor')
    expect(document).toMatchObject({ ok: false, exit: 10, error: { code: 'network-interface.up' } })
    expect(document.data.checks).toHaveLength(11)
    expect(statusOf(document, 'network')).toBe('red')
  })

  it('fails over one vault under two names, and over one that was changed', async () => {
    const office = new Office()
    layOldHome(office, 'twins')
    const twins = await office.document('doctor --home akira')
    expect(twins).toMatchObject({ ok: false, exit: 4, error: { code: 'vault.twins' } })
    office.write('akira/vaults/reserve.json', '{}')
    const changed = await office.document('doctor --home akira')
    expect(changed).toMatchObject({ ok: false, exit: 4, error: { code: 'vault.tampered' } })
  })

  it('fails where the environment loads other code', async () => {
    vi.stubEnv('LD_PRELOAD', '/tmp/evil.so')
    const document = await new Office().document('doctor')
    expect(document).toMatchObject({ ok: false, exit: 10, error: { code: 'runtime.altered' } })
    expect(statusOf(document, 'environment')).toBe('red')
    vi.unstubAllEnvs()
  })

  it.each<[string, string, Partial<typeof WELL>]>([
    ['swap', 'is on', { swap: ['/dev/sda2'] }],
    ['swap', 'cannot be told', { swap: undefined }],
    ['core dumps', 'are on', { limit: 'unlimited' }],
    ['core dumps', 'cannot be told', { limit: undefined }],
    ['core dumps', 'go to a program, whatever their limit', { handler: '/usr/share/apport/apport' }],
  ])('warns where %s %s', async (name, _, state) => {
    Object.assign(machine.now, state)
    const document = await new Office().document('doctor')
    expect(document).toMatchObject({ ok: true, exit: 0 })
    expect(statusOf(document, name)).toBe('yellow')
  })

  it('says what to do of all that is not green', async () => {
    Object.assign(machine.now, { swap: ['/swap'], limit: '1', interfaces: ['wlan0'] })
    const { data } = await new Office().document('doctor')
    const checks: { name: string; status: string; todo: string }[] = data.checks
    for (const { name, status, todo } of checks.filter(check => check.name !== 'program')) {
      expect(todo !== '', name).toBe(status !== 'green')
    }
  })

  it.each<[string, (office: Office) => void]>([
    ['a home that others can read', office => chmodSync(office.path('home'), 0o750)],
    ['a key file that others can read', office => chmodSync(office.path('home/keys/a.age'), 0o640)],
    ['a record that others can write', office => chmodSync(office.path('home/keys/a.json'), 0o602)],
    ['a link in the home', office => symlinkSync('/etc/passwd', office.path('home/vaults/b.json'))],
  ])('fails over %s', async (_, spoil) => {
    const office = new Office()
    await makeKey(office, 'a', 'home')
    expect(await office.document('doctor --home home')).toMatchObject({ ok: true })
    spoil(office)
    const document = await office.document('doctor --home home')
    expect(document).toMatchObject({ ok: false, exit: 10, error: { code: 'home.readable' } })
    expect(statusOf(document, 'home')).toBe('red')
  })

  it('fails over a home that is a link or a file', async () => {
    const office = new Office()
    mkdirSync(office.path('real'), { mode: 0o700 })
    symlinkSync('real', office.path('linked'))
    writeFileSync(office.path('file'), '', { mode: 0o644 })
    for (const home of ['linked', 'file']) {
      expect(statusOf(await office.document(`doctor --home ${home}`), 'home')).toBe('red')
    }
  })

  it('finds the clock wrong where it is behind the release', async () => {
    vi.useFakeTimers({ now: new Date('2020-01-01'), toFake: ['Date'] })
    try {
      expect(statusOf(await new Office().document('doctor'), 'clock')).toBe('yellow')
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('the program’s own hash', () => {
  it('stands whole in its line, as it is compared with what was published', async () => {
    const office = new Office('as a process')
    const { stdout } = await office.run('doctor')
    const [, hash] = /^│ +sha256 ([0-9a-f]{64})$/m.exec(stdout) ?? []
    expect(hash).toBeDefined()
    const { data } = await office.document('doctor')
    const { found } = data.checks.find(({ name }: { name: string }) => name === 'program')
    expect(found.startsWith(`sha256 ${hash} (`)).toBe(true)
  })
})
