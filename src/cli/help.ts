import type { Argument, Option } from 'commander'
import type { CommandRow } from './command.js'
import { RepeatableOption } from './parameters.js'
import { build, COMMON, findRow, unknownCommand } from './parse.js'
import { COMMANDS } from './registry.js'

/** What is known of the command line: for scripts as `data`, for people as `text`. */
export interface Help {
  readonly data: object
  readonly text: string
}

/** Help on the command or the group of commands that a command line names, or on all. Throws `usage.*`. */
export async function helpOn(argv: readonly string[]): Promise<Help> {
  const { row, words } = findRow(argv)
  if (row !== undefined) return await helpOnCommand(row)
  const group = words.join(' ')
  const rows = COMMANDS.filter(({ name }) => group === '' || name.startsWith(`${group} `))
  if (rows.length === 0) throw unknownCommand(words)
  return helpOnAll(rows)
}

function helpOnAll(rows: readonly CommandRow[]): Help {
  return {
    data: {
      commands: rows.map(({ name, summary }) => ({ name, summary })),
      options: COMMON.map(({ flags, description }) => ({ flags, description })),
    },
    text: overview(rows),
  }
}

function overview(rows: readonly CommandRow[]): string {
  const width = Math.max(
    ...[...rows.map(({ name }) => name), ...COMMON.map(({ flags }) => flags)].map(text => text.length),
  )
  const line = ([left, right]: readonly [string, string]) => `  ${left.padEnd(width)}  ${right}`
  return [
    'ringi: multisig cold storage for Bitcoin, offline',
    '',
    'Usage: ringi <command> [options]',
    '',
    ...rows.map(({ name, summary }) => line([name, summary])),
    '',
    'Every command takes:',
    ...COMMON.map(({ flags, description }) => line([flags, description])),
    '',
    'ringi help <command> tells more.',
    '',
  ].join('\n')
}

async function helpOnCommand(row: CommandRow): Promise<Help> {
  const command = build(row, (await row.load()).command)
  return {
    data: {
      name: row.name,
      summary: row.summary,
      usage: `ringi ${row.name} ${command.usage()}`,
      arguments: command.registeredArguments.map(argumentData),
      options: command.options.map(optionData),
    },
    text: command.helpInformation(),
  }
}

function argumentData(argument: Argument) {
  return {
    name: argument.name(),
    description: argument.description,
    required: argument.required,
    variadic: argument.variadic,
  }
}

function optionData(option: Option) {
  const { flags, description, mandatory, defaultValue, defaultValueDescription } = option
  const usual = defaultValue === undefined ? null : (defaultValueDescription ?? String(defaultValue))
  const repeatable = option instanceof RepeatableOption
  return { flags, description, required: mandatory, repeatable, default: usual }
}
