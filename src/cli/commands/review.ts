import { blockedBy } from '../../app/blocked.js'
import { type ReviewedFile, reviewProposals } from '../../app/proposals/review.js'
import { defineByModel, ofVault } from '../by-model.js'
import type { Outcome } from '../command.js'
import { NAME, VAULT } from '../option-types.js'
import { MOSAIC_DEFINITION } from '../options/accounts.js'
import { ALLOW_ONLINE, SECRET_FILES } from '../options/keys.js'
import { COIN_OPTIONS, POLICY_OPTIONS } from '../options/policies.js'
import { GAP_LIMIT, PREVTXS_OPTIONS, SHEET_OPTIONS, SUCCEEDS } from '../options/reviews.js'
import { allOnlyFor, operand, optional, required } from '../parameters.js'
import { approvalText, reviewText } from '../render/review.js'
import { reviewData } from '../render/review-data.js'
import { shown } from '../render/shown.js'
import { writtenText } from '../render/written.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  psbt: operand('<psbt>', 'the proposal (- for standard input), or a folder of proposals'),
  vault: required('--vault <vault>', 'a registered vault, or a vault file', VAULT),
  ...allOnlyFor('coins', {
    gapLimit: GAP_LIMIT,
    key: optional(
      '--key <name>',
      'log under this key that it was seen: waiting times count from there',
      NAME,
    ),
    ...SECRET_FILES,
    allowOnline: ALLOW_ONLINE,
    ...SHEET_OPTIONS,
    succeeds: SUCCEEDS,
    ...POLICY_OPTIONS,
    ...COIN_OPTIONS,
    ...PREVTXS_OPTIONS,
  }),
  mosaicDefinition: MOSAIC_DEFINITION,
}

export const command = defineByModel(PARAMETERS, {
  model: ofVault,
  coins: async (context, request) => {
    const result = await reviewProposals(context, request)
    return 'batch' in result ? (await import('../render/batch.js')).batchReview(result) : outcome(result)
  },
  account: () => import('../account/review.js'),
})

/** What is told of it. */
export function outcome({ reviewed, findings, sealed, sheets }: ReviewedFile): Outcome<DataOf<'review'>> {
  return {
    data: { ...reviewData(reviewed), ...sheets },
    findings,
    failure: blockedBy(findings),
    sealed,
    text: style =>
      shown`${reviewText(reviewed, style)}${approvalText(reviewed.facts.digest.hex, [reviewed.approval], style)}${[sheets.html, sheets.svg].map(file => writtenText(file, style))}`,
  }
}
