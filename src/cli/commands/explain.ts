import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { type Code, EXIT_STATUS } from '../../base/codes.js'
import { RingiError } from '../../base/error.js'
import { nearest } from '../../base/nearest.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { explanations } from '../explanations/index.js'
import { NAME, typed } from '../option-types.js'
import { type Operands, type Options, operand } from '../options.js'
import { addPrevtxs } from '../prevtxs.js'
import { shown } from '../render/shown.js'
import { GAP_LIMIT } from '../review-file.js'

export function configure(command: Command): void {
  command
    .argument('<code|psbt>', 'the code in brackets behind a message, or a proposal that does not go on')
    .option('--vault <vault>', 'of a proposal: a registered vault, or a vault file')
    .addOption(typed('--key <name>', 'of a proposal: the key that is to sign', NAME))
    .addOption(GAP_LIMIT)
  addPrevtxs(command)
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const what = operand(operands, 0)
  if (!Object.hasOwn(EXIT_STATUS, what) && (what === '-' || existsSync(what))) {
    const { explainPsbt } = await import('../explain-psbt.js')
    return await explainPsbt(context, options, what)
  }
  const code = knownCode(what)
  for (const name of ['vault', 'key', 'prevtxs'])
    if (options[name] !== undefined)
      throw new RingiError('usage.invalid', `--${name} goes with a proposal, not with a code.`)
  const { means, cost, todo } = (await explanations('en'))[code]
  const local = (await explanations(context.language))[code]
  return {
    data: { code, exit: EXIT_STATUS[code], means, cost, todo },
    text: style => shown`${style.bold(code)}\n\n${local.means}\n\n${local.cost}\n\n${local.todo}\n`,
  }
}

function knownCode(text: string): Code {
  if (Object.hasOwn(EXIT_STATUS, text)) return text as Code
  const guess = nearest(text, Object.keys(EXIT_STATUS))
  throw new RingiError('usage.unknown-code', `There is no code ${JSON.stringify(text)}, and no such file.`, {
    hint: guess === undefined ? 'Codes stand in brackets behind messages.' : `Did you mean ${guess}?`,
  })
}
