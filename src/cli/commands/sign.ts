import type { Context } from '../../app/context.js'
import { chooseTarget, derivedName, readPsbt } from '../../app/files.js'
import { isFolder } from '../../app/folder.js'
import { approve } from '../../app/proposals/approval.js'
import { sealedEnd } from '../../app/seal/sealing.js'
import { approvedAs, judge, olderLogs } from '../../app/signing/at-signing.js'
import { beginWaiting } from '../../app/signing/sight.js'
import { type SignedFile, signFile } from '../../app/signing/sign-file.js'
import { refuseSignedAlready, withKey } from '../../app/signing/signer.js'
import { prepareSigning } from '../../app/signing/signing.js'
import { settleOlderLogs } from '../../app/signing/succession.js'
import { cosignerName } from '../../vault/cosigners.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, HEX_32, NAME } from '../option-types.js'
import { ALLOW_ONLINE, SECRET_FILES } from '../options/keys.js'
import { COIN_OPTIONS, POLICY_OPTIONS } from '../options/policies.js'
import { APPROVE, GAP_LIMIT, PREVTXS_OPTIONS, SUCCEEDS } from '../options/reviews.js'
import { type Asked, flag, operand, optional, required } from '../parameters.js'
import { signersText } from '../render/review.js'
import { progressData } from '../render/review-data.js'
import { sealedHeadText } from '../render/seal.js'
import { shown } from '../render/shown.js'
import { writtenText } from '../render/written.js'

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

type SignRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, request: SignRequest): Promise<Outcome> {
  const signing = await prepareSigning(context, request)
  const name = request.psbt
  if (await isFolder(name)) {
    const { signFolder } = await import('../../app/batch/sign.js')
    const { batchOutcome } = await import('../render/batch.js')
    return batchOutcome(await signFolder(context, request, signing, name))
  }
  const file = await readPsbt(context, name)
  const usual = derivedName(file.name, `signed-${signing.record.name}`)
  const { base64 } = request
  const target = { ...(await chooseTarget(context, request.out ?? usual)), base64 }
  const isRefused = async () => (await judge(signing, file)).reviewed.blocking !== undefined
  const known = await olderLogs(signing, file)
  await settleOlderLogs(context, signing, { known, succeeds: request.succeeds, isRefused })
  const judged = await beginWaiting(context, signing, file)
  judged.reviewed.requireUnblocked()
  refuseSignedAlready(judged.reviewed, signing.record)
  await approve(context, request.approve, judged.reviewed)
  const approved = approvedAs(judged)
  const signed = await withKey(context, signing, (key, sealing) =>
    signFile(context, signing, { approved, key, sealing, target }),
  )
  return outcome(signed)
}

function outcome({ after, cosigner, signedInputs, findings, written, seal }: SignedFile): Outcome {
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
