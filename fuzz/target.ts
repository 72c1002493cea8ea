import { concatAll, equalBytes, toHex, utf8 } from '../src/base/bytes.js'
import { RingiError } from '../src/base/error.js'
import type { Random } from './random.js'

/** One parser, what to feed it, and what has to hold. Inputs are bytes; those of text parsers are UTF-8. */
export interface Target {
  readonly name: string
  /** Inputs that the program itself has made, and a few more, to start from. */
  readonly seeds: () => readonly Uint8Array[]
  /** Whether a text (or the bytes of a hex or base64 text) in a file of conformance data is one for this parser. */
  readonly takes?: (text: string) => Uint8Array | undefined
  /** `input` changed at random; `other` is another input, to take parts from. */
  readonly mutate: (input: Uint8Array, random: Random, other: Uint8Array) => Uint8Array
  /**
   * Parses. Throws a RingiError where the parser refuses, a {@link Contradiction} where it accepts what it should not,
   * and whatever the parser throws where that is a bug. What it returns tells kinds of accepted inputs apart.
   */
  readonly check: (input: Uint8Array) => string | Promise<string>
}

/** Something was accepted and then did not prove to be what it was taken for. */
export class Contradiction extends Error {}

/** Throws unless both are the same. */
export function same(what: string, one: unknown, other: unknown): void {
  if (one === other) return
  throw new Contradiction(
    `${what}: ${JSON.stringify(one)?.slice(0, 300)} and ${JSON.stringify(other)?.slice(0, 300)}`,
  )
}

/** Throws unless both hold the same bytes. */
export function sameBytes(what: string, one: Uint8Array, other: Uint8Array): void {
  if (!equalBytes(one, other)) same(what, toHex(one), toHex(other))
}

/** Runs what must not be refused, since it was made from what had been accepted. */
export function again<T>(what: string, attempt: () => T): T {
  try {
    return attempt()
  } catch (error) {
    if (!(error instanceof RingiError)) throw error
    throw new Contradiction(`${what} is refused with ${error.code} (${error.message})`)
  }
}

/** The result of `attempt`, or the code that it is refused with. */
export function orCode<T>(attempt: () => T): T | string {
  try {
    return attempt()
  } catch (error) {
    if (!(error instanceof RingiError)) throw error
    return error.code
  }
}

/** The text that a file of these bytes holds. Throws `file.malformed`, as the program does. */
export function textOf(input: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(input)
  } catch {
    throw new RingiError('file.malformed', { why: 'line', file: '-' })
  }
}

/** What `textOf` read, as far as it can be read. */
export function looseText(input: Uint8Array): string {
  return new TextDecoder().decode(input)
}

/** Texts as inputs. */
export function inputs(...texts: readonly string[]): Uint8Array[] {
  return texts.map(utf8)
}

/** Several values in one input: each but the last has a line of its own. */
export function lines(...parts: readonly (string | Uint8Array)[]): Uint8Array {
  return concatAll(
    parts.flatMap((part, at) => [
      at === 0 ? new Uint8Array(0) : utf8('\n'),
      typeof part === 'string' ? utf8(part) : part,
    ]),
  )
}
