import type { Command } from 'commander'
import { RingiError } from '../../bitcoin/error.js'
import { nearest } from '../../bitcoin/nearest.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import type { Operands, Options } from '../options.js'
import { document } from '../schemas/document.js'
import { SCHEMAS } from '../schemas/index.js'

export function configure(command: Command): void {
  command.argument('<command...>', 'a command: review, key generate')
}

export async function run(_context: Context, _options: Options, operands: Operands): Promise<Outcome> {
  const command = (operands[0] as string[]).join(' ')
  const data = Object.hasOwn(SCHEMAS, command) ? SCHEMAS[command] : undefined
  if (data === undefined) throw unknown(command)
  const schema = document(command, data)
  return { data: { command, schema }, text: () => `${JSON.stringify(schema, null, 2)}\n` }
}

function unknown(command: string): RingiError {
  const guess = nearest(command, Object.keys(SCHEMAS))
  return new RingiError('usage.unknown-command', `There is no command ${JSON.stringify(command)}.`, {
    hint: guess === undefined ? 'ringi help lists all commands.' : `Did you mean ${guess}?`,
  })
}
