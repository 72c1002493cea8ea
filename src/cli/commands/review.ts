import type { Command } from 'commander'
import { blockedBy } from '../blocked.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { readPsbt } from '../files.js'
import { isFolder } from '../folder.js'
import { logIfAtHome } from '../log/append.js'
import { reviewedFirst } from '../log/events.js'
import { VerifiedLog } from '../log/verified-log.js'
import { type Operands, type Options, operand, requiredText } from '../options.js'
import { addCoinOptions, addPolicyOptions } from '../policy/options.js'
import { reviewText } from '../render/review.js'
import { reviewData } from '../render/review-data.js'
import { shown } from '../render/shown.js'
import { writtenText } from '../render/written.js'
import { GAP_LIMIT, reviewFile, reviewSettings } from '../review-file.js'
import { chooseSheetFiles, writeSheets } from '../sheet-files.js'
import { namedVault } from '../vaults.js'

export function configure(command: Command): void {
  command
    .argument('<psbt>', 'the proposal (- for standard input), or a folder of proposals')
    .requiredOption('--vault <vault>', 'a registered vault, or a vault file')
    .option(...GAP_LIMIT)
    .option('--html <file>', 'write a sheet to read, print, stamp and file')
    .option('--svg <file>', 'write its drawing alone')
  addPolicyOptions(command)
  addCoinOptions(command)
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const vault = await namedVault(context, requiredText(options, 'vault'))
  const name = operand(operands, 0)
  const files = await chooseSheetFiles(context, options, name)
  if (await isFolder(name)) {
    const { reviewFolder } = await import('../batch/review.js')
    return await reviewFolder(context, options, vault, name)
  }
  const file = await readPsbt(context.io, name)
  const { history } = await VerifiedLog.read(context.home)
  const settings = await reviewSettings(context, options, vault, { stage: 'review', history })
  const reviewed = reviewFile(settings, vault, file)
  const { findings, digest } = reviewed.facts
  await writeSheets(context, files, { reviewed, policy: settings.inForce }, async () => {
    // Rules about waiting and expiry count from here.
    if (settings.inForce !== undefined && !history.sightings.seen.has(digest.hex))
      await logIfAtHome(context.home, reviewedFirst(reviewed))
  })
  return {
    data: { ...reviewData(reviewed), ...files },
    findings,
    failure: blockedBy(findings),
    text: style =>
      shown`${reviewText(reviewed, style)}${[files.html, files.svg].map(file => writtenText(file, style))}`,
  }
}
