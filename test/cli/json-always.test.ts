import { describe, expect, it } from 'vitest'
import { EXIT_STATUS } from '../../src/cli/exit-statuses.js'
import { COMMANDS } from '../../src/cli/registry.js'
import { run } from '../support/program.js'

/** Asserts that a command line, however wrong, is answered by exactly one JSON document, and gives it. */
async function answered(...argv: string[]) {
  const { exit, stdout } = await run(argv, { stdin: '' })
  expect(stdout, argv.join(' ')).toMatch(/^\{[^\n]*\}\n$/)
  const document = JSON.parse(stdout)
  expect(document).toMatchObject({ ringi: 2, exit, ok: exit === 0 })
  if (exit !== 0) expect(EXIT_STATUS).toHaveProperty([document.error.code], exit)
  return document
}

/** What goes wrong at the door, behind any command. */
const MISTAKES = [
  [],
  ['--bogus'],
  ['a', 'b', 'c', 'd'],
  ['--out'],
  ['--vault'],
  ['--home'],
  ['--home', ''],
  ['--lang', 'xx'],
  ['--wait', 'soon'],
  ['--json'],
  ['-'],
  ['--', '--vault'],
  ['/'],
  ['/dev/null', '--vault', '/dev/null', '--key', '', '--out', '/', '--yes'],
]

describe('with --json there is one document, whatever the command line', () => {
  it.each(COMMANDS.map(({ name }) => name).filter(name => name !== 'demo' && name !== 'doctor'))(
    '%s',
    async name => {
      for (const mistake of MISTAKES) {
        // A list of what there is, or of what the program knows, is no mistake.
        await answered(...name.split(' '), '--json', ...mistake)
        await answered('--json', ...name.split(' '), ...mistake)
      }
    },
    60_000,
  )

  it.each([
    [[], 2],
    [['xyzzy'], 2],
    [['key'], 2],
    [['key', 'xyzzy'], 2],
    [['__proto__'], 2],
    [['constructor'], 2],
    [['-'], 2],
    [['--'], 2],
    [['-x'], 2],
    [['--home', 'x'], 2],
    [['version'], 2],
    [['--version', 'x'], 2],
    [['--version=1'], 2],
    [['help', 'nothing'], 2],
    [['help', 'sign', 'x'], 0],
    [['key', '--password', 'x'], 2],
    [['help'], 0],
    [['--version'], 0],
  ] as const)('%j', async (argv, exit) => {
    for (const line of [
      ['--json', ...argv],
      [...argv, '--json'],
    ])
      expect((await answered(...line)).exit).toBe(exit)
  })
})
