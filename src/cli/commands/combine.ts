import { type CombinedFile, combineProposals } from '../../app/proposals/combine.js'
import { defineByModel, ofVault } from '../by-model.js'
import type { Outcome } from '../command.js'
import { FILE, VAULT } from '../option-types.js'
import { IDENTITY, MOSAIC_DEFINITION } from '../options/accounts.js'
import { COIN_OPTIONS, POLICY_OPTIONS } from '../options/policies.js'
import { GAP_LIMIT, PREVTXS_OPTIONS } from '../options/reviews.js'
import { allOnlyFor, flag, operand, optional, required } from '../parameters.js'
import { signersText } from '../render/review.js'
import { progressData } from '../render/review-data.js'
import { shown } from '../render/shown.js'
import { writtenText } from '../render/written.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  psbt: operand('<psbt...>', 'the signed copies, or a folder of them'),
  vault: required('--vault <vault>', 'a registered vault, or a vault file', VAULT),
  requireComplete: flag('--require-complete', 'write nothing unless enough have signed'),
  out: optional(
    '--out <file>',
    'the combined proposal (NAME.combined.psbt; - for base64 on standard output)',
    FILE,
  ),
  ...allOnlyFor('coins', {
    base64: flag('--base64', 'write base64 instead of binary'),
    gapLimit: GAP_LIMIT,
    ...POLICY_OPTIONS,
    ...COIN_OPTIONS,
    ...PREVTXS_OPTIONS,
  }),
  identity: IDENTITY,
  mosaicDefinition: MOSAIC_DEFINITION,
}

export const command = defineByModel(PARAMETERS, {
  model: ofVault,
  coins: async (context, request) => {
    const result = await combineProposals(context, request)
    return 'batch' in result ? (await import('../render/batch.js')).batchOutcome(result) : outcome(result)
  },
  account: () => import('../account/combine.js'),
})

/** What is told of it. */
export function outcome({
  combined: { reviewed, findings },
  written,
}: CombinedFile): Outcome<DataOf<'combine'>> {
  const { file, raw, base64 } = written
  return {
    // Reckoned where it is printed: words take their time.
    get data() {
      return { file, psbt: base64, ...progressData(reviewed) }
    },
    findings: [...findings, ...reviewed.facts.findings],
    raw,
    text: style => shown`${signersText(reviewed, style)}${writtenText(file, style)}`,
  }
}
