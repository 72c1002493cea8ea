import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { EXIT_STATUS } from '../../src/cli/exit-statuses.js'
import { COMMANDS } from '../../src/cli/registry.js'
import { interfacesUp } from '../../src/platform/interfaces.js'
import { TRACEABLE } from '../offline/strace.js'
import { PASSWORD } from '../support/ceremony.js'
import { checkSchema } from '../support/json-schema.js'
import { FULL, type Surroundings, WAYS } from '../support/program.js'
import { secretsOf } from '../support/secrets.js'
import { treeOf } from '../support/tree.js'
import { BAD, GOOD, makeScene, type Row, SAMPLE, type Scene, wordsOf } from './cases.js'

const title = ({ command, line, code }: { command: string; line: string; code?: string }) =>
  `${code ?? ''} ${command} ${line}`.trim()

// These print their result whatever it is.
const SHOWING = ['review', 'verify', 'explain', 'policy check', 'policy diff', 'policy test', 'log merge']
const ERRORS = BAD.filter(({ command }) => !SHOWING.includes(command))

// Where not everything is run in every way, each row is run once: the sample as a process, the others in this one; of the
// executable that is named it is the sample alone. Where strace is installed, test/offline/sockets.test.ts watches it run the
// sample's documents, and holds them to outcome and exit status; here are their schemas then, and what people are told.
describe.each(WAYS)('the contract %s', way => {
  const chosen = FULL || way === 'in process' ? () => true : (row: Row) => SAMPLE.includes(row)
  const told = (row: Row, i: number) => i % 7 === 0 || SAMPLE.includes(row)
  const isApart = (row: Row) => way === 'in process' && !FULL && SAMPLE.includes(row)
  const apart = (row: Row): Surroundings => ({ ...row.around, way: isApart(row) ? 'as a process' : way })
  const aroundOf = (row: Row) => (TRACEABLE ? { ...row.around, way } : apart(row))
  let scene: Scene
  beforeAll(async () => {
    scene = await makeScene(FULL ? way : 'in process')
  })

  it.each(GOOD.filter(chosen).map(row => [title(row), row] as const))('%s', async (_, row) => {
    const document = await scene.office.document(wordsOf(row, scene), aroundOf(row))
    expect(document).toMatchObject({ ringi: 2, command: row.command, ok: true, exit: 0 })
    expect(document.error).toBeUndefined()
    await checkSchema(document)
  })

  it.each(BAD.filter(chosen).map(row => [title(row), row] as const))('%s', async (_, row) => {
    const before = treeOf(scene.office.folder)
    const document = await scene.office.document(wordsOf(row, scene), aroundOf(row))
    const exit = EXIT_STATUS[row.code as keyof typeof EXIT_STATUS]
    expect(document).toMatchObject({ command: row.command, ok: false, exit, error: { code: row.code } })
    await checkSchema(document)
    expect(treeOf(scene.office.folder)).toEqual(before)
  })

  it.each(
    ERRORS.filter(told)
      .filter(chosen)
      .map(row => [title(row), row] as const),
  )('tells people on standard error alone: %s', async (_, row) => {
    const { exit, stdout, stderr } = await scene.office.run(wordsOf(row, scene), apart(row))
    expect(exit).toBe(EXIT_STATUS[row.code as keyof typeof EXIT_STATUS])
    expect(stdout).toBe('')
    expect(stderr).toContain(`[${row.code}]`)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  it('answers a review that is blocked with all of its data', async () => {
    const document = await scene.office.document('review payout.psbt --vault other.vault.json')
    expect(document).toMatchObject({ ok: false, exit: 4, error: { code: 'input.not-ours' } })
    expect(document.data.outputs).toHaveLength(2)
    expect(document.findings.some(({ severity }) => severity === 'block')).toBe(true)
  })

  it('finds what is ours', async () => {
    const { firstAddress } = scene.vault
    const document = await scene.office.document(`vault find treasury ${firstAddress} --home ${scene.home}`)
    expect(document.data).toMatchObject({
      address: firstAddress,
      index: 0,
      change: false,
      vault: { name: 'treasury', digest: scene.vault.digest },
    })
    await checkSchema(document)
  })

  it('says how the machine is, and fails where a key should not be used on it', async () => {
    const document = await scene.office.document(`doctor --home ${scene.home}`)
    await checkSchema(document)
    const red = document.data.checks.filter(({ status }: { status: string }) => status === 'red')
    const up = await interfacesUp()
    expect(red.map(({ name }: { name: string }) => name)).toEqual(up.length > 0 ? ['network'] : [])
    expect(document.error?.code).toBe(up.length > 0 ? 'network-interface.up' : undefined)
    expect(document.exit).toBe(up.length > 0 ? 10 : 0)
  })

  it('refuses a mainnet key while a network interface is up', async ({ skip }) => {
    skip((await interfacesUp()).length === 0, 'no network interface is up here')
    const generate = 'key generate --name m --network mainnet --password-file password.txt --dice dice.txt'
    await scene.office.refused(generate, 'network-interface.up')
    const restore = 'key restore --name m --network mainnet --words-file real.words.txt'
    await scene.office.refused(restore, 'network-interface.up')
    await scene.office.refused('key verify --name real --home homes/real', 'network-interface.up')
    const data = await scene.office.document(
      'key verify --name real --words-file real.words.txt --home homes/real --allow-online',
    )
    expect(data.findings.map(({ code }) => code)).toContain('network-interface.up')
  })

  it('keeps every secret to itself', async () => {
    const printed = scene.office.transcript.join('\n')
    expect(printed.length).toBeGreaterThan(10_000)
    const path = scene.vault.cosigners[0].path
    const words = ['officer-1', 'officer-2', 'officer-3', 'stranger', 'real'].map(name =>
      readFileSync(scene.office.path(`${name}.words.txt`), 'utf8'),
    )
    const secrets = [PASSWORD, 'battery horse', ...words.flatMap(text => secretsOf(text, path))]
    for (const secret of secrets) expect(printed.includes(secret)).toBe(false)
    expect(printed).not.toMatch(/[xt]prv[1-9A-HJ-NP-Za-km-z]/)
  })
})

describe('the tables above', () => {
  it('have a row of every command and of every exit status among those that are run as a process', () => {
    const commands = new Set(SAMPLE.map(({ command }) => command))
    expect(GOOD.filter(({ command }) => !commands.has(command))).toEqual([])
    expect(new Set(SAMPLE.map(({ code }) => (code ? EXIT_STATUS[code] : 0))).size).toBe(11)
  })

  it('have every command, going well and refused', () => {
    // doctor's own result depends on the machine; those of accounts are in test/cli/accounts.test.ts.
    const unlisted = new Set(['doctor', 'vault find', 'vault convert', 'vault confirm'])
    const commands = COMMANDS.map(({ name }) => name)
    expect(commands.filter(name => !GOOD.some(row => row.command === name))).toEqual(
      commands.filter(name => unlisted.has(name)),
    )
    expect(commands.filter(name => !BAD.some(row => row.command === name))).toEqual([])
  })

  it('have every exit status that there is', () => {
    const exits = new Set(BAD.map(({ code }) => EXIT_STATUS[code as keyof typeof EXIT_STATUS]))
    expect([...exits].sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  })
})
