import type { Code } from './codes.js'
import { RingiError } from './error.js'
import { parseUniqueJson } from './unique-json.js'

/**
 * The value of a JSON text that names no member of an object twice: of two amounts, say, some readers take the first
 * and others the last. Throws `code`, and does not pass the parser's own error on: it quotes the text, and people
 * mistake files.
 */
export function parseJson(text: string, code: Code, sentence: string): unknown {
  const value = parseUniqueJson(text)
  if (value === undefined) throw new RingiError(code, sentence)
  return value
}

/** `value` as an object with named fields, or undefined where it is none. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isRecord ? (value as Readonly<Record<string, unknown>>) : undefined
}
