import { fromHex, toHex } from '../../src/base/bytes.js'
import type { Field } from '../../src/bitcoin/psbt-fields.js'
import { encodePsbt } from '../../src/psbt/codec/encode.js'
import type { PsbtInput } from '../../src/psbt/codec/psbt.js'
import { review } from '../../src/psbt/review/reviewer.js'
import { finalize } from '../../src/psbt/roles/finalizer.js'
import { sign } from '../../src/psbt/roles/signer.js'
import type { ScriptTypeName } from '../../src/spend/script-type.js'
import type { Vault } from '../../src/vault/vault.js'
import { keyOf, proposalOf, type Shape, signedBy, vaultOf } from '../support/rehearsal.js'

/** What `sign` and `finalize` show to the second opinion. */
export interface Sample {
  readonly vault: Vault
  /** The proposal when the last of the M signers has signed it. */
  readonly psbt: Buffer
  /** The last signer's keys, one an input. */
  readonly keys: readonly Uint8Array[]
  /** The fields that those signatures stand in. */
  readonly added: readonly (readonly string[])[]
  readonly transaction: Buffer
}

/** A payment by the first M officers of a vault of this shape. */
export function sampleOf(shape: Shape, psbtVersion: 0 | 2 = 0): Sample {
  const vault = vaultOf(shape)
  const last = shape.required ?? 2
  const earlier = Array.from({ length: last - 1 }, (_, i) => i + 1)
  const before = signedBy(vault, proposalOf(vault, { psbtVersion, height: 800 }), ...earlier)
  const signed = sign(review(vault, before), keyOf(vault, last))
  const { bytes } = finalize(review(vault, signed.psbt))
  const psbt = Buffer.from(encodePsbt(signed.psbt))
  const added = signed.added.map(answers => answers.map(({ challenge }) => challenge.id))
  const keys = added.map(([id = '']) => fromHex(id.slice(2)))
  return { vault, psbt, keys, added, transaction: Buffer.from(bytes) }
}

/** The field of a PSBT that a key's signature stands in. */
export function fieldsFor(...keys: readonly Uint8Array[]): string[][] {
  return keys.map(key => [`02${toHex(key)}`])
}

export const SCRIPT_TYPES: readonly ScriptTypeName[] = ['p2wsh', 'p2sh-p2wsh', 'p2sh']

/** `bytes` with one bit of the byte at `place` changed. */
export function flipped(bytes: Buffer, place: number, bit = place % 8): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeUInt8(copy.readUInt8(place) ^ (1 << bit), place)
  return copy
}

/** Where `part` stands in `bytes`: the places of all of its bytes, each time that it occurs. */
export function placesOf(bytes: Buffer, part: Uint8Array): number[] {
  const places: number[] = []
  for (let at = bytes.indexOf(part); at >= 0; at = bytes.indexOf(part, at + 1)) {
    places.push(...Array.from(part, (_, i) => at + i))
  }
  return places
}

/** An input of a PSBT with its fields edited. */
export function withFields(
  input: PsbtInput,
  edit: (fields: readonly Field[]) => readonly Field[],
): PsbtInput {
  return { ...input, fields: edit(input.fields) }
}
