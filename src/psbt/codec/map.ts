import { concat } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { ByteReader } from '../../bitcoin/byte-reader.js'
import { compactSize, sized } from '../../bitcoin/byte-writer.js'
import { compareKeys, type Field, fieldOf } from '../../bitcoin/psbt-fields.js'
import type { PsbtVersion } from './psbt.js'
import { checkField, fieldName } from './validate/field.js'
import type { MapPlace } from './validate/place.js'

/** The global map. */
export const GLOBAL_PLACE: MapPlace = { kind: 'global', index: 0 }

const END_OF_MAP = Uint8Array.of(0)

/**
 * Reads the next input or output map and checks its fields. Throws `psbt.count` where the maps have come to an end, and
 * what {@link readPairs} and the checks throw.
 */
export function readMap(reader: ByteReader, version: PsbtVersion, place: MapPlace): Field[] {
  if (reader.atEnd) throw new RingiError('psbt.count', { ...place })
  const fields = readPairs(reader, place)
  for (const field of fields) checkField(field, version, place)
  return fields
}

/**
 * Reads key-value pairs up to and with the separator (BIP 174, "Specification") and puts them into canonical order.
 * Values are views. Throws `psbt.key-malformed`, `psbt.duplicate-key`, `bytes.truncated` and `bytes.compact-size`.
 */
export function readPairs(reader: ByteReader, place: MapPlace): Field[] {
  const fields: Field[] = []
  for (let key = reader.sized(); key.length > 0; key = reader.sized()) {
    fields.push({ ...parseKey(key, place), value: reader.sized() })
  }
  fields.sort(compareKeys)
  for (let at = 1; at < fields.length; at++) {
    const field = fields[at] as Field
    if (compareKeys(fields[at - 1] as Field, field) === 0) throw duplicateKey(field, place)
  }
  return fields
}

function parseKey(key: Uint8Array, place: MapPlace): { type: number; keydata: Uint8Array } {
  try {
    const reader = new ByteReader(key)
    return { type: reader.compactSize(), keydata: key.subarray(reader.at) }
  } catch (cause) {
    throw new RingiError('psbt.key-malformed', { why: 'no-type', ...place }, { cause })
  }
}

function duplicateKey({ type }: Field, place: MapPlace): RingiError {
  return new RingiError('psbt.duplicate-key', { ...place, field: fieldName(place.kind, type) })
}

/** The value of a field that has to be there. Throws `psbt.field-missing`. */
export function requiredField(fields: readonly Field[], type: number, place: MapPlace): Uint8Array {
  const value = fieldOf(fields, type)
  if (value !== undefined) return value
  throw new RingiError('psbt.field-missing', { ...place, field: fieldName(place.kind, type) })
}

/** The bytes of one map in canonical order, with its separator, in parts to be joined. Throws `psbt.key-malformed`. */
export function mapParts(fields: readonly Field[]): Uint8Array[] {
  return [...[...fields].sort(compareKeys).flatMap(pairParts), END_OF_MAP]
}

// The value stays a part of its own: previous transactions are large, and are copied but once.
function pairParts({ type, keydata, value }: Field): [Uint8Array, Uint8Array] {
  return [concat(sized(concat(typeBytes(type), keydata)), compactSize(value.length)), value]
}

// Where numbers have gaps, one type would be written as another.
function typeBytes(type: number): Uint8Array {
  if (Number.isSafeInteger(type) && type >= 0) return compactSize(type)
  throw new RingiError('psbt.key-malformed', { why: 'no-number' })
}
