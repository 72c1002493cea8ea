import { readdirSync } from 'node:fs'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Terminal } from '../../src/platform/terminal.js'
import { makeKey, makeTeam, Office, VAULT } from '../support/ceremony.js'
import { publicCase } from '../support/public-cases.js'
import { treeOf } from '../support/tree.js'
import { DICE } from './cases.js'

const machine = vi.hoisted(() => ({ up: [] as string[] }))
vi.mock('../../src/platform/interfaces.js', () => ({ interfacesUp: async () => machine.up }))

/** Somebody who must not be asked for anything. */
const nobody: Terminal = {
  secret: () => Promise.reject(new Error('asked for a secret')),
  line: () => Promise.reject(new Error('asked for a line')),
  confirm: () => Promise.reject(new Error('asked a question')),
  showOnce: () => Promise.reject(new Error('showed a secret')),
}

describe('commands that touch a private key', () => {
  const office = new Office()
  /** Each of them on mainnet; secrets would be asked for on the terminal. */
  const LINES = [
    'key generate --name new --network mainnet --home homes/new',
    'key generate --name new --network mainnet --home homes/new --no-dice --words-out w.txt --i-know',
    'key restore --name new --network mainnet --home homes/new',
    'key restore --name new --network mainnet --home homes/new --words-file nowhere.txt',
    'key verify --name officer-1 --home homes/officer-1',
    'key xpub --name officer-1 --script-type p2wsh --account 7 --out x.json --home homes/officer-1',
    `sign nowhere.psbt --key officer-1 --vault ${VAULT} --home homes/officer-1`,
  ]

  beforeAll(async () => {
    machine.up = []
    await makeTeam(office, { required: 1, of: 1, network: 'mainnet' })
    await makeKey(office, 'practice', 'homes/practice')
  })

  beforeEach(() => {
    machine.up = ['eth0', 'wlan0']
  })

  it.each(LINES)('refuse while a network is up, before a secret is asked for: %s', async line => {
    const before = treeOf(office.folder)
    const { error } = await office.refused(line, 'network-interface.up', { terminal: nobody })
    expect(error?.details).toEqual({ why: 'private-key', interfaces: ['eth0', 'wlan0'] })
    expect(treeOf(office.folder)).toEqual(before)
  })

  it.each(LINES)('are not stopped by --yes nor --force: %s', async line => {
    await office.refused(`${line} --yes --force`, 'network-interface.up', { terminal: nobody })
  })

  it.each(LINES)('go on where none is up: %s', async line => {
    machine.up = []
    const { error } = await office.document(line, { terminal: nobody })
    expect(error?.code).not.toBe('network-interface.up')
  })

  it('warn where it is not said which network the key is for', async () => {
    office.write('dice.txt', DICE)
    const { ok, findings } = await office.document('key entropy --dice dice.txt')
    expect([ok, findings]).toEqual([
      true,
      [expect.objectContaining({ code: 'network-interface.up', severity: 'warn' })],
    ])
  })

  it.each(LINES)('refuse in an environment that loads other code: %s', async line => {
    machine.up = []
    vi.stubEnv('NODE_OPTIONS', '--require ./evil.cjs')
    const { error } = await office.refused(line, 'runtime.altered', { terminal: nobody })
    expect(error?.details).toEqual({ why: 'loading', variables: ['NODE_OPTIONS'] })
    await office.refused(`${line} --allow-online --yes --force`, 'runtime.altered', { terminal: nobody })
    vi.unstubAllEnvs()
  })

  it('only warn of it on a test network', async () => {
    machine.up = []
    vi.stubEnv('LD_PRELOAD', 'evil.so')
    const line = 'key verify --name practice --words-file practice.words.txt --home homes/practice'
    const { ok, findings } = await office.document(line)
    expect([ok, findings]).toEqual([
      true,
      [expect.objectContaining({ code: 'runtime.altered', severity: 'warn' })],
    ])
    vi.unstubAllEnvs()
  })

  it('go on with --allow-online, and report it', async () => {
    const line = 'key verify --name officer-1 --words-file officer-1.words.txt --home homes/officer-1'
    const { ok, findings } = await office.document(`${line} --allow-online`)
    expect(ok).toBe(true)
    expect(findings).toMatchObject([{ code: 'network-interface.up', severity: 'warn' }])
  })

  it('warn on test networks', async () => {
    const line = 'key verify --name practice --words-file practice.words.txt --home homes/practice'
    const { ok, findings } = await office.document(line)
    expect(ok).toBe(true)
    expect(findings).toMatchObject([{ code: 'network-interface.up', severity: 'warn' }])
  })

  it('say nothing where all is well', async () => {
    machine.up = []
    const line = 'key verify --name officer-1 --words-file officer-1.words.txt --home homes/officer-1'
    expect((await office.document(line)).findings).toEqual([])
  })

  it('are all that look: others work on a machine that is online', async () => {
    const home = '--home homes/officer-1'
    const lines = [
      `key list ${home}`,
      `key xpub --name officer-1 --script-type p2wsh --out known.json ${home}`,
      `vault list ${home}`,
      `vault address ${VAULT} ${home}`,
    ]
    for (const line of lines) expect((await office.document(line)).findings).toEqual([])
    expect(readdirSync(office.folder)).toContain('known.json')
  })
})

publicCase('locktime-clock', 'a clock that is years behind is said to tell nothing', async office => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2023, 0, 5) })
  const behind = await office
    .document('review m905000.psbt --vault cold.json')
    .finally(() => vi.useRealTimers())
  const codes = behind.findings.map(({ severity, code }) => `${severity}:${code}`)
  expect(codes).toContain('warn:locktime.unknown')
  expect(codes).not.toContain('warn:locktime.not-final')
  const { findings } = await office.document('review m905000.psbt --vault cold.json')
  expect(findings.filter(({ code }) => code.startsWith('locktime'))).toEqual([])
})
