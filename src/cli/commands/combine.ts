import type { Command } from 'commander'
import { withCheckpoints } from '../../psbt/carried-checkpoints.js'
import { encodePsbt } from '../../psbt/codec/encode.js'
import { Proofs } from '../../psbt/proofs.js'
import { requireComplete } from '../../psbt/review/signing-progress.js'
import { combine } from '../../psbt/roles/combiner.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { chooseTarget, type PsbtFile, proposalStem, readPsbt, writePsbt } from '../files.js'
import { isFolder } from '../folder.js'
import { logIfAtHome } from '../log/append.js'
import { newestCarried } from '../log/carried.js'
import { combined } from '../log/events.js'
import { VerifiedLog } from '../log/verified-log.js'
import { isOn, type Operands, type Options, requiredText } from '../options.js'
import { addCoinOptions, addPolicyOptions } from '../policy/options.js'
import { addPrevtxs } from '../prevtxs.js'
import { signersText } from '../render/review.js'
import { progressData } from '../render/review-data.js'
import { shown } from '../render/shown.js'
import { writtenText } from '../render/written.js'
import { GAP_LIMIT, reviewSettings, withCarried } from '../review-file.js'
import { namedVault } from '../vaults.js'

export function configure(command: Command): void {
  command
    .argument('<psbt...>', 'the signed copies, or a folder of them')
    .requiredOption('--vault <vault>', 'a registered vault, or a vault file')
    .option('--require-complete', 'write nothing unless enough have signed')
    .option('--out <file>', 'the combined proposal (NAME.combined.psbt; - for base64 on standard output)')
    .option('--base64', 'write base64 instead of binary')
    .addOption(GAP_LIMIT)
  addPolicyOptions(command)
  addCoinOptions(command)
  addPrevtxs(command)
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const names = operands[0] as string[]
  const vault = await namedVault(context, requiredText(options, 'vault'))
  const [first] = names as [string]
  if (names.length === 1 && (await isFolder(first))) {
    const { combineFolder } = await import('../batch/combine.js')
    return await combineFolder(context, options, vault, first)
  }
  const files: PsbtFile[] = []
  const proofs = new Proofs()
  for (const name of names) files.push(await readPsbt(context, name, proofs))
  const target = await chooseTarget(context, options, `${proposalStem(names[0] as string)}.combined.psbt`)
  const log = await VerifiedLog.read(context.home)
  const judged = await reviewSettings(context, options, vault, { stage: 'combine', history: log.history })
  const settings = await withCarried(log, judged, { vault, files })
  const { psbt, reviewed, findings } = combine(vault, files, { ...settings, proofs })
  const carrying = withCheckpoints(psbt, newestCarried(files, vault))
  if (isOn(options, 'requireComplete')) requireComplete(reviewed)
  const { file, raw, base64 } = await writePsbt(context, options, target, encodePsbt(carrying), () =>
    logIfAtHome(context.home, [...(settings.revoked ?? []), combined(reviewed, settings.met)]),
  )
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
