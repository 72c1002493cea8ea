import { choice, count, flag, hash, hex, list, nullable, record, type Schemas, text } from './build.js'
import { signatures, vaultReference } from './shapes.js'

/** Of what explains, and of the demo. */
export const HELP: Schemas = {
  explain: {
    anyOf: [
      record({ code: text, exit: count, means: text, cost: text, todo: text }),
      record({
        vault: vaultReference,
        key: nullable(text),
        canSign: nullable(flag),
        canFinalize: flag,
        signatures,
        diagnoses: list(
          record({
            code: text,
            exit: count,
            severity: choice('block', 'warn', 'info'),
            message: text,
            means: text,
            cost: text,
            todo: text,
          }),
        ),
      }),
    ],
  },
  help: {
    anyOf: [
      record({
        commands: list(record({ name: text, summary: text })),
        options: list(record({ flags: text, description: text })),
      }),
      record({
        ...{ name: text, summary: text, usage: text },
        arguments: list(record({ name: text, description: text, required: flag, variadic: flag })),
        options: list(
          record({
            flags: text,
            description: text,
            required: flag,
            repeatable: flag,
            default: nullable(text),
          }),
        ),
      }),
    ],
  },
  version: record({ version: text }),
  schema: {
    anyOf: [
      record({ name: text, schema: { type: 'object' } }),
      record({ commands: list(text), files: list(record({ name: text, summary: text })) }),
    ],
  },
  doctor: record({
    checks: list(record({ name: text, status: choice('green', 'yellow', 'red'), found: text, todo: text })),
  }),
  demo: record({ folder: text, txid: hash, hex, signedBy: list(list(text)) }),
}
