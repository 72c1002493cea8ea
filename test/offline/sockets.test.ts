import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { EXIT_STATUS } from '../../src/cli/exit-statuses.js'
import { COMMANDS } from '../../src/cli/registry.js'
import { BAD, GOOD, makeScene, type Row, SAMPLE, type Scene, wordsOf } from '../cli/cases.js'
import { makeTeam, Office } from '../support/ceremony.js'
import { isThere } from '../support/expect-script.js'
import { FULL } from '../support/program.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { TRACEABLE, traceCommand, traced, tracedOnTerminal } from './strace.js'

/** Commands whose good cases in test/cli need a scene of their own. */
const MORE: readonly Row[] = [
  { command: 'vault find', line: 'treasury ADDRESS --home HOME' },
  { command: 'doctor', line: '--home HOME' },
]

/** The first refusal of every command in test/cli, and some more. */
const REFUSED = BAD.filter(
  ({ command }, i) => i % 12 === 0 || BAD.findIndex(row => row.command === command) === i,
)

/** What is traced where not everything is: each command once, and each exit status. */
const isTraced = (row: Row) => FULL || SAMPLE.includes(row) || MORE.includes(row)

// These are given nothing that could be wrong.
const NEVER_REFUSED = ['doctor', 'key list', 'vault list']

const EXECUTABLE = process.env.RINGI_PROGRAM

const PROGRAMS: [string, string | undefined][] = [
  ['as a process', undefined],
  ...(EXECUTABLE ? ([['as RINGI_PROGRAM', EXECUTABLE]] as [string, string][]) : []),
]

describe.skipIf(!TRACEABLE).each(PROGRAMS)('P5 sockets seen from outside by strace: %s', (_, program) => {
  let scene: Scene
  beforeAll(async () => {
    scene = await makeScene('in process')
  })

  const trace = (row: Row) => {
    const { folder } = scene.office
    const argv = wordsOf(row, scene).map(word => (word === 'ADDRESS' ? scene.vault.firstAddress : word))
    const stdin = String(row.around?.stdin ?? '')
    return traced([...argv, '--json'], { folder, home: join(folder, 'homes/usual'), stdin, program })
  }

  it('covers every command', () => {
    // Of vaults that are accounts, going well: test/cli/accounts.test.ts has them in one ceremony.
    const covered = new Set(
      [...GOOD, ...MORE].map(({ command }) => command).concat('vault convert', 'vault confirm'),
    )
    expect([...covered].sort()).toEqual(COMMANDS.map(({ name }) => name).sort())
    const refused = new Set([...REFUSED.map(({ command }) => command), ...NEVER_REFUSED])
    expect([...refused].sort()).toEqual(COMMANDS.map(({ name }) => name).sort())
  })

  it.each([...GOOD, ...MORE].filter(isTraced).map(row => [`${row.command} ${row.line}`, row] as const))(
    'none at all: %s',
    (_, row) => {
      const { exit, stdout, calls } = trace(row)
      // doctor says no where a network is up, and has done all of its work.
      const outcome = row.command === 'doctor' ? { data: {} } : { ok: true, exit: 0 }
      expect(JSON.parse(stdout)).toMatchObject({ command: row.command, exit, ...outcome })
      expect(calls).toEqual([])
    },
  )

  it.each(
    [...new Set([...REFUSED, ...BAD.filter(row => SAMPLE.includes(row))])]
      .filter(isTraced)
      .map(row => [`${row.command} ${row.line}`, row] as const),
  )('none at all where it refuses: %s', (_, row) => {
    const { exit, stdout, calls } = trace(row)
    const { command, code } = row
    expect(JSON.parse(stdout)).toMatchObject({ command, ok: false, exit, error: { code } })
    expect(exit).toBe(code && EXIT_STATUS[code])
    expect(calls).toEqual([])
  })

  it.each([['--version'], ['help'], ['nonsense']])('none at all: %s', word => {
    const folder = temporaryFolder()
    expect(traced([word], { folder, home: folder, program }).calls).toEqual([])
  })
})

const TERMINAL = TRACEABLE && isThere('script')

describe.skipIf(!TERMINAL).each(PROGRAMS)('P5 sockets on a terminal that script makes: %s', (_, program) => {
  it('none at all where it asks and is answered', async () => {
    const office = new Office()
    await makeTeam(office, { required: 1, of: 1 })
    const line = 'vault register treasury.vault.json --watch-only --home asked'
    const { exit, calls } = await tracedOnTerminal(line.split(' '), 'y\r', { folder: office.folder, program })
    expect({ exit, calls }).toEqual({ exit: 0, calls: [] })
    expect(readdirSync(office.path('asked/vaults'))).toEqual(['treasury.json'])
  })
})

describe.skipIf(!TRACEABLE)('the watcher', () => {
  it('sees a connection that is tried', () => {
    const folder = temporaryFolder()
    const code = "require('net').connect(9, '127.0.0.1').on('error', () => {})"
    const { calls } = traceCommand(join(folder, 's'), [process.execPath, '-e', code], { cwd: folder })
    expect(calls.some(line => line.includes('connect('))).toBe(true)
  })
})
