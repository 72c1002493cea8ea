import { equalBytes, toHex } from '../../src/base/bytes.js'
import type { Code } from '../../src/base/codes.js'
import { errorOf, type RingiError } from '../../src/base/error.js'
import type { Args } from '../../src/base/message.js'
import { compareKeys, type Field } from '../../src/bitcoin/psbt-fields.js'
import { encodeTransaction } from '../../src/bitcoin/transaction.js'
import { convertPsbt } from '../../src/psbt/codec/convert.js'
import { decodePsbt } from '../../src/psbt/codec/decode.js'
import { encodeMaps, mapsOf, type PsbtMaps } from '../../src/psbt/codec/encode.js'
import { GLOBAL_PLACE } from '../../src/psbt/codec/map.js'
import { type Psbt, unsignedTransaction } from '../../src/psbt/codec/psbt.js'
import { fieldName } from '../../src/psbt/codec/validate/field.js'
import type { MapPlace } from '../../src/psbt/codec/validate/place.js'

// Inputs Modifiable and Outputs Modifiable (BIP 370).
const PERMISSIONS = 0b11

/**
 * The Combiner as BIP 174 has it, which the standard's vectors are for: one PSBT with the fields of all, in the version of
 * the first. It verifies nothing and takes whatever it is given, which Ringi's own `combine` refuses to do; so it stands
 * here and not in the library. Throws `usage.invalid` for no PSBTs, `psbt.other-transaction` where one is of another
 * unsigned transaction, `psbt.conflict` where two have different values for one key, and what {@link convertPsbt} and
 * {@link decodePsbt} throw.
 */
export function mergePsbts(psbts: readonly Psbt[]): Psbt {
  const [first] = psbts
  if (first === undefined) throw refused('usage.invalid', {})
  const alike = psbts.map(psbt => convertPsbt(psbt, first.version))
  const transaction = transactionBytes(first)
  alike.forEach((psbt, index) => {
    if (!equalBytes(transactionBytes(psbt), transaction)) throw otherTransaction(index)
  })
  const merged = decodePsbt(encodeMaps(mergeMaps(withOneModifiable(alike).map(mapsOf))))
  if (!equalBytes(transactionBytes(merged), transaction)) throw locktimesConflict()
  return merged
}

function transactionBytes(psbt: Psbt): Uint8Array {
  return encodeTransaction(unsignedTransaction(psbt))
}

function mergeMaps(all: readonly PsbtMaps[]): PsbtMaps {
  const [first] = all as [PsbtMaps]
  const merge = (kind: 'input' | 'output', lists: 'inputs' | 'outputs') =>
    first[lists].map((_, index) =>
      union(
        all.flatMap(maps => maps[lists][index] as readonly Field[]),
        { kind, index },
      ),
    )
  return {
    global: union(
      all.flatMap(maps => maps.global),
      GLOBAL_PLACE,
    ),
    inputs: merge('input', 'inputs'),
    outputs: merge('output', 'outputs'),
  }
}

function union(fields: readonly Field[], place: MapPlace): Field[] {
  const merged: Field[] = []
  for (const field of [...fields].sort(compareKeys)) {
    const last = merged.at(-1)
    if (last === undefined || compareKeys(last, field) !== 0) merged.push(field)
    else if (!equalBytes(last.value, field.value)) throw conflict(field, place)
  }
  return merged
}

/**
 * Every signer takes back the permissions that its signature leaves no room for, so the flags differ rightly (BIP 370,
 * PSBT_GLOBAL_TX_MODIFIABLE): what one forbids is forbidden, and one SIGHASH_SINGLE counts for all.
 */
function withOneModifiable(psbts: readonly Psbt[]): readonly Psbt[] {
  if (psbts.every(psbt => psbt.modifiable === undefined)) return psbts
  const flags = psbts.map(psbt => psbt.modifiable ?? 0)
  const allowed = flags.reduce((all, one) => all & one, PERMISSIONS)
  const noted = flags.reduce((all, one) => all | one, 0) & ~PERMISSIONS
  return psbts.map(psbt => ({ ...psbt, modifiable: allowed | noted }))
}

// It says what it refuses by codes of Ringi's, with facts of its own.
function refused(code: Code, args: Args): RingiError {
  return errorOf({ code, args })
}

function conflict({ type, keydata }: Field, place: MapPlace): RingiError {
  return refused('psbt.conflict', { ...place, field: fieldName(place.kind, type), key: toHex(keydata) })
}

function otherTransaction(index: number): RingiError {
  return refused('psbt.other-transaction', { psbt: index })
}

function locktimesConflict(): RingiError {
  return refused('psbt.conflict', {})
}
