import { count, either, flag, list, nullable, oneOf, record, text } from '../../base/shape.js'
import { hash, hex } from '../../base/vocabulary.js'
import { anyObject, type Schemas } from './build.js'
import { signatures, vaultReference } from './shapes.js'

/** Of what explains, and of the demo. */
export const HELP = {
  explain: either(
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
          severity: oneOf('block', 'warn', 'info'),
          message: text,
          means: text,
          cost: text,
          todo: text,
        }),
      ),
    }),
  ),
  help: either(
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
  ),
  version: record({ version: text }),
  schema: either(
    record({ name: text, schema: anyObject }),
    record({ commands: list(text), files: list(record({ name: text, summary: text })) }),
  ),
  doctor: record({
    checks: list(record({ name: text, status: oneOf('green', 'yellow', 'red'), found: text, todo: text })),
  }),
  demo: record({ folder: text, txid: hash, hex, signedBy: list(list(text)) }),
} as const satisfies Schemas
