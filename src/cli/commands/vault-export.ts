import type { Command } from 'commander'
import { RingiError } from '../../base/error.js'
import type { Format } from '../../formats/format.js'
import { FORMATS } from '../../formats/index.js'
import { nameAndDigest } from '../../vault/digest.js'
import { addTokens, readTokens, sealRecord } from '../bsms.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { chooseTarget, writeText } from '../files.js'
import { oneOf, typedRequired } from '../option-types.js'
import { choiceOf, type Operands, type Options, operand } from '../options.js'
import { writtenText } from '../render/written.js'
import { isOfHome, namedVault } from '../vaults.js'

const NAMES = FORMATS.map(({ name }) => name)

/** The formats whose records may be encrypted (BIP 129). */
const ENCRYPTED: readonly string[] = ['bsms']

export function configure(command: Command): void {
  command
    .argument('<vault>', 'a registered vault, or a vault file')
    .addOption(typedRequired('--format <format>', NAMES.join(', '), oneOf(NAMES)))
    .option('--out <file>', 'a file instead of standard output')
  addTokens(command)
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const vault = await namedVault(context, operand(operands, 0))
  const name = choiceOf(options, 'format', NAMES) as string
  const format = FORMATS.find(one => one.name === name) as Format
  const tokens = await readTokens(options)
  if (tokens.length > 0 && !ENCRYPTED.includes(name))
    throw new RingiError('usage.invalid', `--token-file goes with --format ${ENCRYPTED.join(', ')} only.`)
  const content = sealRecord(format.write(vault), tokens)
  const target = await chooseTarget(context, options, '-')
  const { file } = await writeText(context, target, content)
  return {
    data: {
      vault: nameAndDigest(vault),
      format: name,
      content: format.isJson ? JSON.parse(content) : withoutEnd(content),
      file,
    },
    ...((await isOfHome(context, operand(operands, 0))) && { sealed: false }),
    raw: file === null ? content : undefined,
    text: style => writtenText(file, style),
  }
}

/** A single line stands in JSON without its end. */
function withoutEnd(content: string): string {
  return /^[^\n]*\n$/.test(content) ? content.trim() : content
}
