import { concatAll } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import type { Field } from '../../bitcoin/psbt-fields.js'
import { MAGIC } from './decode.js'
import { mapParts } from './map.js'
import type { Psbt } from './psbt.js'
import { globalsOfVersion0 } from './version0.js'
import { globalsOfVersion2, inputFieldsOfVersion2, outputFieldsOfVersion2 } from './version2.js'

/** A PSBT as the maps of key-value pairs that a file consists of. */
export interface PsbtMaps {
  readonly global: readonly Field[]
  readonly inputs: readonly (readonly Field[])[]
  readonly outputs: readonly (readonly Field[])[]
}

/**
 * The binary form of a PSBT: every map in ascending order of its keys, and no version field in version 0 (BIP 174). It
 * checks no fields: decoding does. Throws `psbt.field-version` where a version 0 PSBT holds what only version 2 has.
 */
export function encodePsbt(psbt: Psbt): Uint8Array {
  return encodeMaps(mapsOf(psbt))
}

/** Every pair of a PSBT, those that make up the transaction among them. Throws `psbt.field-version`. */
export function mapsOf(psbt: Psbt): PsbtMaps {
  return psbt.version === 0 ? mapsOfVersion0(psbt) : mapsOfVersion2(psbt)
}

/** The binary form of a PSBT that is given as its maps. */
export function encodeMaps({ global, inputs, outputs }: PsbtMaps): Uint8Array {
  return concatAll([MAGIC, ...[global, ...inputs, ...outputs].flatMap(mapParts)])
}

function mapsOfVersion0(psbt: Psbt): PsbtMaps {
  const ofVersion2 = psbt.inputs.some(
    input => input.requiredTime !== undefined || input.requiredHeight !== undefined,
  )
  if (ofVersion2 || psbt.modifiable !== undefined)
    throw new RingiError('psbt.field-version', { why: 'no-place' })
  return {
    global: [...globalsOfVersion0(psbt), ...psbt.fields],
    inputs: psbt.inputs.map(input => input.fields),
    outputs: psbt.outputs.map(output => output.fields),
  }
}

function mapsOfVersion2(psbt: Psbt): PsbtMaps {
  return {
    global: [...globalsOfVersion2(psbt), ...psbt.fields],
    inputs: psbt.inputs.map(input => [...inputFieldsOfVersion2(input), ...input.fields]),
    outputs: psbt.outputs.map(output => [...outputFieldsOfVersion2(output), ...output.fields]),
  }
}
