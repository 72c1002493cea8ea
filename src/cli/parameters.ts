import { type Command, Option } from 'commander'
import type { Model } from '../app/model.js'
import { RingiError } from '../base/error.js'
import type { OptionType } from './option-types.js'

/** What a command line has been parsed into, by the names that commander gives to options and operands. */
export interface Line {
  readonly options: Readonly<Record<string, unknown>>
  readonly operands: Readonly<Record<string, unknown>>
}

/** An option or an operand: what it is on the line, and what the command's request has of it. */
export interface CommandParameter<T> {
  /** How it is typed. */
  readonly flag: string
  /** What it is where it is not given. */
  readonly usual?: unknown
  /** The one kind of vaults that it is for; undefined where it is for all. */
  readonly only?: Model | undefined
  /** Declares it to the parser of a command. */
  declare(command: Command): void
  /** What a line has of it, which has been parsed and lacks nothing. */
  read(line: Line): T
}

/** What a command takes, or several commands have in common, by the names that it has in the request. */
export type ParameterTable = Readonly<Record<string, CommandParameter<unknown>>>

/** The request that a line is read into: every value as its type gives it, and undefined for what is not there. */
export type Asked<P extends ParameterTable> = { readonly [N in keyof P]: ReturnType<P[N]['read']> }

/** The parser with all of a table declared to it, in its order. */
export function declaredOn(command: Command, table: ParameterTable): Command {
  for (const parameter of Object.values(table)) parameter.declare(command)
  return command
}

/** What only some uses of a command cannot do without. Throws `usage.invalid`. */
export function needed<T>(value: T | undefined, flag: string): T {
  if (value !== undefined) return value
  throw new RingiError('usage.invalid', { why: 'needed', flag })
}

/** Reads a line into the request of a command. */
export function readLine<P extends ParameterTable>(table: P, line: Line): Asked<P> {
  const values = Object.entries(table).map(([name, parameter]) => [name, parameter.read(line)])
  return Object.fromEntries(values) as Asked<P>
}

/** An option that may be left out; `usual` is what it is then. */
export function optional<T>(
  flags: string,
  description: string,
  type: OptionType<T>,
): CommandParameter<T | undefined>
export function optional<T>(
  flags: string,
  description: string,
  type: OptionType<T>,
  usual: string,
): CommandParameter<T>
export function optional<T>(flags: string, description: string, type: OptionType<T>, usual?: string) {
  const make = () => {
    const option = new Option(flags, description).argParser(text => type(text, flagOf(flags)))
    return usual === undefined ? option : option.default(type(usual, flagOf(flags)), usual)
  }
  // False stands for the option that takes this one back, as --no-dice does.
  const made = option(flags, make, value => (value === false ? undefined : (value as T | undefined)))
  return usual === undefined ? made : { ...made, usual: type(usual, flagOf(flags)) }
}

/** An option that has to be there: who leaves it out at a terminal is asked. */
export function required<T>(flags: string, description: string, type: OptionType<T>): CommandParameter<T> {
  const make = () =>
    new Option(flags, description).argParser(text => type(text, flagOf(flags))).makeOptionMandatory()
  return option(flags, make, value => value as T)
}

/** An option that vaults of one kind cannot do without, and that those of the other do not take. */
export class NeededByOption extends Option {
  model: Model | undefined
}

/** An option that has to be there for vaults of one kind, see {@link required}, and is for no others. */
export function requiredFor<T>(
  model: Model,
  flags: string,
  description: string,
  type: OptionType<T>,
): CommandParameter<T | undefined> {
  const make = () => {
    const made = new NeededByOption(flags, description)
    made.model = model
    return made.argParser(text => type(text, flagOf(flags))).makeOptionMandatory()
  }
  return onlyFor(
    model,
    option(flags, make, value => value as T | undefined),
  )
}

/** An option that may be given several times: help says so. */
export class RepeatableOption extends Option {}

/** An option that may be given several times; none of it is an empty list. */
export function repeatable<T>(
  flags: string,
  description: string,
  type: OptionType<T>,
): CommandParameter<readonly T[]> {
  const collect = (text: string, all: readonly T[] = []) => [...all, type(text, flagOf(flags))]
  // Without a default, which help would show as [].
  const make = () => new RepeatableOption(flags, description).argParser(collect)
  return option(flags, make, value => (value ?? []) as readonly T[])
}

/** An option without a value: whether it was given. */
export function flag(flags: string, description: string): CommandParameter<boolean> {
  return option(
    flags,
    () => new Option(flags, description),
    (value, { negate }) => value === !negate,
  )
}

/** The same option, for vaults of one kind alone: whoever gives it for one of another is told so. */
export function onlyFor<T>(model: Model, parameter: CommandParameter<T>): CommandParameter<T> {
  return { ...parameter, only: model }
}

/** All options of a table, for vaults of one kind alone. */
export function allOnlyFor<P extends ParameterTable>(model: Model, table: P): P {
  const marked = Object.entries(table).map(([name, parameter]) => [name, onlyFor(model, parameter)])
  return Object.fromEntries(marked) as P
}

/** Throws `vault.other-model` for what was given on a line and is for vaults of another kind. */
export function refuseOthers(
  model: Model,
  table: ParameterTable,
  request: Readonly<Record<string, unknown>>,
): void {
  for (const [name, { only, flag, usual }] of Object.entries(table))
    if (only !== undefined && only !== model && request[name] !== usual && isGiven(request[name]))
      throw new RingiError('vault.other-model', { why: model, flag })
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0)
}

function option<T>(
  flags: string,
  make: () => Option,
  take: (value: unknown, option: Option) => T,
): CommandParameter<T> {
  const known = new Option(flags)
  const name = known.attributeName()
  return {
    flag: flagOf(flags),
    declare: command => void command.addOption(make()),
    read: ({ options }) => take(options[name], known),
  }
}

function flagOf(flags: string): string {
  return flags.split(' ')[0] as string
}

/** What an operand is in a request, by how help writes it: `<file>`, `[file]`, `<file...>` or `[file...]`. */
type OperandOf<F extends string> = F extends `${string}...${string}`
  ? readonly string[]
  : F extends `[${string}`
    ? string | undefined
    : string

/** An operand: what stands on the line beside options, in the order of the table. */
export function operand<const F extends string>(
  form: F,
  description: string,
): CommandParameter<OperandOf<F>> {
  const name = form.replace(/^[<[]|(?:\.\.\.)?[>\]]$/g, '')
  return {
    flag: form,
    declare: command => void command.argument(form, description),
    read: ({ operands }) => operands[name] as OperandOf<F>,
  }
}
