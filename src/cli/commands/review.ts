import type { Command } from 'commander'
import { blockedBy } from '../blocked.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { readPsbt } from '../files.js'
import { isFolder } from '../folder.js'
import { NAME, typed } from '../option-types.js'
import { type Operands, type Options, operand, requiredText } from '../options.js'
import { addCoinOptions, addPolicyOptions } from '../policy/options.js'
import { addPrevtxs } from '../prevtxs.js'
import { approvalText, reviewText } from '../render/review.js'
import { reviewData } from '../render/review-data.js'
import { shown } from '../render/shown.js'
import { writtenText } from '../render/written.js'
import { GAP_LIMIT, reviewFile, settingsOverTime, withCarried } from '../review-file.js'
import { PASSPHRASE_FILE, PASSWORD_FILE } from '../secrets.js'
import { chooseSheetFiles, writeSheets } from '../sheet-files.js'
import { seerFor } from '../signing/seer.js'
import { logSights, sealSights, sightedIn } from '../signing/sight.js'
import { addSucceeds, settleOlderLogs } from '../signing/succession.js'
import { ALLOW_ONLINE } from '../surroundings.js'
import { namedVault } from '../vaults.js'

export function configure(command: Command): void {
  command
    .argument('<psbt>', 'the proposal (- for standard input), or a folder of proposals')
    .requiredOption('--vault <vault>', 'a registered vault, or a vault file')
    .addOption(GAP_LIMIT)
    .addOption(
      typed('--key <name>', 'log under this key that it was seen: waiting times count from there', NAME),
    )
    .option(...PASSWORD_FILE)
    .option(...PASSPHRASE_FILE)
    .option(...ALLOW_ONLINE)
    .option('--html <file>', 'write a sheet to read, print, stamp and file')
    .option('--svg <file>', 'write its drawing alone')
  addSucceeds(command)
  addPolicyOptions(command)
  addCoinOptions(command)
  addPrevtxs(command)
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const vault = await namedVault(context, requiredText(options, 'vault'))
  const name = operand(operands, 0)
  const files = await chooseSheetFiles(context, options, name)
  if (await isFolder(name)) {
    const { reviewFolder } = await import('../batch/review.js')
    return await reviewFolder(context, options, vault, name)
  }
  const file = await readPsbt(context, name)
  const seer = await seerFor(context, options, vault)
  const { log, record } = seer
  const judged = settingsOverTime(context, options, vault, seer.hearing)
  const asOfNow = async () => await withCarried(log, await judged(), { vault, files: [file] })
  const owner = record && { record, vault, log }
  // Nothing is signed here: where nobody can be asked, a note says that signing will.
  if (owner !== undefined)
    await settleOlderLogs(context, options, owner, (await asOfNow()).older ?? [], () => true)
  const settings = await asOfNow()
  const reviewed = reviewFile(settings, vault, file)
  const findings = [...seer.surroundings, ...reviewed.facts.findings]
  // Rules about waiting and expiry count from here.
  const { inForce, met = [], revoked = [] } = settings
  const sights = owner === undefined && inForce === undefined ? [] : [sightedIn(reviewed, inForce)]
  const seen = { log, sights, met, revoked }
  // First the seal: the sheet names what is sealed last.
  if (owner !== undefined) await sealSights(context, options, owner, seen)
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
