import { type Field, withField, withoutFields } from '../../src/bitcoin/psbt-fields.js'
import type { Psbt, PsbtInput, PsbtOutput } from '../../src/psbt/codec/psbt.js'
import { field } from './samples.js'

/** `psbt` with another input at `index`. */
export function editInput(psbt: Psbt, index: number, edit: (input: PsbtInput) => PsbtInput): Psbt {
  return { ...psbt, inputs: psbt.inputs.map((input, i) => (i === index ? edit(input) : input)) }
}

/** `psbt` with another output at `index`. */
export function editOutput(psbt: Psbt, index: number, edit: (output: PsbtOutput) => PsbtOutput): Psbt {
  return { ...psbt, outputs: psbt.outputs.map((output, i) => (i === index ? edit(output) : output)) }
}

/** Puts a field into a map, in place of the one that has its key. */
export function put<T extends { readonly fields: readonly Field[] }>(
  ...fields: readonly Field[]
): (map: T) => T {
  return map => ({ ...map, fields: fields.reduce(withField, [...map.fields]) })
}

/** Takes the fields of some types out of a map. */
export function drop<T extends { readonly fields: readonly Field[] }>(
  ...types: readonly number[]
): (map: T) => T {
  return map => ({ ...map, fields: withoutFields(map.fields, types) })
}

/** The bytes with the lowest bit of the one at `at` (from the end where negative) turned over. */
export function flip(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  const index = at < 0 ? bytes.length + at : at
  copy[index] = (copy[index] as number) ^ 1
  return copy
}

/** Where the vault's change is among the outputs: the one that comes with derivations. */
export function changeAt(psbt: Psbt): number {
  return psbt.outputs.findIndex(({ fields }) => fields.some(({ type }) => type === 0x02))
}

export { field }
