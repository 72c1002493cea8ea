import { toHex } from '../../base/bytes.js'
import { parseDerivation } from '../../bitcoin/psbt-derivation.js'
import { type Field, GLOBAL, INPUT, OUTPUT } from '../../bitcoin/psbt-fields.js'
import { formatOutPoint, transactionId } from '../../bitcoin/transaction.js'
import { formatPath } from '../../keys/path.js'
import { parseProprietary } from '../../psbt/codec/proprietary.js'
import { type Psbt, unsignedTransaction } from '../../psbt/codec/psbt.js'
import { fieldName } from '../../psbt/codec/validate/field.js'

type Kind = 'global' | 'input' | 'output'

/** Every field of a PSBT as the file has it: nothing of it is verified. */
export function inspection(psbt: Psbt) {
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

/** A field for people. */
export interface DescribedField {
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
