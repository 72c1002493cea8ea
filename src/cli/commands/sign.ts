import type { Command } from 'commander'
import { cosignerName } from '../../vault/cosigners.js'
import { approve } from '../approval.js'
import { APPROVE } from '../approved-digest.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { chooseTarget, derivedName, readPsbt } from '../files.js'
import { isFolder } from '../folder.js'
import { HEX_32, NAME, typed, typedRequired } from '../option-types.js'
import { type Operands, type Options, operand } from '../options.js'
import { addCoinOptions, addPolicyOptions } from '../policy/options.js'
import { addPrevtxs } from '../prevtxs.js'
import { signersText } from '../render/review.js'
import { progressData } from '../render/review-data.js'
import { shown } from '../render/shown.js'
import { writtenText } from '../render/written.js'
import { GAP_LIMIT } from '../review-file.js'
import { sealedEnd } from '../seal/sealing.js'
import { sealedHeadText } from '../seal/unsealed.js'
import { PASSPHRASE_FILE, PASSWORD_FILE } from '../secrets.js'
import { approvedAs, judge, olderLogs } from '../signing/at-signing.js'
import { beginWaiting } from '../signing/sight.js'
import { type SignedFile, signFile } from '../signing/sign-file.js'
import { refuseSignedAlready, withKey } from '../signing/signer.js'
import { prepareSigning } from '../signing/signing.js'
import { addSucceeds, settleOlderLogs } from '../signing/succession.js'
import { ALLOW_ONLINE } from '../surroundings.js'

export function configure(command: Command): void {
  command
    .argument('<psbt>', 'the proposal (- for standard input), or a folder of proposals')
    .addOption(typedRequired('--key <name>', 'the key to sign with', NAME))
    .addOption(typedRequired('--vault <name>', 'the registered vault that is spent from', NAME))
    .addOption(APPROVE)
    .option(...PASSWORD_FILE)
    .option(...PASSPHRASE_FILE)
    .option('--out <file>', 'the signed proposal (NAME.signed-KEY.psbt; - for base64 on standard output)')
    .option('--base64', 'write base64 instead of binary')
    .addOption(
      typed(
        '--log-head <hash>',
        'the hash of the last entry that this key has sealed; another is refused',
        HEX_32,
      ),
    )
    .addOption(GAP_LIMIT)
    .option(...ALLOW_ONLINE)
  addSucceeds(command)
  addPolicyOptions(command)
  addCoinOptions(command)
  addPrevtxs(command)
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const signing = await prepareSigning(context, options)
  const name = operand(operands, 0)
  if (await isFolder(name)) {
    const { signFolder } = await import('../batch/sign.js')
    return await signFolder(context, options, signing, name)
  }
  const file = await readPsbt(context, name)
  const target = await chooseTarget(context, options, derivedName(file.name, `signed-${signing.record.name}`))
  const isRefused = async () => (await judge(signing, file)).reviewed.blocking !== undefined
  await settleOlderLogs(context, options, signing, await olderLogs(signing, file), isRefused)
  const judged = await beginWaiting(context, options, signing, file)
  judged.reviewed.requireUnblocked()
  refuseSignedAlready(judged.reviewed, signing.record)
  await approve(context, options, judged.reviewed)
  const approved = approvedAs(judged)
  const signed = await withKey(context, options, signing, (key, sealing) =>
    signFile(context, options, signing, { approved, key, sealing, target }),
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
