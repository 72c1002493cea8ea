import { equalBytes } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { ByteReader } from '../../bitcoin/byte-reader.js'
import { uint32 } from '../../bitcoin/byte-writer.js'
import { type Field, GLOBAL, INPUT } from '../../bitcoin/psbt-fields.js'
import { SEQUENCE_FINAL } from '../../bitcoin/transaction.js'
import { encodePsbt } from './encode.js'
import { KEPT, keepField, keptValue, withoutKept } from './kept-fields.js'
import { GLOBAL_PLACE } from './map.js'
import { locktimeOf, type Psbt, type PsbtInput, type PsbtVersion } from './psbt.js'
import type { MapPlace } from './validate/place.js'

const ABSENT = new Uint8Array(0)

/**
 * The same PSBT in the other version, without loss: what version 2 (BIP 370) says and version 0 has no place for
 * travels in proprietary fields, and is put back. Throws `psbt.convert-lossy` where the way back would not lead to the
 * very same PSBT (such fields contradict the transaction, or stand in version 2 already), `psbt.field-malformed` where
 * one is malformed, and `psbt.locktime-conflict`.
 */
export function convertPsbt(psbt: Psbt, version: PsbtVersion): Psbt {
  if (psbt.version === version) return psbt
  const converted = convert(psbt)
  if (!equalBytes(encodePsbt(convert(converted)), encodePsbt(psbt)))
    throw new RingiError('psbt.convert-lossy', { version })
  return converted
}

function convert(psbt: Psbt): Psbt {
  return psbt.version === 0 ? toVersion2(psbt) : toVersion0(psbt)
}

function toVersion0(psbt: Psbt): Psbt {
  const { modifiable, fallbackLocktime: fallback, ...rest } = psbt
  const locktime = locktimeOf(psbt)
  const kept = [
    ...(fallback === locktime ? [] : [keepField(GLOBAL.FALLBACK_LOCKTIME, optionalUint32(fallback))]),
    ...(modifiable === undefined ? [] : [keepField(GLOBAL.TX_MODIFIABLE, Uint8Array.of(modifiable))]),
  ]
  return {
    ...rest,
    version: 0,
    fallbackLocktime: locktime,
    fields: [...psbt.fields, ...kept],
    inputs: psbt.inputs.map(inputToVersion0),
  }
}

function inputToVersion0({
  txid,
  vout,
  sequence,
  requiredTime,
  requiredHeight,
  fields,
}: PsbtInput): PsbtInput {
  const kept = [
    ...(sequence === undefined ? [keepField(INPUT.SEQUENCE, ABSENT)] : []),
    ...keepNumber(INPUT.REQUIRED_TIME_LOCKTIME, requiredTime),
    ...keepNumber(INPUT.REQUIRED_HEIGHT_LOCKTIME, requiredHeight),
  ]
  return { txid, vout, sequence: sequence ?? SEQUENCE_FINAL, fields: [...fields, ...kept] }
}

function keepNumber(type: number, value: number | undefined): Field[] {
  return value === undefined ? [] : [keepField(type, uint32(value))]
}

function optionalUint32(value: number | undefined): Uint8Array {
  return value === undefined ? ABSENT : uint32(value)
}

function toVersion2(psbt: Psbt): Psbt {
  const { fallbackLocktime, ...rest } = psbt
  const kept = keptValue(psbt.fields, GLOBAL.FALLBACK_LOCKTIME, GLOBAL_PLACE)
  const fallback = kept === undefined ? (fallbackLocktime ?? 0) : numberIn(kept)
  const modifiable = keptValue(psbt.fields, GLOBAL.TX_MODIFIABLE, GLOBAL_PLACE)?.[0]
  return {
    ...rest,
    version: 2,
    ...(fallback === undefined ? {} : { fallbackLocktime: fallback }),
    ...(modifiable === undefined ? {} : { modifiable }),
    fields: withoutKept(psbt.fields, KEPT.global),
    inputs: psbt.inputs.map((input, index) => inputToVersion2(input, { kind: 'input', index })),
  }
}

function inputToVersion2({ txid, vout, sequence, fields }: PsbtInput, place: MapPlace): PsbtInput {
  const leftOut = keptValue(fields, INPUT.SEQUENCE, place)?.length === 0
  const requiredTime = numberIn(keptValue(fields, INPUT.REQUIRED_TIME_LOCKTIME, place))
  const requiredHeight = numberIn(keptValue(fields, INPUT.REQUIRED_HEIGHT_LOCKTIME, place))
  return {
    txid,
    vout,
    ...(leftOut || sequence === undefined ? {} : { sequence }),
    ...(requiredTime === undefined ? {} : { requiredTime }),
    ...(requiredHeight === undefined ? {} : { requiredHeight }),
    fields: withoutKept(fields, KEPT.input),
  }
}

function numberIn(value: Uint8Array | undefined): number | undefined {
  return value === undefined || value.length === 0 ? undefined : new ByteReader(value).uint32()
}
