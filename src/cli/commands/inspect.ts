import { readPsbt } from '../../app/files.js'
import { type DescribedField, inspection } from '../../app/proposals/inspection.js'
import { defineCommand, type Outcome } from '../command.js'
import { operand } from '../parameters.js'
import { HANG, type Shown, shown } from '../render/shown.js'
import type { Style } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  psbt: operand('<psbt>', 'any PSBT (- for standard input)'),
}

export const command = defineCommand(
  PARAMETERS,
  async (context, request): Promise<Outcome<DataOf<'inspect'>>> => {
    const data = inspection((await readPsbt(context, request.psbt)).psbt)
    return { data, text: style => inspectionText(data, style) }
  },
)

/** Characters of a value that are shown; the rest is in the JSON. */
const SHOWN = 80

function inspectionText(data: ReturnType<typeof inspection>, style: Style): Shown {
  const maps = [
    section('global', data.global, style),
    ...data.inputs.map(({ index, outpoint, fields }) =>
      section(`input ${index}  ${outpoint}`, fields, style),
    ),
    ...data.outputs.map(({ index, value, script, fields }) =>
      section(`output ${index}  ${value} sats  ${script}`, fields, style),
    ),
  ]
  const head = shown`PSBT v${data.psbtVersion}  ${data.txid ?? ''}\n${style.yellow('Nothing below is verified: it is what the file says. ringi review checks it.')}\n`
  return shown`${head}${maps}`
}

function section(title: string, fields: readonly DescribedField[], style: Style): Shown {
  const lines = fields.map(({ field, keydata, value, reads }) => {
    const cut = value.length > SHOWN ? `${value.slice(0, SHOWN)}… (${value.length / 2} bytes)` : value
    return shown`  ${field} ${style.dim(keydata)}\n    ${HANG}${reads ?? cut}\n`
  })
  return shown`\n${style.bold(title)}\n${lines}`
}
