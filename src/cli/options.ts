import { type Command, Option } from 'commander'
import { RingiError } from '../base/error.js'

/** Options as they were parsed: text, numbers, lists, or true. What they may be is said where they are declared. */
export type Options = Readonly<Record<string, string | number | (string | number)[] | boolean | undefined>>

/** What stands on the command line beside options. A variadic operand is a list. */
export type Operands = readonly (string | string[] | undefined)[]

/** The value of an option that takes text, or undefined. */
export function textOf(options: Options, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

/** The value of an option that commander has required. */
export function requiredText(options: Options, name: string): string {
  const value = textOf(options, name)
  if (value === undefined) throw new RingiError('usage.invalid', `--${dashed(name)} is needed.`)
  return value
}

/** The values of an option that may be given several times. */
export function listOf(options: Options, name: string): readonly string[] {
  const value = options[name]
  return Array.isArray(value) ? value.map(String) : []
}

/** Whether a switch is on. */
export function isOn(options: Options, name: string): boolean {
  return options[name] === true
}

/** The value of an option that takes a number, or undefined. */
export function numberOf(options: Options, name: string): number | undefined {
  const value = options[name]
  return typeof value === 'number' ? value : undefined
}

/** The value of an option that takes one of `allowed`, or undefined. */
export function choiceOf<T extends string>(
  options: Options,
  name: string,
  allowed: readonly T[],
): T | undefined {
  return allowed.find(one => one === options[name])
}

/** An operand that commander has required. */
export function operand(operands: Operands, at: number): string {
  return operands[at] as string
}

/** An option that may be given several times: help says so. */
export class RepeatableOption extends Option {}

/** Adds an option that may be given several times. */
export function addRepeatable(command: Command, flags: string, description: string): Command {
  // Without a default, which help would show as [].
  const collect = (value: string, all: string[] = []) => [...all, value]
  return command.addOption(new RepeatableOption(flags, description).argParser(collect))
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
}
