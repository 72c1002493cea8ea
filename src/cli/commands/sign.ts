import { sealedEnd } from '../../app/seal/sealing.js'
import { signProposals } from '../../app/signing/sign.js'
import type { SignedFile } from '../../app/signing/sign-file.js'
import { cosignerName } from '../../vault/cosigners.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, HEX_32, NAME } from '../option-types.js'
import { ALLOW_ONLINE, SECRET_FILES } from '../options/keys.js'
import { COIN_OPTIONS, POLICY_OPTIONS } from '../options/policies.js'
import { APPROVE, GAP_LIMIT, PREVTXS_OPTIONS, SUCCEEDS } from '../options/reviews.js'
import { flag, operand, optional, required } from '../parameters.js'
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
  base64: flag('--base64', 'write base64 instead of binary'),
  logHead: optional(
    '--log-head <hash>',
    'the hash of the last entry that this key has sealed; another is refused',
    HEX_32,
  ),
  gapLimit: GAP_LIMIT,
  allowOnline: ALLOW_ONLINE,
  succeeds: SUCCEEDS,
  ...POLICY_OPTIONS,
  ...COIN_OPTIONS,
  ...PREVTXS_OPTIONS,
}

export const command = defineCommand(PARAMETERS, async (context, request) => {
  const signed = await signProposals(context, request)
  return 'batch' in signed ? (await import('../render/batch.js')).batchOutcome(signed) : outcome(signed)
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
