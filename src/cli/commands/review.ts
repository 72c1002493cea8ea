import type { Command } from 'commander'
import { blockedBy } from '../blocked.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { readPsbt } from '../files.js'
import { VerifiedLog } from '../log/verified-log.js'
import { type Operands, type Options, operand, requiredText } from '../options.js'
import { reviewText } from '../render/review.js'
import { reviewData } from '../render/review-data.js'
import { GAP_LIMIT, reviewFile } from '../review-file.js'
import { namedVault } from '../vaults.js'

export function configure(command: Command): void {
  command
    .argument('<psbt>', 'the proposal (- for standard input)')
    .requiredOption('--vault <vault>', 'a registered vault, or a vault file')
    .option(...GAP_LIMIT)
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const vault = await namedVault(context, requiredText(options, 'vault'))
  const file = await readPsbt(context.io, operand(operands, 0))
  const { history } = await VerifiedLog.read(context.home)
  const reviewed = await reviewFile(context, options, vault, file, history)
  const { findings } = reviewed.facts
  return {
    data: reviewData(reviewed),
    findings,
    failure: blockedBy(findings),
    text: style => reviewText(reviewed, style),
  }
}
