import { refuseForFolder } from '../../app/batch/folder.js'
import { blockedBy } from '../../app/blocked.js'
import type { Context } from '../../app/context.js'
import { readPsbt } from '../../app/files.js'
import { isFolder } from '../../app/folder.js'
import { ReviewContext, reviewFile, withCarried } from '../../app/proposals/review-file.js'
import { chooseSheetFiles, writeSheets } from '../../app/proposals/sheet-files.js'
import { seerFor } from '../../app/signing/seer.js'
import { logSights, sealSights, sightedIn } from '../../app/signing/sight.js'
import { settleOlderLogs } from '../../app/signing/succession.js'
import { namedVault } from '../../app/vaults.js'
import { defineCommand, type Outcome } from '../command.js'
import { NAME, VAULT } from '../option-types.js'
import { ALLOW_ONLINE, SECRET_FILES } from '../options/keys.js'
import { COIN_OPTIONS, POLICY_OPTIONS } from '../options/policies.js'
import { GAP_LIMIT, PREVTXS_OPTIONS, SHEET_OPTIONS, SUCCEEDS } from '../options/reviews.js'
import { type Asked, operand, optional, required } from '../parameters.js'
import { approvalText, reviewText } from '../render/review.js'
import { reviewData } from '../render/review-data.js'
import { shown } from '../render/shown.js'
import { writtenText } from '../render/written.js'

const PARAMETERS = {
  psbt: operand('<psbt>', 'the proposal (- for standard input), or a folder of proposals'),
  vault: required('--vault <vault>', 'a registered vault, or a vault file', VAULT),
  gapLimit: GAP_LIMIT,
  key: optional('--key <name>', 'log under this key that it was seen: waiting times count from there', NAME),
  ...SECRET_FILES,
  allowOnline: ALLOW_ONLINE,
  ...SHEET_OPTIONS,
  succeeds: SUCCEEDS,
  ...POLICY_OPTIONS,
  ...COIN_OPTIONS,
  ...PREVTXS_OPTIONS,
}

type ReviewRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, request: ReviewRequest): Promise<Outcome> {
  const vault = await namedVault(context, request.vault)
  const name = request.psbt
  const files = await chooseSheetFiles(context, request, name)
  if (await isFolder(name)) {
    const { reviewFolder } = await import('../../app/batch/review.js')
    const { batchReview } = await import('../render/batch.js')
    refuseForFolder({ '--html': request.html, '--svg': request.svg })
    return batchReview(await reviewFolder(context, request, vault, name))
  }
  const file = await readPsbt(context, name)
  const seer = await seerFor(context, request, vault)
  const { log, owner } = seer
  const judged = new ReviewContext(context, request).settingsOverTime(vault, seer.hearing)
  const asOfNow = async () => await withCarried(log, await judged(), { vault, files: [file] })
  // Nothing is signed here: where nobody can be asked, a note says that signing will.
  if (owner !== undefined) {
    const known = (await asOfNow()).older ?? []
    await settleOlderLogs(context, owner, { known, succeeds: request.succeeds, isRefused: () => true })
  }
  const settings = await asOfNow()
  const reviewed = reviewFile(settings, vault, file)
  const findings = [...seer.surroundings, ...reviewed.facts.findings]
  // Rules about waiting and expiry count from here.
  const { inForce, met = [], revoked = [] } = settings
  const sights = owner === undefined && inForce === undefined ? [] : [sightedIn(reviewed, inForce)]
  const seen = { log, sights, met, revoked }
  // First the seal: the sheet names what is sealed last.
  if (owner !== undefined) await sealSights(context, owner, seen)
  await writeSheets(context, files, { reviewed, policy: inForce }, async () => {
    if (owner === undefined && (await context.home.exists())) await logSights(vault, seen)
  })
  return {
    data: { ...reviewData(reviewed), ...files },
    findings,
    failure: blockedBy(findings),
    sealed: owner !== undefined,
    text: style =>
      shown`${reviewText(reviewed, style)}${approvalText(reviewed.facts.digest.hex, [reviewed.approval], style)}${[files.html, files.svg].map(file => writtenText(file, style))}`,
  }
}
