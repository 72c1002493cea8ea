import { ENVELOPE } from '../document.js'
import { count, flag, list, record, type Schema, text } from './build.js'
import { finding } from './shapes.js'

const error = record({ code: text, message: text, hint: text, details: { type: 'object' } })

/** The schema of everything that a command prints with --json: its data, or an error, or both. */
export function document(command: string, data: Schema): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `ringi ${command} --json`,
    type: 'object',
    properties: {
      ringi: { const: ENVELOPE },
      command: { const: command },
      ok: flag,
      exit: count,
      data,
      error,
      findings: list(finding),
    },
    required: ['ringi', 'command', 'ok', 'exit', 'findings'],
    if: { properties: { ok: { const: true } } },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: { properties: { exit: { const: 0 }, error: false }, required: ['data'] },
    else: { properties: { exit: { minimum: 1 } }, required: ['error'] },
    additionalProperties: false,
  }
}
