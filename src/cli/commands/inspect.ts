import type { Context } from '../../app/context.js'
import { readPsbt } from '../../app/files.js'
import { toHex } from '../../base/bytes.js'
import { parseDerivation } from '../../bitcoin/psbt-derivation.js'
import { type Field, GLOBAL, INPUT, OUTPUT } from '../../bitcoin/psbt-fields.js'
import { formatOutPoint, transactionId } from '../../bitcoin/transaction.js'
import { formatPath } from '../../keys/path.js'
import { parseProprietary } from '../../psbt/codec/proprietary.js'
import { type Psbt, unsignedTransaction } from '../../psbt/codec/psbt.js'
import { fieldName } from '../../psbt/codec/validate/field.js'
import { defineCommand, type Outcome } from '../command.js'
import { type Asked, operand } from '../parameters.js'
import { HANG, type Shown, shown } from '../render/shown.js'
import type { Style } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  psbt: operand('<psbt>', 'any PSBT (- for standard input)'),
}

type InspectRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, request: InspectRequest): Promise<Outcome<DataOf<'inspect'>>> {
  const { psbt } = await readPsbt(context, request.psbt)
  const data = inspection(psbt)
  return { data, text: style => inspectionText(data, style) }
}

type Kind = 'global' | 'input' | 'output'

function inspection(psbt: Psbt) {
  const transaction = transactionIn(psbt)
  return {
    believed: false as const,
    psbtVersion: psbt.version,
    txid: transaction === undefined ? null : transactionId(transaction),
    txVersion: psbt.txVersion,
    locktime: transaction?.locktime ?? null,
    global: psbt.fields.map(field => describe('global', field)),
    inputs: psbt.inputs.map((input, index) => ({
      index,
      outpoint: formatOutPoint(input),
      sequence: input.sequence ?? null,
      fields: input.fields.map(field => describe('input', field)),
    })),
    outputs: psbt.outputs.map(({ value, script, fields }, index) => ({
      index,
      value: String(value),
      script: toHex(script),
      fields: fields.map(field => describe('output', field)),
    })),
  }
}

// Lock times that contradict each other (BIP 370) leave no transaction to speak of; the rest can still be shown.
function transactionIn(psbt: Psbt) {
  try {
    return unsignedTransaction(psbt)
  } catch {
    return undefined
  }
}

interface DescribedField {
  readonly field: string
  readonly keydata: string
  readonly value: string
  /** What is readable of it: a derivation, or the owner of a proprietary field. */
  readonly reads?: string
}

function describe(kind: Kind, field: Field): DescribedField {
  const reads = readable(kind, field)
  return {
    field: fieldName(kind, field.type),
    keydata: toHex(field.keydata),
    value: toHex(field.value),
    ...(reads === undefined ? {} : { reads }),
  }
}

const DERIVATIONS: Readonly<Record<Kind, number>> = {
  global: GLOBAL.XPUB,
  input: INPUT.BIP32_DERIVATION,
  output: OUTPUT.BIP32_DERIVATION,
}

function readable(kind: Kind, field: Field): string | undefined {
  if (field.type === DERIVATIONS[kind]) {
    const { fingerprint, path } = parseDerivation(field.value)
    return `[${fingerprint}/${formatPath(path)}]`
  }
  const own = parseProprietary(field)
  return own && `${own.identifier}, subtype ${own.subtype}: ${new TextDecoder().decode(own.value)}`
}

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
