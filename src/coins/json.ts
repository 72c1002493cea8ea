import type { Code } from '../bitcoin/codes.js'
import { RingiError } from '../bitcoin/error.js'

/**
 * The value of a JSON text. Throws `code`, and does not pass the parser's own error on: it quotes the text, and people
 * mistake files.
 */
export function parseJson(text: string, code: Code, sentence: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new RingiError(code, sentence)
  }
}

/** `value` as an object with named fields, or undefined where it is none. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isRecord ? (value as Readonly<Record<string, unknown>>) : undefined
}
