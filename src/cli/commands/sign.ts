import type { Command } from 'commander'
import { approve } from '../approval.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { chooseTarget, derivedName, readPsbt } from '../files.js'
import { isFolder } from '../folder.js'
import { findKey } from '../keystore.js'
import { requireClock } from '../log/append.js'
import { VerifiedLog } from '../log/verified-log.js'
import { type Operands, type Options, operand, requiredText } from '../options.js'
import { addCoinOptions, addPolicyOptions } from '../policy/options.js'
import { signersText } from '../render/review.js'
import { nameOf, signaturesData } from '../render/review-data.js'
import { writtenText } from '../render/written.js'
import { GAP_LIMIT, reviewFile, reviewSettings } from '../review-file.js'
import { requireNetwork } from '../same-network.js'
import { PASSPHRASE_FILE, PASSWORD_FILE } from '../secrets.js'
import { type SignedFile, signFile } from '../signing/sign-file.js'
import { placeOf, refuseSignedAlready, withKey } from '../signing/signer.js'
import { ALLOW_ONLINE, checkOffline } from '../surroundings.js'
import { allVaults, refuseTwins, registeredVault } from '../vaults.js'

export function configure(command: Command): void {
  command
    .argument('<psbt>', 'the proposal (- for standard input), or a folder of proposals')
    .requiredOption('--key <name>', 'the key to sign with')
    .requiredOption('--vault <name>', 'the registered vault that is spent from')
    .option('--approve <digest>', 'the digest of the review that a person approved, instead of asking')
    .option(...PASSWORD_FILE)
    .option(...PASSPHRASE_FILE)
    .option('--out <file>', 'the signed proposal (NAME.signed-KEY.psbt; - for base64 on standard output)')
    .option('--base64', 'write base64 instead of binary')
    .option(...GAP_LIMIT)
    .option(...ALLOW_ONLINE)
  addPolicyOptions(command)
  addCoinOptions(command)
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const record = await findKey(context.home, requiredText(options, 'key'))
  const vault = await registeredVault(context.home, requiredText(options, 'vault'))
  requireNetwork(record, vault)
  refuseTwins(vault, await allVaults(context.home))
  const surroundings = await checkOffline(options, record.network)
  const log = await VerifiedLog.read(context.home)
  requireClock(log)
  const name = operand(operands, 0)
  if (await isFolder(name)) {
    const { signFolder } = await import('../batch/sign.js')
    return await signFolder(context, options, { folder: name, record, vault, surroundings, log })
  }
  const file = await readPsbt(context.io, name)
  const target = await chooseTarget(context, options, derivedName(file.name, `signed-${record.name}`))
  const hearing = { stage: 'sign', history: log.history, signer: placeOf(vault, record) } as const
  const settings = await reviewSettings(context, options, vault, hearing)
  const reviewed = reviewFile(settings, vault, file)
  reviewed.requireUnblocked()
  refuseSignedAlready(reviewed, record)
  await approve(context, options, reviewed)
  const approved = { file, reviewed, settings, log, surroundings, actor: record.name, target }
  return outcome(
    await withKey(context, options, { record, vault }, key => signFile(context, options, approved, key)),
  )
}

function outcome({ after, cosigner, signedInputs, findings, written }: SignedFile): Outcome {
  const { digest, vault } = after.facts
  return {
    data: {
      file: written.file,
      psbt: written.base64,
      digest: digest.hex,
      words: digest.words,
      cosigner: nameOf(vault, cosigner),
      signedInputs,
      signatures: signaturesData(after),
    },
    findings,
    raw: written.raw,
    text: style => signersText(after, style) + writtenText(written.file, style),
  }
}
