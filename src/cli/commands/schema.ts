import type { Context } from '../../app/context.js'
import { RingiError } from '../../base/error.js'
import type { JsonSchema } from '../../base/json-schema.js'
import { nearest } from '../../base/nearest.js'
import { defineCommand, type Outcome } from '../command.js'
import { type Asked, operand } from '../parameters.js'
import { shown } from '../render/shown.js'
import { columns, padded, type Style } from '../render/style.js'
import { document } from '../schemas/document.js'
import { FILES } from '../schemas/files.js'
import type { DataOf } from '../schemas/index.js'
import { SCHEMAS } from '../schemas/index.js'

const PARAMETERS = {
  name: operand(
    '[name...]',
    'a command (review, key generate) or a kind of file (vault, approval); a list of both unless told',
  ),
}

type SchemaRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(_context: Context, request: SchemaRequest): Promise<Outcome<DataOf<'schema'>>> {
  const name = request.name.join(' ')
  if (name === '') return listing()
  const schema = schemaNamed(name)
  return { data: { name, schema }, raw: `${JSON.stringify(schema, null, 2)}\n`, text: () => shown`` }
}

/** The schema of what a command prints, or of the files that are called like this. Throws `usage.unknown-command`. */
function schemaNamed(name: string): JsonSchema {
  const file = FILES.find(one => one.name === name || one.kind === name)
  if (file !== undefined) return { $schema: DRAFT, title: `ringi ${file.name}`, ...file.schema() }
  const data = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name] : undefined
  if (data === undefined) throw unknown(name)
  return document(name, data)
}

const DRAFT = 'https://json-schema.org/draft/2020-12/schema'

function listing(): Outcome<DataOf<'schema'>> {
  const commands = Object.keys(SCHEMAS).sort()
  const files = FILES.map(({ name, summary }) => ({ name, summary }))
  return { data: { commands, files }, text: style => listingText(commands, style) }
}

function listingText(commands: readonly string[], { words, bold }: Style) {
  const width = Math.max(...FILES.map(({ name }) => columns(name)))
  const files = FILES.map(({ name, summary }) => shown`  ${padded(name, width)}  ${summary}\n`)
  return shown`${bold(words.filesThatAre)}\n${files}${bold(words.commandsThatPrint)}\n  ${commands.join(', ')}\n`
}

function unknown(name: string): RingiError {
  const guess = nearest(name, [...FILES.map(file => file.name), ...Object.keys(SCHEMAS)])
  return new RingiError('usage.unknown-command', { why: 'schema', typed: name, nearest: guess })
}
