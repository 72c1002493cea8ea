import type { Command } from 'commander'
import { RingiError } from '../bitcoin/error.js'

/** Options as commander gives them: strings, lists of strings, or true. */
export type Options = Readonly<Record<string, string | string[] | boolean | undefined>>

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
  return Array.isArray(value) ? value : []
}

/** Whether a switch is on. */
export function isOn(options: Options, name: string): boolean {
  return options[name] === true
}

/** A whole number from `least` to `most`, or undefined where the option is absent. Throws `usage.invalid`. */
export function numberOf(options: Options, name: string, least: number, most: number): number | undefined {
  const text = textOf(options, name)
  if (text === undefined) return undefined
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new RingiError('usage.invalid', `--${dashed(name)} takes a whole number from ${least} to ${most}.`)
}

/** One of `allowed`, or undefined where the option is absent. Throws `usage.invalid`. */
export function oneOf<T extends string>(
  options: Options,
  name: string,
  allowed: readonly T[],
): T | undefined {
  const text = textOf(options, name)
  if (text === undefined || allowed.includes(text as T)) return text as T | undefined
  throw new RingiError('usage.invalid', `--${dashed(name)} does not take ${JSON.stringify(text)}.`, {
    hint: `It takes ${allowed.join(', ')}.`,
  })
}

/** An operand that commander has required. */
export function operand(operands: Operands, at: number): string {
  return operands[at] as string
}

/** Adds an option that may be given several times. */
export function addRepeatable(command: Command, flags: string, description: string): Command {
  // Without a default, which help would show as [].
  return command.option(flags, description, (value: string, all: string[] = []) => [...all, value])
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
}
