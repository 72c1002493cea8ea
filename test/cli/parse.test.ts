import { describe, expect, it } from 'vitest'
import { type CommandRow, defineCommand } from '../../src/cli/command.js'
import { helpOn } from '../../src/cli/help.js'
import { TEXT } from '../../src/cli/option-types.js'
import { operand, optional, required } from '../../src/cli/parameters.js'
import { findRow, parseCommand, unknownCommand } from '../../src/cli/parse.js'
import { COMMANDS } from '../../src/cli/registry.js'
import { shown } from '../../src/cli/render/shown.js'

describe('findRow', () => {
  it.each([
    [['review', 'x.psbt', '--vault', 'v'], 'review', ['x.psbt', '--vault', 'v']],
    [['key', 'list', '--json'], 'key list', ['--json']],
    [['--json', '--home', 'key', 'vault', 'list'], 'vault list', ['--json', '--home', 'key']],
    [['--lang', 'ja', 'key', '--yes', 'list'], 'key list', ['--lang', 'ja', '--yes']],
    [['--home=/x', 'sign', '-'], 'sign', ['--home=/x', '-']],
    [['review', 'review'], 'review', ['review']],
  ])('%j names %s', (argv, name, rest) => {
    expect(findRow(argv)).toMatchObject({ row: { name }, rest })
  })

  it.each([
    [[]],
    [['key']],
    [['key', 'frobnicate', 'x']],
    [['-']],
    [['list']],
    [['--json']],
    [['--home', 'review']],
  ])('%j names none', argv => {
    expect(findRow(argv).row).toBeUndefined()
  })
})

describe('every command', () => {
  it.each(COMMANDS.map(row => [row.name, row] as const))(
    '%s has help that names all of its options',
    async (name, row) => {
      const { text: help } = await helpOn(row.name.split(' '), 'en')
      expect(help).toContain(`ringi ${name}`)
      for (const option of ['--home', '--json', '--yes', '--force', '--lang']) expect(help).toContain(option)
      expect((await helpOn([], 'en')).text).toContain(row.summary)
    },
  )

  it('has a name of its own that is no group', () => {
    const names = COMMANDS.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(names.some(other => other.startsWith(`${name} `))).toBe(false)
  })
})

describe('parseCommand', () => {
  const row: CommandRow = {
    name: 'test',
    summary: 'a test',
    load: async () => ({
      command: defineCommand(
        {
          file: operand('<file>', 'f'),
          vault: required('--vault <name>', 'v', TEXT),
          count: optional('--count <n>', 'c', TEXT, '1'),
        },
        async () => ({ data: {}, text: () => shown`` }),
      ),
    }),
  }

  it('gives options and operands', async () => {
    const { options, operands } = (await parseCommand(row, ['x', '--vault', 'v', '--json'])).line
    expect(options).toEqual({ vault: 'v', count: '1', json: true })
    expect(operands).toEqual({ file: 'x' })
  })

  it.each([
    [['x', 'y', '--vault', 'v'], 'usage.invalid'],
    [['x', '--vault'], 'usage.invalid'],
    // What is mistyped is told before what is missing because of it.
    [['x', '--valt', 'v'], 'usage.unknown-option'],
    [['x', '-z'], 'usage.unknown-option'],
    [['x', '--vault', 'v', '--password=hunter2'], 'secret.in-arguments'],
    [['--seed', 'hunter2'], 'secret.in-arguments'],
  ] as const)('refuses %j with %s', async (argv, code) => {
    const parsing = parseCommand(row, argv)
    await expect(parsing).rejects.toThrowCode(code)
    await expect(parsing).rejects.not.toMatchObject({ message: expect.stringContaining('hunter2') })
  })

  it('says what is missing, operands first', async () => {
    const named = async (argv: string[]) =>
      (await parseCommand(row, argv)).missing.map(one =>
        'option' in one ? one.option.flags : one.argument.name(),
      )
    expect(await named(['x', '--vault', 'v'])).toEqual([])
    expect(await named(['x'])).toEqual(['--vault <name>'])
    expect(await named([])).toEqual(['file', '--vault <name>'])
  })

  it('repeats nothing of a value that was put behind an option that is unknown', async () => {
    const parsing = parseCommand(row, ['x', '--vault', 'v', '--secret=hunter2'])
    await expect(parsing).rejects.toMatchObject({ message: expect.not.stringContaining('hunter2') })
  })

  it('lets errors of its own through', async () => {
    const throwing = (): string => {
      throw new TypeError('broken')
    }
    const broken: CommandRow = {
      ...row,
      load: async () => ({
        command: defineCommand({ x: optional('--x <x>', 'x', throwing) }, async () => ({
          data: {},
          text: () => shown``,
        })),
      }),
    }
    await expect(parseCommand(broken, ['--x', 'x'])).rejects.toThrow(TypeError)
  })
})

describe('unknownCommand', () => {
  it.each([
    [[], 'usage.invalid'],
    [['key'], 'usage.invalid'],
    [['xyzzy'], 'usage.unknown-command'],
    [['key', 'xyzzy'], 'usage.unknown-command'],
  ] as const)('%j: %s', (words, code) => {
    expect(unknownCommand(words).code).toBe(code)
  })
})

describe('helpOn', () => {
  it('is of all, of a group, and of nothing', async () => {
    expect((await helpOn([], 'en')).text.split('\n').length).toBeGreaterThan(COMMANDS.length)
    expect((await helpOn(['vault'], 'en')).text).not.toContain('key list')
    await expect(helpOn(['vaults'], 'en')).rejects.toThrowCode('usage.unknown-command')
  })
})
