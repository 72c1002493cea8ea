import { type Finding, finding, type Where } from '../../bitcoin/finding.js'
import { GLOBAL, INPUT, OUTPUT } from '../fields.js'
import { isKeptField } from '../kept-fields.js'
import { isNoteField } from '../notes.js'
import type { Field, Psbt } from '../psbt.js'

// Known, and of no use to a vault's coin: a place to carry something in.
const USELESS: ReadonlySet<number> = new Set([
  INPUT.POR_COMMITMENT,
  INPUT.RIPEMD160,
  INPUT.SHA256,
  INPUT.HASH160,
  INPUT.HASH256,
])

const KNOWN = {
  global: new Set<number>(Object.values(GLOBAL)),
  input: new Set<number>(Object.values(INPUT).filter(type => !USELESS.has(type))),
  output: new Set<number>(Object.values(OUTPUT)),
}

/** Tells of what else a PSBT carries: fields that have no use here, and leave to change the transaction. */
export function checkExtras(psbt: Psbt): Finding[] {
  const found = [
    ...tell(psbt.fields, KNOWN.global, {}),
    ...psbt.inputs.flatMap(({ fields }, input) => tell(fields, KNOWN.input, { input })),
    ...psbt.outputs.flatMap(({ fields }, output) => tell(fields, KNOWN.output, { output })),
  ]
  if ((psbt.modifiable ?? 0) !== 0) {
    found.push(
      finding(
        'warn',
        'psbt.modifiable',
        'The PSBT still allows its inputs or outputs to be changed; signing ends that.',
      ),
    )
  }
  return found
}

function tell(fields: readonly Field[], known: ReadonlySet<number>, where: Where): Finding[] {
  const foreign = fields.filter(
    field =>
      (!known.has(field.type) || field.type === GLOBAL.PROPRIETARY) &&
      !isNoteField(field) &&
      !isKeptField(field),
  )
  if (foreign.length === 0) return []
  const bytes = foreign.reduce((sum, { keydata, value }) => sum + keydata.length + value.length, 0)
  const message = `It carries ${foreign.length} field(s) that Ringi has no use for, ${bytes} bytes; they never enter the transaction.`
  return [finding('info', 'psbt.unknown-fields', message, where)]
}
