import type { Context } from '../../app/context.js'
import { chooseTarget, derivedName, inFile, readBchn, readPsbt, writePsbt } from '../../app/files.js'
import { refuseSecretContent } from '../../app/known-words.js'
import { readable } from '../../keys/secrets/index.js'
import { withoutCheckpoints } from '../../psbt/carried-checkpoints.js'
import { encodeBchn } from '../../psbt/codec/bchn.js'
import { convertPsbt } from '../../psbt/codec/convert.js'
import { encodePsbt } from '../../psbt/codec/encode.js'
import { requireAgreeingUtxos } from '../../psbt/codec/validate/witness-utxo.js'
import { withoutNotes } from '../../psbt/notes.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, oneOf } from '../option-types.js'
import { PREVTXS_OPTIONS } from '../options/reviews.js'
import { type Asked, flag, needed, operand, optional } from '../parameters.js'
import { table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  psbt: operand('<psbt>', 'any PSBT (- for standard input)'),
  psbtVersion: optional('--psbt-version <0|2>', 'BIP 174 or BIP 370', oneOf([0, 2])),
  to: optional('--to <dialect>', 'bchn: as Bitcoin Cash Node reads it (version 0)', oneOf(['bchn'])),
  from: optional('--from <dialect>', 'bchn: as Bitcoin Cash Node has written it', oneOf(['bchn'])),
  plain: flag('--plain', 'leave out memo, reference, proposer, labels and checkpoints'),
  out: optional('--out <file>', 'the converted PSBT (NAME.v0.psbt; - for base64 on standard output)', FILE),
  base64: flag('--base64', 'write base64 instead of binary'),
  ...PREVTXS_OPTIONS,
}

type ConvertRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, request: ConvertRequest): Promise<Outcome<DataOf<'convert'>>> {
  const { to, base64: inBase64 } = request
  const version = to === undefined ? needed(request.psbtVersion, '--psbt-version') : 0
  const source = await (request.from === undefined ? readPsbt : readBchn)(context, request.psbt)
  const target = await chooseTarget(context, request.out ?? derivedName(source.name, to ?? `v${version}`))
  // What was put in has to be what the PSBT says of the coin.
  if (request.prevtxs.length > 0) inFile(source.name, () => requireAgreeingUtxos(source.psbt, source.proofs))
  const converted = inFile(source.name, () => convertPsbt(source.psbt, version))
  const plain = request.plain ? withoutCheckpoints(withoutNotes(converted)) : converted
  const psbt =
    to === undefined ? encodePsbt(plain) : inFile(source.name, () => encodeBchn(plain, source.proofs))
  await refuseSecretContent(context.home, readable(psbt))
  const { file, raw, base64 } = await writePsbt(context, { ...target, base64: inBase64 }, psbt)
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
