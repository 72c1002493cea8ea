import { type ProposedFile, proposePayment } from '../../app/proposals/propose.js'
import { isPublishing } from '../../bitcoin/published-data.js'
import { satsPerVbyte } from '../../chain/fee-rate.js'
import type { ReviewedOutput, ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import { defineByModel, ofVault } from '../by-model.js'
import type { Outcome } from '../command.js'
import { PROPOSAL_OPTIONS } from '../options/proposals.js'
import { choiceData, choiceText } from '../render/made.js'
import { replacementData, replacementText } from '../render/replacement.js'
import { reviewText } from '../render/review.js'
import { shown } from '../render/shown.js'
import { writtenText } from '../render/written.js'
import type { DataOf } from '../schemas/index.js'

export const command = defineByModel(PROPOSAL_OPTIONS, {
  model: ofVault,
  coins: async (context, request) => outcome(await proposePayment(context, request)),
  account: () => import('../account/propose.js'),
})

/** What is told of it. */
export function outcome({
  written,
  findings,
  replacement,
  ...proposed
}: ProposedFile): Outcome<DataOf<'propose'>> {
  const { reviewed } = proposed
  const { file, raw, base64 } = written
  return {
    data: {
      psbt: base64,
      file,
      ...proposalData(reviewed),
      ...choiceData(proposed),
      ...replacementData(replacement),
    },
    findings,
    sealed: false,
    raw,
    text: style =>
      shown`${reviewText(reviewed, style)}${choiceText(proposed, style)}${replacementText(replacement, style)}${writtenText(file, style)}`,
  }
}

function proposalData({ facts }: ReviewedPsbt) {
  const { txid, inputs, outputs, totals, vsize, digest } = facts
  const change = outputs.find(({ kind }) => kind === 'change')
  return {
    txid,
    inputCount: inputs.length,
    outputCount: outputs.length,
    payments: outputs
      .filter(output => output !== change && !isPublishing(output.script))
      .map(({ address, value, label }) => ({
        address: address ?? null,
        value: String(value),
        label: label ?? null,
      })),
    change: outputs.flatMap(changeData)[0] ?? null,
    fee: String(totals.fee),
    feeRate: satsPerVbyte(totals.fee, vsize),
    vsize,
    digest: digest.hex,
    words: digest.words,
  }
}

function changeData({ kind, address, place, value }: ReviewedOutput) {
  if (kind !== 'change' || address === undefined || place === undefined) return []
  return [{ address, index: place.index, value: String(value) }]
}
