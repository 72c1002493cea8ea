import { field, fieldOf, INPUT, withField } from '../../bitcoin/psbt-fields.js'
import type { PsbtInput } from './psbt.js'

/** The whole previous transaction that an input carries (BIP 174, PSBT_IN_NON_WITNESS_UTXO), where it carries one. */
export function previousOf({ fields }: PsbtInput): Uint8Array | undefined {
  return fieldOf(fields, INPUT.NON_WITNESS_UTXO)
}

/** `input` with that previous transaction, unless it carries one or there is none to give. */
export function withPrevious(input: PsbtInput, value: Uint8Array | undefined): PsbtInput {
  if (value === undefined || previousOf(input) !== undefined) return input
  return { ...input, fields: withField(input.fields, field(INPUT.NON_WITNESS_UTXO, value)) }
}
