import type { Command } from 'commander'
import { readable } from '../../keys/secrets/index.js'
import { withoutCheckpoints } from '../../psbt/carried-checkpoints.js'
import { convertPsbt } from '../../psbt/codec/convert.js'
import { encodePsbt } from '../../psbt/codec/encode.js'
import { requireAgreeingUtxos } from '../../psbt/codec/validate/witness-utxo.js'
import { withoutNotes } from '../../psbt/notes.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { chooseTarget, derivedName, inFile, readPsbt, writePsbt } from '../files.js'
import { refuseSecretContent } from '../known-words.js'
import { oneOf, typedRequired } from '../option-types.js'
import { choiceOf, isOn, listOf, type Operands, type Options, operand } from '../options.js'
import { addPrevtxs } from '../prevtxs.js'
import { table } from '../render/style.js'

export function configure(command: Command): void {
  command
    .argument('<psbt>', 'any PSBT (- for standard input)')
    .addOption(typedRequired('--psbt-version <0|2>', 'BIP 174 or BIP 370', oneOf(['0', '2'])))
    .option('--plain', 'leave out memo, reference, proposer, labels and checkpoints')
    .option('--out <file>', 'the converted PSBT (NAME.v0.psbt; - for base64 on standard output)')
    .option('--base64', 'write base64 instead of binary')
  addPrevtxs(command)
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const version = choiceOf(options, 'psbtVersion', ['0', '2']) === '2' ? 2 : 0
  const source = await readPsbt(context, operand(operands, 0))
  const target = await chooseTarget(context, options, derivedName(source.name, `v${version}`))
  // What was put in has to be what the PSBT says of the coin.
  if (listOf(options, 'prevtxs').length > 0)
    inFile(source.name, () => requireAgreeingUtxos(source.psbt, source.proofs))
  const converted = inFile(source.name, () => convertPsbt(source.psbt, version))
  const psbt = encodePsbt(isOn(options, 'plain') ? withoutCheckpoints(withoutNotes(converted)) : converted)
  await refuseSecretContent(context.home, readable(psbt))
  const { file, raw, base64 } = await writePsbt(context, options, target, psbt)
  return {
    data: { file, psbt: base64, psbtVersion: version, from: source.psbt.version },
    raw,
    text: style =>
      table([
        ['PSBT', `v${source.psbt.version} → v${version}`],
        [style.words.file, file ?? '-'],
      ]),
  }
}
