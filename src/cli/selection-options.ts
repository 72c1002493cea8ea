import type { Command } from 'commander'
import { RingiError } from '../bitcoin/error.js'
import { parseFeeRate } from '../bitcoin/fee-rate.js'
import type { ProposalOptions } from '../psbt/proposal.js'
import { isOn, listOf, numberOf, type Options, textOf } from './options.js'

/** What says which coins a proposal takes where they are not named. */
export type SelectionOptions = Pick<ProposalOptions, 'longTermFeeRate' | 'consolidate' | 'maxInputs'>

/** Adds `--long-term-rate`, `--consolidate` and `--max-inputs`. */
export function addSelectionOptions(command: Command): void {
  command
    .option('--long-term-rate <sat/vB>', 'at which change and small coins will be spent one day (10)')
    .option('--consolidate', 'bring small coins together; the fees with and without it are shown')
    .option('--max-inputs <n>', 'spend at most so many coins: a part of what does not fit at once')
}

/** Reads them. Throws `usage.invalid` where they contradict what names the coins; `fee-rate.malformed`. */
export function readSelection(options: Options): SelectionOptions {
  const rate = textOf(options, 'longTermRate')
  const maxInputs = numberOf(options, 'maxInputs', 1, 100_000)
  const consolidate = isOn(options, 'consolidate')
  const isNamed = listOf(options, 'coin').length > 0 || textOf(options, 'cancel') !== undefined
  if (isNamed && (consolidate || maxInputs !== undefined)) throw contradiction('The coins are named')
  if (consolidate && listOf(options, 'sweep').length > 0) throw contradiction('--sweep spends all coins')
  return {
    consolidate,
    ...(rate === undefined ? {} : { longTermFeeRate: parseFeeRate(rate) }),
    ...(maxInputs === undefined ? {} : { maxInputs }),
  }
}

function contradiction(why: string): RingiError {
  return new RingiError('usage.invalid', `${why}: leave out --consolidate and --max-inputs.`, {
    hint: 'Both are about which coins are chosen.',
  })
}
