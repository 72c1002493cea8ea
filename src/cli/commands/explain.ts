import type { Command } from 'commander'
import { type Code, EXIT_STATUS } from '../../bitcoin/codes.js'
import { RingiError } from '../../bitcoin/error.js'
import { nearest } from '../../bitcoin/nearest.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { explanations } from '../explanations/index.js'
import { type Operands, type Options, operand } from '../options.js'

export function configure(command: Command): void {
  command.argument('<code>', 'the code in brackets behind a message: change.not-derived')
}

export async function run(context: Context, _options: Options, operands: Operands): Promise<Outcome> {
  const code = knownCode(operand(operands, 0))
  const { means, cost, todo } = (await explanations('en'))[code]
  const local = (await explanations(context.language))[code]
  return {
    data: { code, exit: EXIT_STATUS[code], means, cost, todo },
    text: style => `${style.bold(code)}\n\n${local.means}\n\n${local.cost}\n\n${local.todo}\n`,
  }
}

function knownCode(text: string): Code {
  if (Object.hasOwn(EXIT_STATUS, text)) return text as Code
  const guess = nearest(text, Object.keys(EXIT_STATUS))
  throw new RingiError('usage.unknown-code', `There is no code ${JSON.stringify(text)}.`, {
    hint: guess === undefined ? 'Codes stand in brackets behind messages.' : `Did you mean ${guess}?`,
  })
}
