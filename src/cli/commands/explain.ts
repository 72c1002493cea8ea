import { existsSync } from 'node:fs'
import type { Context } from '../../app/context.js'
import type { Code } from '../../base/codes.js'
import { RingiError } from '../../base/error.js'
import { nearest } from '../../base/nearest.js'
import { explanationsIn } from '../../words/language.js'
import { defineCommand, type Outcome } from '../command.js'
import { EXIT_STATUS } from '../exit-statuses.js'
import { NAME, VAULT } from '../option-types.js'
import { GAP_LIMIT, PREVTXS_OPTIONS } from '../options/reviews.js'
import { type Asked, operand, optional } from '../parameters.js'
import { shown } from '../render/shown.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  what: operand('<code|psbt>', 'the code in brackets behind a message, or a proposal that does not go on'),
  vault: optional('--vault <vault>', 'of a proposal: a registered vault, or a vault file', VAULT),
  key: optional('--key <name>', 'of a proposal: the key that is to sign', NAME),
  gapLimit: GAP_LIMIT,
  ...PREVTXS_OPTIONS,
}

type ExplainRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, request: ExplainRequest): Promise<Outcome<DataOf<'explain'>>> {
  const { what, vault, key, prevtxs } = request
  if (!Object.hasOwn(EXIT_STATUS, what) && (what === '-' || existsSync(what))) {
    const { explainProposal } = await import('../../app/proposals/explain.js')
    const { explainedOutcome } = await import('../render/explained.js')
    return await explainedOutcome(
      await explainProposal(context, { ...request, psbt: what }),
      context.language,
    )
  }
  const code = knownCode(what)
  for (const [name, given] of Object.entries({ vault, key, prevtxs: prevtxs[0] }))
    if (given !== undefined) throw new RingiError('usage.invalid', { why: 'with-a-code', option: name })
  const { means, cost, todo } = (await explanationsIn('en'))[code]
  const local = (await explanationsIn(context.language))[code]
  return {
    data: { code, exit: EXIT_STATUS[code], means, cost, todo },
    text: style => shown`${style.bold(code)}\n\n${local.means}\n\n${local.cost}\n\n${local.todo}\n`,
  }
}

function knownCode(text: string): Code {
  if (Object.hasOwn(EXIT_STATUS, text)) return text as Code
  const guess = nearest(text, Object.keys(EXIT_STATUS))
  throw new RingiError('usage.unknown-code', { typed: text, nearest: guess })
}
