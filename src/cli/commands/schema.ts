import type { Command } from 'commander'
import { RingiError } from '../../bitcoin/error.js'
import { nearest } from '../../bitcoin/nearest.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import type { Operands, Options } from '../options.js'
import { shown } from '../render/shown.js'
import { document } from '../schemas/document.js'
import { SCHEMAS } from '../schemas/index.js'

/** Policy files have a schema of their own, for editors. */
const POLICY = 'policy'

export function configure(command: Command): void {
  command.argument('<command...>', 'a command: review, key generate; or policy, for policy files')
}

export async function run(_context: Context, _options: Options, operands: Operands): Promise<Outcome> {
  const command = (operands[0] as string[]).join(' ')
  const schema = await schemaOf(command)
  return { data: { command, schema }, raw: `${JSON.stringify(schema, null, 2)}\n`, text: () => shown`` }
}

/** The schema of a command's data, or of the files that are called like this. */
async function schemaOf(name: string): Promise<object> {
  if (name === POLICY) return (await import('../../rules/policy/schema.js')).policySchema()
  const data = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name] : undefined
  if (data === undefined) throw unknown(name)
  return document(name, data)
}

function unknown(command: string): RingiError {
  const guess = nearest(command, [POLICY, ...Object.keys(SCHEMAS)])
  return new RingiError('usage.unknown-command', `There is no command ${JSON.stringify(command)}.`, {
    hint: guess === undefined ? 'ringi help lists all commands.' : `Did you mean ${guess}?`,
  })
}
