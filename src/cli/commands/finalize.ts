import type { Command } from 'commander'
import { toHex, utf8 } from '../../base/bytes.js'
import { satsPerVbyte } from '../../chain/fee-rate.js'
import { Labels } from '../../coins/labels.js'
import { independentVerifier } from '../../platform/independent-verifier.js'
import { type NewFile, writeTogether } from '../../platform/write-together.js'
import { encodePsbt } from '../../psbt/codec/encode.js'
import { finalLabels } from '../../psbt/final-labels.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import { finalize } from '../../psbt/roles/finalizer.js'
import { confirmTransaction } from '../../second-opinion/index.js'
import { cosignerName } from '../../vault/cosigners.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { chooseTarget, proposalStem, readPsbt, reserve, writeText } from '../files.js'
import { isFolder } from '../folder.js'
import { logIfAtHome } from '../log/append.js'
import { finalized } from '../log/events.js'
import { VerifiedLog } from '../log/verified-log.js'
import { type Operands, type Options, operand, requiredText, textOf } from '../options.js'
import { addCoinOptions, addPolicyOptions } from '../policy/options.js'
import { addPrevtxs } from '../prevtxs.js'
import { table } from '../render/style.js'
import { GAP_LIMIT, reviewFile, reviewSettings, withCarried } from '../review-file.js'
import { namedVault } from '../vaults.js'

export function configure(command: Command): void {
  command
    .argument('<psbt>', 'the proposal with enough signatures (- for standard input), or a folder of them')
    .requiredOption('--vault <vault>', 'a registered vault, or a vault file')
    .option('--out <file>', 'the transaction in hex (NAME.tx; - for standard output)')
    .option('--labels-out <file>', 'labels of the transaction and its outputs too (BIP 329)')
    .addOption(GAP_LIMIT)
  addPolicyOptions(command)
  addCoinOptions(command)
  addPrevtxs(command)
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const vault = await namedVault(context, requiredText(options, 'vault'))
  const name = operand(operands, 0)
  if (await isFolder(name)) {
    const { finalizeFolder } = await import('../batch/finalize.js')
    return await finalizeFolder(context, options, vault, name)
  }
  const psbtFile = await readPsbt(context, name)
  const target = await chooseTarget(context, options, `${proposalStem(psbtFile.name)}.tx`, [name])
  const labelsFile = textOf(options, 'labelsOut')
  if (labelsFile !== undefined)
    await reserve(context, [labelsFile], [name, ...(target.file === undefined ? [] : [target.file])])
  const log = await VerifiedLog.read(context.home)
  const judged = await reviewSettings(context, options, vault, { stage: 'finalize', history: log.history })
  const settings = await withCarried(log, judged, { vault, files: [psbtFile] })
  const reviewed = reviewFile(settings, vault, psbtFile)
  const final = finalize(reviewed)
  await confirmTransaction(final.bytes, encodePsbt(reviewed.facts.psbt), independentVerifier())
  const hex = toHex(final.bytes)
  const write = () =>
    writeText(context, target, `${hex}\n`, () =>
      logIfAtHome(context.home, [
        ...(settings.revoked ?? []),
        finalized(reviewed, final.signedBy, settings.met),
      ]),
    )
  const labels = labelFiles(labelsFile, reviewed, final.txid)
  const { file, raw } = await writeTogether(labels, context.force, write)
  const { txid, wtxid, vsize, weight, fee } = final
  const feeRate = satsPerVbyte(fee, vsize)
  const signedBy = final.signedBy.map(places => places.map(place => cosignerName(vault, place)))
  return {
    data: { txid, wtxid, hex, file, vsize, weight, fee: String(fee), feeRate, signedBy },
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

/** The file of labels for the wallets that watch the vault, where one is asked for. */
function labelFiles(path: string | undefined, { facts }: ReviewedPsbt, txid: string): NewFile[] {
  if (path === undefined) return []
  return [{ path, bytes: utf8(new Labels().with(finalLabels(facts, txid)).format()), mode: 0o600 }]
}
