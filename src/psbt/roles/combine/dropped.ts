import { toHex } from '../../../base/bytes.js'
import { type Finding, finding } from '../../../base/finding.js'
import { type Field, INPUT, withoutFields } from '../../../bitcoin/psbt-fields.js'
import type { Psbt } from '../../codec/psbt.js'

/** What combining turns into partial signatures, of an input's fields. */
const TURNED: readonly number[] = [INPUT.FINAL_SCRIPTSIG, INPUT.FINAL_SCRIPTWITNESS]

/** Tells of fields, in whatever map, that some of the files had and their combination has not. */
export function tellDropped(files: readonly { readonly psbt: Psbt }[], combined: Psbt): Finding[] {
  const kept = mapsOf(combined).map(fields => new Set(fields.map(keyOf)))
  const dropped = files.some(({ psbt }) =>
    mapsOf(psbt).some((fields, map) => fields.some(field => !(kept[map] as Set<string>).has(keyOf(field)))),
  )
  return dropped ? [finding('info', 'psbt.field-dropped')] : []
}

function mapsOf({ fields, inputs, outputs }: Psbt): (readonly Field[])[] {
  const ofInputs = inputs.map(input => withoutFields(input.fields, TURNED))
  return [fields, ...ofInputs, ...outputs.map(output => output.fields)]
}

function keyOf({ type, keydata }: Field): string {
  return `${type}:${toHex(keydata)}`
}
