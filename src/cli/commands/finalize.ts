import { refuseForFolder } from '../../app/batch/folder.js'
import type { Context } from '../../app/context.js'
import { chooseTarget, proposalStem, readPsbt, reserve } from '../../app/files.js'
import { isFolder } from '../../app/folder.js'
import { VerifiedLog } from '../../app/log/verified-log.js'
import { finalFileOf, writeFinalFile } from '../../app/proposals/finalize-file.js'
import { ReviewContext, reviewFile, withCarried } from '../../app/proposals/review-file.js'
import { namedVault } from '../../app/vaults.js'
import { toHex, utf8 } from '../../base/bytes.js'
import { satsPerVbyte } from '../../chain/fee-rate.js'
import { Labels } from '../../coins/labels.js'
import { type NewFile, writeTogether } from '../../platform/write-together.js'
import { finalLabels } from '../../psbt/final-labels.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import { cosignerName } from '../../vault/cosigners.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, VAULT } from '../option-types.js'
import { COIN_OPTIONS, POLICY_OPTIONS } from '../options/policies.js'
import { GAP_LIMIT, PREVTXS_OPTIONS } from '../options/reviews.js'
import { type Asked, operand, optional, required } from '../parameters.js'
import { table } from '../render/style.js'

const PARAMETERS = {
  psbt: operand('<psbt>', 'the proposal with enough signatures (- for standard input), or a folder of them'),
  vault: required('--vault <vault>', 'a registered vault, or a vault file', VAULT),
  out: optional('--out <file>', 'the transaction in hex (NAME.tx; - for standard output)', FILE),
  labelsOut: optional('--labels-out <file>', 'labels of the transaction and its outputs too (BIP 329)', FILE),
  gapLimit: GAP_LIMIT,
  ...POLICY_OPTIONS,
  ...COIN_OPTIONS,
  ...PREVTXS_OPTIONS,
}

type FinalizeRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, request: FinalizeRequest): Promise<Outcome> {
  const vault = await namedVault(context, request.vault)
  const { psbt: name, labelsOut: labelsFile } = request
  if (await isFolder(name)) {
    const { finalizeFolder } = await import('../../app/batch/finalize.js')
    const { batchOutcome } = await import('../render/batch.js')
    refuseForFolder({ '--labels-out': request.labelsOut })
    return batchOutcome(await finalizeFolder(context, request, vault, name))
  }
  const psbtFile = await readPsbt(context, name)
  const target = await chooseTarget(context, request.out ?? `${proposalStem(psbtFile.name)}.tx`, [name])
  if (labelsFile !== undefined)
    await reserve(context, [labelsFile], [name, ...(target.file === undefined ? [] : [target.file])])
  const log = await VerifiedLog.read(context.home)
  const judged = await new ReviewContext(context, request).settings(vault, {
    stage: 'finalize',
    history: log.history,
  })
  const settings = await withCarried(log, judged, { vault, files: [psbtFile] })
  const reviewed = reviewFile(settings, vault, psbtFile)
  const made = await finalFileOf(reviewed)
  const { final } = made
  const labels = labelFiles(labelsFile, reviewed, final.txid)
  const { file, raw } = await writeTogether(labels, context.force, () =>
    writeFinalFile(context, target, made, settings),
  )
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

/** The file of labels for the wallets that watch the vault, where one is asked for. */
function labelFiles(path: string | undefined, { facts }: ReviewedPsbt, txid: string): NewFile[] {
  if (path === undefined) return []
  return [{ path, bytes: utf8(new Labels().with(finalLabels(facts, txid)).format()), mode: 0o600 }]
}
