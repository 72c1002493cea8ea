import type { Argument, Option } from 'commander'
import { RingiError } from '../base/error.js'
import type { CommandRow } from './command.js'
import type { Line } from './parameters.js'
import { printText } from './print.js'
import { askThrough } from './questions.js'
import { quoted, shown } from './render/shown.js'
import { type Session, styleOn } from './session.js'

/** An option or an operand that a command needs, and that its line did not have. */
export type Missing = { readonly option: Option } | { readonly argument: Argument }

/**
 * The line with what was missing: at a terminal the only key or vault of the home is taken, and named, and what else is
 * missing is asked for. Throws `usage.invalid` where nobody can be asked, or what the option's type throws.
 */
export async function withMissing(
  context: Session,
  row: CommandRow,
  line: Line,
  missing: readonly Missing[],
): Promise<Line> {
  if (missing.length === 0) return line
  if (context.io.terminal === undefined || context.json) throw isMissing(missing[0] as Missing, row)
  const options = { ...line.options }
  const operands = { ...line.operands }
  for (const one of missing) {
    const text = await askedValue(context, row, one)
    if ('option' in one) options[one.option.attributeName()] = read(one.option, text)
    else operands[one.argument.name()] = one.argument.variadic ? text.split(/\s+/) : text
  }
  return { options, operands }
}

function read({ parseArg }: Option, text: string): unknown {
  return parseArg === undefined ? text : parseArg(text, undefined)
}

async function askedValue(context: Session, row: CommandRow, missing: Missing): Promise<string> {
  const names = await namesOf(context, row, missing)
  const flag = nameOf(missing)
  const [only] = names
  if (only !== undefined && names.length === 1) {
    const style = styleOn('stderr', context)
    printText(context.io, 'stderr', shown`${style.dim(flag)} ${quoted(only)}  ${style.words.onlyOne}\n`)
    return only
  }
  const what = 'option' in missing ? missing.option.description : missing.argument.description
  const known = names.length === 0 ? '' : ` (${names.join(', ')})`
  const terminal = askThrough(context.io, { why: 'value', flag })
  const text = (await terminal.line(context.words.askMissing(flag, `${what}${known}`))).trim()
  if (text === '') throw isMissing(missing, row)
  return text
}

/** What the home has to choose from: its keys or its vaults. */
async function namesOf({ home }: Session, row: CommandRow, missing: Missing): Promise<string[]> {
  const name = nameOf(missing).split(' ')[0]
  if (name === '--key' || (name === '--name' && NAMES_A_KEY.has(row.name))) return await home.names('keys')
  const isVault = name === '--vault' || ('argument' in missing && missing.argument.name() === 'vault')
  return isVault ? await home.names('vaults') : []
}

/** Commands whose `--name` is that of a key which is there. */
const NAMES_A_KEY: ReadonlySet<string> = new Set(['key verify', 'key xpub', 'key backup'])

function nameOf(missing: Missing): string {
  return 'option' in missing ? missing.option.flags : `<${missing.argument.name()}>`
}

function isMissing(missing: Missing, row: CommandRow): RingiError {
  return new RingiError('usage.invalid', { why: 'needed-by', flag: nameOf(missing), command: row.name })
}
