import type { Context } from '../../app/context.js'
import { chooseTarget, proposalStem } from '../../app/files.js'
import { isFolder } from '../../app/folder.js'
import { VerifiedLog } from '../../app/log/verified-log.js'
import { combineCopies, readCopies, writeCombined } from '../../app/proposals/combine-files.js'
import { ReviewContext, withCarried } from '../../app/proposals/review-file.js'
import { namedVault } from '../../app/vaults.js'
import { requireComplete } from '../../proposal/progress.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, VAULT } from '../option-types.js'
import { COIN_OPTIONS, POLICY_OPTIONS } from '../options/policies.js'
import { GAP_LIMIT, PREVTXS_OPTIONS } from '../options/reviews.js'
import { type Asked, flag, operand, optional, required } from '../parameters.js'
import { signersText } from '../render/review.js'
import { progressData } from '../render/review-data.js'
import { shown } from '../render/shown.js'
import { writtenText } from '../render/written.js'

const PARAMETERS = {
  psbt: operand('<psbt...>', 'the signed copies, or a folder of them'),
  vault: required('--vault <vault>', 'a registered vault, or a vault file', VAULT),
  requireComplete: flag('--require-complete', 'write nothing unless enough have signed'),
  out: optional(
    '--out <file>',
    'the combined proposal (NAME.combined.psbt; - for base64 on standard output)',
    FILE,
  ),
  base64: flag('--base64', 'write base64 instead of binary'),
  gapLimit: GAP_LIMIT,
  ...POLICY_OPTIONS,
  ...COIN_OPTIONS,
  ...PREVTXS_OPTIONS,
}

type CombineRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, request: CombineRequest): Promise<Outcome> {
  const names = request.psbt
  const vault = await namedVault(context, request.vault)
  const [first] = names as [string]
  if (names.length === 1 && (await isFolder(first))) {
    const { combineFolder } = await import('../../app/batch/combine.js')
    const { batchOutcome } = await import('../render/batch.js')
    return batchOutcome(await combineFolder(context, request, vault, first))
  }
  const copies = await readCopies(context, names)
  const target = await chooseTarget(context, request.out ?? `${proposalStem(first)}.combined.psbt`)
  const log = await VerifiedLog.read(context.home)
  const judged = await new ReviewContext(context, request).settings(vault, {
    stage: 'combine',
    history: log.history,
  })
  const settings = await withCarried(log, judged, { vault, files: copies.files })
  const made = combineCopies(vault, copies, settings)
  const { reviewed, findings } = made
  if (request.requireComplete) requireComplete(reviewed)
  const to = { ...target, base64: request.base64 }
  const { file, raw, base64 } = await writeCombined(context, to, made, settings)
  return {
    // Reckoned where it is printed: words take their time.
    get data() {
      return { file, psbt: base64, ...progressData(reviewed) }
    },
    findings: [...findings, ...reviewed.facts.findings],
    raw,
    text: style => shown`${signersText(reviewed, style)}${writtenText(file, style)}`,
  }
}
