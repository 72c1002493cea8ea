import { equalBytes } from '../../base/bytes.js'
import { unlessRefused } from '../../base/error.js'
import { type Field, field, fieldOf, GLOBAL, INPUT } from '../../bitcoin/psbt-fields.js'
import { encodeProprietary, RINGI } from './proprietary.js'
import { checkField } from './validate/field.js'
import type { MapPlace } from './validate/place.js'

// Notes have the subtypes below.
const KEPT_SUBTYPE = 3

/** The fields of version 2 that version 0 has no place for, by the kind of map. */
export const KEPT = {
  global: [GLOBAL.FALLBACK_LOCKTIME, GLOBAL.TX_MODIFIABLE],
  input: [INPUT.SEQUENCE, INPUT.REQUIRED_TIME_LOCKTIME, INPUT.REQUIRED_HEIGHT_LOCKTIME],
  output: [],
} as const satisfies Record<MapPlace['kind'], readonly number[]>

/**
 * A field of version 2 as a proprietary field, for version 0 to carry: the key data is its type there, and an empty
 * value says that version 2 leaves the field out where version 0 cannot.
 */
export function keepField(type: number, value: Uint8Array): Field {
  return encodeProprietary(RINGI, KEPT_SUBTYPE, Uint8Array.of(type), value)
}

/** The value that was kept of a field of version 2, if one was. Throws `psbt.field-malformed`. */
export function keptValue(fields: readonly Field[], type: number, place: MapPlace): Uint8Array | undefined {
  const { type: proprietary, keydata } = keepField(type, new Uint8Array(0))
  const value = fieldOf(fields, proprietary, keydata)
  if (value !== undefined && value.length > 0) checkField(field(type, value), 2, place)
  return value
}

/** Whether `field` is one that version 2 left for safe keeping in a map of this kind, and could be put back. */
export function isKeptField(field: Field, kind: MapPlace['kind']): boolean {
  return KEPT[kind].some(type => {
    const { type: proprietary, keydata } = keepField(type, field.value)
    return field.type === proprietary && equalBytes(field.keydata, keydata) && couldStand(field, type, kind)
  })
}

function couldStand(field: Field, type: number, kind: MapPlace['kind']): boolean {
  return unlessRefused(() => keptValue([field], type, { kind, index: 0 })) !== undefined
}

/** `fields` without what was kept of the fields with these types. */
export function withoutKept(fields: readonly Field[], types: readonly number[]): Field[] {
  const kept = types.map(type => keepField(type, new Uint8Array(0)))
  return fields.filter(
    field => !kept.some(one => one.type === field.type && equalBytes(one.keydata, field.keydata)),
  )
}
