import type { Command } from 'commander'
import { RingiError } from '../base/error.js'
import { parseFeeRate } from '../chain/fee-rate.js'
import type { ProposalOptions } from '../psbt/roles/proposal.js'
import { FEE_RATE, typed, wholeNumber } from './option-types.js'
import { isOn, listOf, numberOf, type Options, textOf } from './options.js'

/** What says which coins a proposal takes where they are not named. */
export type SelectionOptions = Pick<ProposalOptions, 'longTermFeeRate' | 'consolidate' | 'maxInputs'>

/** Adds `--long-term-rate`, `--consolidate` and `--max-inputs`. */
export function addSelectionOptions(command: Command): void {
  command
    .addOption(
      typed(
        '--long-term-rate <sat/vB>',
        'at which change and small coins will be spent one day (10)',
        FEE_RATE,
      ),
    )
    .option('--consolidate', 'bring small coins together; the fees with and without it are shown')
    .addOption(
      typed(
        '--max-inputs <n>',
        'spend at most so many coins: a part of what does not fit at once',
        wholeNumber(1, 100_000),
      ),
    )
}

/** Reads them. Throws `usage.invalid` where they contradict what names the coins. */
export function readSelection(options: Options): SelectionOptions {
  const rate = textOf(options, 'longTermRate')
  const maxInputs = numberOf(options, 'maxInputs')
  const consolidate = isOn(options, 'consolidate')
  const isNamed =
    listOf(options, 'coin').length > 0 ||
    ['cancel', 'replace', 'childOf'].some(name => textOf(options, name) !== undefined)
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
