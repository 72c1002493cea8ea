import { toHex } from '../../base/bytes.js'
import { ByteReader } from '../../bitcoin/byte-reader.js'
import { compactSize, uint32, uint64 } from '../../bitcoin/byte-writer.js'
import {
  type Field,
  field,
  fieldOf,
  GLOBAL,
  INPUT,
  OUTPUT,
  withoutFields,
} from '../../bitcoin/psbt-fields.js'
import { txidBytes } from '../../bitcoin/transaction.js'
import { GLOBAL_PLACE, readMap, requiredField } from './map.js'
import type { Psbt, PsbtInput, PsbtOutput } from './psbt.js'

const TRANSACTION_GLOBALS = [
  GLOBAL.TX_VERSION,
  GLOBAL.FALLBACK_LOCKTIME,
  GLOBAL.INPUT_COUNT,
  GLOBAL.OUTPUT_COUNT,
  GLOBAL.TX_MODIFIABLE,
  GLOBAL.VERSION,
]
const OUTPOINT = [INPUT.PREVIOUS_TXID, INPUT.OUTPUT_INDEX]
const LOCKTIMES = [INPUT.SEQUENCE, INPUT.REQUIRED_TIME_LOCKTIME, INPUT.REQUIRED_HEIGHT_LOCKTIME]

/** Reads what follows the global map of a version 2 PSBT (BIP 370). Throws `psbt.*`. */
export function readVersion2(globals: readonly Field[], reader: ByteReader): Psbt {
  const inputCount = countIn(globals, GLOBAL.INPUT_COUNT)
  const outputCount = countIn(globals, GLOBAL.OUTPUT_COUNT)
  const txVersion = numberOf(requiredField(globals, GLOBAL.TX_VERSION, GLOBAL_PLACE))
  const fallbackLocktime = optionalNumber(globals, GLOBAL.FALLBACK_LOCKTIME)
  const modifiable = fieldOf(globals, GLOBAL.TX_MODIFIABLE)?.[0]
  return {
    version: 2,
    txVersion,
    ...(fallbackLocktime === undefined ? {} : { fallbackLocktime }),
    ...(modifiable === undefined ? {} : { modifiable }),
    fields: withoutFields(globals, TRANSACTION_GLOBALS),
    inputs: times(inputCount, index => readInput(reader, index)),
    outputs: times(outputCount, index => readOutput(reader, index)),
  }
}

// Not Array.from({ length }): the count is a claim, and reading stops where the bytes do.
function times<T>(count: number, read: (index: number) => T): T[] {
  const items: T[] = []
  for (let index = 0; index < count; index++) items.push(read(index))
  return items
}

function readInput(reader: ByteReader, index: number): PsbtInput {
  const place = { kind: 'input', index } as const
  const fields = readMap(reader, 2, place)
  const sequence = optionalNumber(fields, INPUT.SEQUENCE)
  const requiredTime = optionalNumber(fields, INPUT.REQUIRED_TIME_LOCKTIME)
  const requiredHeight = optionalNumber(fields, INPUT.REQUIRED_HEIGHT_LOCKTIME)
  return {
    txid: toHex(requiredField(fields, INPUT.PREVIOUS_TXID, place).toReversed()),
    vout: numberOf(requiredField(fields, INPUT.OUTPUT_INDEX, place)),
    ...(sequence === undefined ? {} : { sequence }),
    ...(requiredTime === undefined ? {} : { requiredTime }),
    ...(requiredHeight === undefined ? {} : { requiredHeight }),
    fields: withoutFields(fields, [...OUTPOINT, ...LOCKTIMES]),
  }
}

function readOutput(reader: ByteReader, index: number): PsbtOutput {
  const place = { kind: 'output', index } as const
  const fields = readMap(reader, 2, place)
  return {
    value: new ByteReader(requiredField(fields, OUTPUT.AMOUNT, place)).int64(),
    script: requiredField(fields, OUTPUT.SCRIPT, place),
    fields: withoutFields(fields, [OUTPUT.AMOUNT, OUTPUT.SCRIPT]),
  }
}

function countIn(globals: readonly Field[], type: number): number {
  return new ByteReader(requiredField(globals, type, GLOBAL_PLACE)).compactSize()
}

function optionalNumber(fields: readonly Field[], type: number): number | undefined {
  const value = fieldOf(fields, type)
  return value && numberOf(value)
}

function numberOf(value: Uint8Array): number {
  return new ByteReader(value).uint32()
}

/** The fields that say what version 2 says of the transaction as a whole. */
export function globalsOfVersion2(psbt: Psbt): Field[] {
  return [
    field(GLOBAL.TX_VERSION, uint32(psbt.txVersion)),
    ...optional(GLOBAL.FALLBACK_LOCKTIME, psbt.fallbackLocktime),
    field(GLOBAL.INPUT_COUNT, compactSize(psbt.inputs.length)),
    field(GLOBAL.OUTPUT_COUNT, compactSize(psbt.outputs.length)),
    ...(psbt.modifiable === undefined ? [] : [field(GLOBAL.TX_MODIFIABLE, Uint8Array.of(psbt.modifiable))]),
    field(GLOBAL.VERSION, uint32(2)),
  ]
}

/** The fields that say what version 2 says of an input of the transaction. */
export function inputFieldsOfVersion2(input: PsbtInput): Field[] {
  return [
    field(INPUT.PREVIOUS_TXID, txidBytes(input.txid)),
    field(INPUT.OUTPUT_INDEX, uint32(input.vout)),
    ...optional(INPUT.SEQUENCE, input.sequence),
    ...optional(INPUT.REQUIRED_TIME_LOCKTIME, input.requiredTime),
    ...optional(INPUT.REQUIRED_HEIGHT_LOCKTIME, input.requiredHeight),
  ]
}

/** The fields that say what version 2 says of an output of the transaction. */
export function outputFieldsOfVersion2({ value, script }: PsbtOutput): Field[] {
  return [field(OUTPUT.AMOUNT, uint64(value)), field(OUTPUT.SCRIPT, script)]
}

function optional(type: number, value: number | undefined): Field[] {
  return value === undefined ? [] : [field(type, uint32(value))]
}
