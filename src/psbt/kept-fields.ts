import { equalBytes } from '../bitcoin/bytes.js'
import { encodeProprietary, fieldOf, parseProprietary, RINGI } from './fields.js'
import type { Field } from './psbt.js'
import { checkField } from './validate/field.js'
import type { MapPlace } from './validate/place.js'

// Notes have the subtypes below.
const KEPT_SUBTYPE = 3

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
  if (value !== undefined && value.length > 0)
    checkField({ type, keydata: new Uint8Array(0), value }, 2, place)
  return value
}

/** Whether `field` is one that version 2 left for safe keeping. */
export function isKeptField(field: Field): boolean {
  const own = parseProprietary(field)
  return own?.identifier === RINGI && own.subtype === KEPT_SUBTYPE
}

/** `fields` without what was kept of the fields with these types. */
export function withoutKept(fields: readonly Field[], types: readonly number[]): Field[] {
  const kept = types.map(type => keepField(type, new Uint8Array(0)))
  return fields.filter(
    field => !kept.some(one => one.type === field.type && equalBytes(one.keydata, field.keydata)),
  )
}
