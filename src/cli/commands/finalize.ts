import { type FinalizedFile, finalizeProposals } from '../../app/proposals/finalize.js'
import { toHex } from '../../base/bytes.js'
import { satsPerVbyte } from '../../chain/fee-rate.js'
import { cosignerName } from '../../vault/cosigners.js'
import { defineByModel, ofVault } from '../by-model.js'
import type { Outcome } from '../command.js'
import { FILE, VAULT } from '../option-types.js'
import { IDENTITY, MOSAIC_DEFINITION } from '../options/accounts.js'
import { COIN_OPTIONS, POLICY_OPTIONS } from '../options/policies.js'
import { GAP_LIMIT, PREVTXS_OPTIONS } from '../options/reviews.js'
import { allOnlyFor, operand, optional, required } from '../parameters.js'
import { table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  psbt: operand('<psbt>', 'the proposal with enough signatures (- for standard input), or a folder of them'),
  vault: required('--vault <vault>', 'a registered vault, or a vault file', VAULT),
  out: optional('--out <file>', 'the transaction in hex (NAME.tx; - for standard output)', FILE),
  ...allOnlyFor('coins', {
    labelsOut: optional(
      '--labels-out <file>',
      'labels of the transaction and its outputs too (BIP 329)',
      FILE,
    ),
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
    const result = await finalizeProposals(context, request)
    return 'batch' in result ? (await import('../render/batch.js')).batchOutcome(result) : outcome(result)
  },
  account: () => import('../account/finalize.js'),
})

/** What is told of it. */
export function outcome({
  reviewed,
  final,
  written: { file, raw },
}: FinalizedFile): Outcome<DataOf<'finalize'>> {
  const { vault } = reviewed.facts
  const { txid, wtxid, vsize, weight, fee } = final
  const feeRate = satsPerVbyte(fee, vsize)
  const signedBy = final.signedBy.map(places => places.map(place => cosignerName(vault, place)))
  return {
    data: { txid, wtxid, hex: toHex(final.bytes), file, vsize, weight, fee: String(fee), feeRate, signedBy },
    findings: reviewed.facts.findings,
    raw,
    text: style =>
      table([
        [style.words.transaction, style.bold(txid)],
        [style.words.size, `${vsize} vB`],
        [style.words.fee, `${fee} sats  ${feeRate} sat/vB`],
        [style.words.signatures, [...new Set(signedBy.flat())].join(', ')],
        ...(file === null ? [] : [[style.words.file, file] as const]),
      ]),
  }
}
