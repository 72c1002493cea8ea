import { sealedEnd } from '../../app/seal/sealing.js'
import { signProposals } from '../../app/signing/sign.js'
import type { SignedFile } from '../../app/signing/sign-file.js'
import { cosignerName } from '../../vault/cosigners.js'
import { defineByModel, ofVault } from '../by-model.js'
import type { Outcome } from '../command.js'
import { FILE, HEX_32, NAME } from '../option-types.js'
import { MOSAIC_DEFINITION } from '../options/accounts.js'
import { ALLOW_ONLINE, SECRET_FILES } from '../options/keys.js'
import { COIN_OPTIONS, POLICY_OPTIONS } from '../options/policies.js'
import { APPROVE, GAP_LIMIT, PREVTXS_OPTIONS, SUCCEEDS } from '../options/reviews.js'
import { allOnlyFor, flag, onlyFor, operand, optional, required } from '../parameters.js'
import { signersText } from '../render/review.js'
import { progressData } from '../render/review-data.js'
import { sealedHeadText } from '../render/seal.js'
import { shown } from '../render/shown.js'
import { writtenText } from '../render/written.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  psbt: operand('<psbt>', 'the proposal (- for standard input), or a folder of proposals'),
  key: required('--key <name>', 'the key to sign with', NAME),
  vault: required('--vault <name>', 'the registered vault that is spent from', NAME),
  approve: APPROVE,
  ...SECRET_FILES,
  out: optional(
    '--out <file>',
    'the signed proposal (NAME.signed-KEY.psbt; - for base64 on standard output)',
    FILE,
  ),
  base64: onlyFor('coins', flag('--base64', 'write base64 instead of binary')),
  logHead: optional(
    '--log-head <hash>',
    'the hash of the last entry that this key has sealed; another is refused',
    HEX_32,
  ),
  gapLimit: onlyFor('coins', GAP_LIMIT),
  allowOnline: ALLOW_ONLINE,
  ...allOnlyFor('coins', {
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
    const signed = await signProposals(context, request)
    return 'batch' in signed ? (await import('../render/batch.js')).batchOutcome(signed) : outcome(signed)
  },
  account: () => import('../account/sign.js'),
})

/** What is told of it. */
export function outcome({
  after,
  cosigner,
  signedInputs,
  findings,
  written,
  seal,
}: SignedFile): Outcome<DataOf<'sign'>> {
  return {
    // Reckoned where it is printed: words take their time.
    get data() {
      const { file, base64: psbt } = written
      const { vault } = after.facts
      return {
        ...{ file, psbt, ...progressData(after) },
        ...{ cosigner: cosignerName(vault, cosigner), signedInputs, log: sealedEnd(seal) },
      }
    },
    findings,
    raw: written.raw,
    text: style =>
      shown`${signersText(after, style)}${sealedHeadText(seal, style)}${writtenText(written.file, style)}`,
  }
}
