import { type Finding, finding, type Where } from '../../base/finding.js'
import { type Field, GLOBAL, INPUT, OUTPUT, TAPROOT_OUTPUT } from '../../bitcoin/psbt-fields.js'
import type { LockFields } from '../../spend/fields.js'
import type { Vault } from '../../vault/vault.js'
import { isCheckpointField } from '../carried-checkpoints.js'
import { isKeptField } from '../codec/kept-fields.js'
import type { Psbt } from '../codec/psbt.js'
import type { MapPlace } from '../codec/validate/place.js'
import { isNetworkField } from '../named-network.js'
import { isNoteField } from '../notes.js'

// Known, and of no use to most coins or to who is paid: a place to carry something in.
const USELESS = {
  input: [INPUT.POR_COMMITMENT, INPUT.RIPEMD160, INPUT.SHA256, INPUT.HASH160, INPUT.HASH256],
  output: [...TAPROOT_OUTPUT, OUTPUT.MUSIG2_PARTICIPANT_PUBKEYS],
} as const

type KnownFieldTypes = Readonly<Record<MapPlace['kind'], ReadonlySet<number>>>

/** The fields that have a use, those of such locks among them. */
function knownWith({ input, output }: LockFields): KnownFieldTypes {
  return {
    global: new Set(Object.values(GLOBAL)),
    input: new Set([...without(Object.values(INPUT), USELESS.input), ...Object.values(input).flat()]),
    output: new Set([...without(Object.values(OUTPUT), USELESS.output), ...Object.values(output).flat()]),
  }
}

function without(types: readonly number[], others: readonly number[]): number[] {
  return types.filter(type => !others.includes(type))
}

/** Tells of what else a PSBT carries: fields that have no use here, and leave to change the transaction. */
export function checkExtras(psbt: Psbt, { scriptType }: Vault): Finding[] {
  const known = knownWith(scriptType.fields)
  const foreign = (kind: MapPlace['kind'], fields: readonly Field[]) =>
    fields.filter(field => isForeign(field, kind, psbt, known))
  const found = [
    ...findingOf(foreign('global', psbt.fields), {}),
    ...psbt.inputs.flatMap(({ fields }, input) => findingOf(foreign('input', fields), { input })),
    ...psbt.outputs.flatMap(({ fields }, output) => findingOf(foreign('output', fields), { output })),
  ]
  if ((psbt.modifiable ?? 0) !== 0) {
    found.push(finding('warn', 'psbt.modifiable'))
  }
  return found
}

function isForeign(field: Field, kind: MapPlace['kind'], { version }: Psbt, known: KnownFieldTypes): boolean {
  if (field.type !== GLOBAL.PROPRIETARY) return !known[kind].has(field.type)
  if (isNoteField(field, kind) || isCheckpointField(field, kind) || isNetworkField(field, kind)) return false
  return !(version === 0 && isKeptField(field, kind))
}

function findingOf(foreign: readonly Field[], where: Where): Finding[] {
  if (foreign.length === 0) return []
  const bytes = foreign.reduce((sum, { keydata, value }) => sum + keydata.length + value.length, 0)
  return [finding('info', 'psbt.unknown-fields', { count: foreign.length, bytes }, where)]
}
