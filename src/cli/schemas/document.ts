import type { JsonSchema } from '../../base/json-schema.js'
import { count, flag, list, record, type Shape, text } from '../../base/shape.js'
import { ENVELOPE } from '../document.js'
import { anyObject } from './build.js'
import { finding } from './shapes.js'

const error = record({ code: text, message: text, hint: text, details: anyObject })

/** The schema of everything that a command prints with --json: its data, or an error, or both. */
export function document(command: string, { schema: data }: Shape<unknown>): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `ringi ${command} --json`,
    type: 'object',
    properties: {
      ringi: { const: ENVELOPE },
      command: { const: command },
      ok: flag.schema,
      exit: count.schema,
      data,
      error: error.schema,
      findings: list(finding).schema,
    },
    required: ['ringi', 'command', 'ok', 'exit', 'findings'],
    if: { properties: { ok: { const: true } } },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: { properties: { exit: { const: 0 }, error: false }, required: ['data'] },
    else: { properties: { exit: { minimum: 1 } }, required: ['error'] },
    additionalProperties: false,
  }
}
