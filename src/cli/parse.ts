import { Command, CommanderError, type Option } from 'commander'
import type { Model } from '../app/model.js'
import { RingiError } from '../base/error.js'
import { nearest } from '../base/nearest.js'
import type { CommandModule, CommandRow } from './command.js'
import { COMMON_OPTIONS } from './common-options.js'
import type { Missing } from './missing-values.js'
import { declaredOn, type Line, NeededByOption } from './parameters.js'
import { COMMANDS } from './registry.js'

/** The options that every command takes, as the parser has them. A value is expected where the flags have one. */
export const COMMON: readonly Option[] = declaredOn(new Command(), COMMON_OPTIONS).options

const TAKES_VALUE: ReadonlySet<string> = new Set(
  COMMON.filter(({ required }) => required).map(({ long }) => long as string),
)

/** A command line that has been understood. */
interface ParsedCommand {
  readonly module: CommandModule
  readonly line: Line
  /** What it needs besides, in the order in which it is asked for. */
  readonly missing: readonly Missing[]
}

/** Finds the row that a command line names: its first words that are no options. */
export function findRow(argv: readonly string[]): {
  row: CommandRow | undefined
  words: string[]
  rest: string[]
} {
  const rest = [...argv]
  const words: string[] = []
  for (let at = 0; at < rest.length && words.length < 2; ) {
    const argument = rest[at] as string
    if (argument.startsWith('-') && argument !== '-') {
      at += TAKES_VALUE.has(argument) ? 2 : 1
      continue
    }
    words.push(argument)
    const row = COMMANDS.find(({ name }) => name === words.join(' '))
    rest.splice(at, 1)
    if (row !== undefined) return { row, words, rest }
    if (!isGroup(words.join(' '))) return { row: undefined, words, rest }
  }
  return { row: undefined, words, rest }
}

function isGroup(word: string): boolean {
  return COMMANDS.some(({ name }) => name.startsWith(`${word} `))
}

/** Parses the arguments of a command that has been found. Throws `usage.*`. */
export async function parseCommand(row: CommandRow, rest: readonly string[]): Promise<ParsedCommand> {
  const { command: module } = await row.load()
  const command = build(row, module)
  // Commander would tell of what is missing first, and not of the option that was mistyped; and somebody may be asked.
  const required = command.options.filter(({ mandatory }) => mandatory)
  for (const option of required) option.mandatory = false
  const needed = command.registeredArguments.filter(argument => argument.required)
  for (const argument of needed) argument.argOptional()
  try {
    command.parse(rest, { from: 'user' })
  } catch (error) {
    throw usageError(error, row)
  }
  const operands: Line['operands'] = Object.fromEntries(
    command.registeredArguments.map((argument, at) => [argument.name(), command.processedArgs[at]]),
  )
  const missing = [
    ...needed.filter(argument => isEmpty(operands[argument.name()])).map(argument => ({ argument })),
    ...required
      .filter(option => isFor(option, module.modelOf?.(command.opts())))
      .filter(option => command.getOptionValue(option.attributeName()) === undefined)
      .map(option => ({ option })),
  ]
  return { module, line: { options: command.opts(), operands }, missing }
}

// Where nobody says of which kind the vault is, it has coins, as most have.
function isFor(option: Option, model: Model = 'coins'): boolean {
  return !(option instanceof NeededByOption) || option.model === model
}

function isEmpty(operand: unknown): boolean {
  return operand === undefined || operand === '' || (Array.isArray(operand) && operand.length === 0)
}

/** The parser of a command, with the options that every command takes. */
export function build(row: CommandRow, module: CommandModule): Command {
  const command = new Command(`ringi ${row.name}`).description(row.summary).exitOverride()
  command.configureOutput({ writeOut: () => {}, writeErr: () => {} }).helpOption(false)
  module.configure(command)
  declaredOn(command, COMMON_OPTIONS)
  return command.allowExcessArguments(false).showSuggestionAfterError(true)
}

// Commander says in sentences of its own what is wrong, and guesses on a second line what was meant.
function usageError(error: unknown, { name: command }: CommandRow): unknown {
  if (!(error instanceof CommanderError)) return error
  const { code, message } = error
  const [, quoted = ''] = /'([^']*)'/.exec(message) ?? []
  switch (code) {
    case 'commander.unknownOption': {
      const secret = SECRET_OPTION.exec(message)?.[1]
      if (secret !== undefined)
        return new RingiError('secret.in-arguments', { why: 'option', option: secret })
      const nearest = /\n\(Did you mean (?:one of )?(.+)\?\)$/.exec(message)?.[1]?.split(', ') ?? []
      // What follows an equals sign may be a secret that somebody took to have a flag.
      const option = quoted.replace(/=.*$/s, '')
      return new RingiError('usage.unknown-option', { option, nearest, command })
    }
    case 'commander.optionMissingArgument':
      return new RingiError('usage.invalid', { why: 'no-value', option: quoted, command })
    case 'commander.excessArguments': {
      const [, expected, actual] = /Expected (\d+) arguments? but got (\d+)/.exec(message) ?? []
      const counts = { expected: Number(expected), actual: Number(actual) }
      return new RingiError('usage.invalid', { why: 'excess-words', ...counts, command })
    }
    default:
      return new RingiError('usage.invalid', { why: 'not-understood', command })
  }
}

// What people try before they have read that secrets come from files or the terminal.
const SECRET_OPTION = /'--?(password|passphrase|mnemonic|seed|pin)\b/

/** The error for words that name no command, with the nearest that do. */
export function unknownCommand(words: readonly string[]): RingiError {
  const typed = words.join(' ')
  if (typed === '') return new RingiError('usage.invalid', { why: 'no-command' })
  if (isGroup(typed)) return new RingiError('usage.invalid', { why: 'one-more-word', typed })
  const names = COMMANDS.map(({ name }) => name)
  return new RingiError('usage.unknown-command', { why: 'command', typed, nearest: nearest(typed, names) })
}
