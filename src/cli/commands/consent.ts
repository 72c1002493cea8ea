import type { Command } from 'commander'
import { nameAndDigest } from '../../vault/digest.js'
import { approve } from '../approval.js'
import { APPROVE } from '../approved-digest.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { chooseTarget, derivedName, readPsbt } from '../files.js'
import { NAME, typedRequired } from '../option-types.js'
import { type Operands, type Options, operand } from '../options.js'
import { addCoinOptions, addPolicyOptions } from '../policy/options.js'
import { DAYS } from '../policy/statements.js'
import { addPrevtxs } from '../prevtxs.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import { writtenText } from '../render/written.js'
import { GAP_LIMIT } from '../review-file.js'
import { PASSPHRASE_FILE, PASSWORD_FILE } from '../secrets.js'
import { approvedAs, judge, olderLogs } from '../signing/at-signing.js'
import { type ConsentFile, consentFile, policyOf } from '../signing/consent-file.js'
import { beginWaiting } from '../signing/sight.js'
import { refuseSignedAlready, withKey } from '../signing/signer.js'
import { prepareSigning, type Signing } from '../signing/signing.js'
import { addSucceeds, settleOlderLogs } from '../signing/succession.js'
import { ALLOW_ONLINE } from '../surroundings.js'

export function configure(command: Command): void {
  command
    .argument('<psbt>', 'the proposal (- for standard input)')
    .addOption(typedRequired('--key <name>', 'the key to consent with', NAME))
    .addOption(typedRequired('--vault <name>', 'the registered vault that is spent from', NAME))
    .addOption(APPROVE)
    .addOption(DAYS)
    .option(...PASSWORD_FILE)
    .option(...PASSPHRASE_FILE)
    .option('--out <file>', 'the consent (NAME.consent-KEY.json; - for standard output)')
    .addOption(GAP_LIMIT)
    .option(...ALLOW_ONLINE)
  addSucceeds(command)
  addPolicyOptions(command)
  addCoinOptions(command)
  addPrevtxs(command)
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const signing = await prepareSigning(context, options, 'consent')
  const file = await readPsbt(context, operand(operands, 0))
  const usual = derivedName(file.name, `consent-${signing.record.name}`, 'json')
  const target = await chooseTarget(context, options, usual)
  const isRefused = async () => (await judge(signing, file)).reviewed.blocking !== undefined
  await settleOlderLogs(context, options, signing, await olderLogs(signing, file), isRefused)
  const judged = await beginWaiting(context, options, signing, file)
  policyOf(judged.settings, signing.vault)
  judged.reviewed.requireUnblocked()
  refuseSignedAlready(judged.reviewed, signing.record)
  await approve(context, options, judged.reviewed)
  const approved = approvedAs(judged)
  const made = await withKey(context, options, signing, (key, sealing) =>
    consentFile(context, options, signing, { approved, key, sealing, target }),
  )
  return outcome(signing, made)
}

function outcome({ vault }: Signing, { sealed, findings, written }: ConsentFile): Outcome {
  const { proposal, txid, policy, cosigner, approved, expires } = sealed.statement
  return {
    data: {
      ...{ file: written.file, digest: proposal, txid, vault: nameAndDigest(vault) },
      ...{ policy, cosigner, approved, expires },
    },
    findings,
    raw: written.raw,
    text: style =>
      shown`${table([
        [style.words.approvedBy, cosigner],
        [style.words.expires, expires],
      ])}${writtenText(written.file, style)}`,
  }
}
