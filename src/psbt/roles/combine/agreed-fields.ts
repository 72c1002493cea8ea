import { compareBytes, toHex } from '../../../base/bytes.js'
import { RingiError } from '../../../base/error.js'
import { compareKeys, type Field } from '../../../bitcoin/psbt-fields.js'
import type { MapPlace } from '../../codec/validate/place.js'
import { isNoteField } from '../../notes.js'

/** The fields of one map in one file. */
export interface NamedFields {
  readonly name: string
  readonly fields: readonly Field[]
}

/**
 * What the files' maps of one kind agree on, beside the `rebuilt` types: fields that all of them have, and notes that
 * any of them has. Throws `psbt.conflict` where two say different things under one key.
 */
export function agreedFields(
  kind: MapPlace['kind'],
  maps: readonly NamedFields[],
  rebuilt: readonly number[],
): Field[] {
  const claims = new Map<string, { field: Field; name: string; count: number }>()
  for (const { name, fields } of maps) {
    for (const field of fields.filter(({ type }) => !rebuilt.includes(type))) {
      const key = `${field.type}:${toHex(field.keydata)}`
      const known = claims.get(key)
      if (known !== undefined && compareBytes(known.field.value, field.value) !== 0)
        throw conflict(known.name, name, field)
      claims.set(key, known ? { ...known, count: known.count + 1 } : { field, name, count: 1 })
    }
  }
  return [...claims.values()]
    .filter(({ field, count }) => count === maps.length || isNoteField(field, kind))
    .map(({ field }) => field)
    .sort(compareKeys)
}

function conflict(one: string, other: string, { type }: Field): RingiError {
  return new RingiError('psbt.conflict', { why: 'files', files: [one, other], type })
}
