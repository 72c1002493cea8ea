import { RingiError } from '../../../base/error.js'
import type { Field } from '../../../bitcoin/psbt-fields.js'
import type { PsbtVersion } from '../psbt.js'
import { GLOBAL_RULES, INPUT_RULES, OUTPUT_RULES } from './field-rules.js'
import type { MapPlace } from './place.js'
import type { FieldRules } from './rule.js'

const KINDS: Readonly<Record<MapPlace['kind'], { prefix: string; rules: FieldRules }>> = {
  global: { prefix: 'PSBT_GLOBAL_', rules: GLOBAL_RULES },
  input: { prefix: 'PSBT_IN_', rules: INPUT_RULES },
  output: { prefix: 'PSBT_OUT_', rules: OUTPUT_RULES },
}

/** The standard name of a field, `PSBT_IN_PARTIAL_SIG`, or `field 0x2a` where its type is unknown. */
export function fieldName(kind: MapPlace['kind'], type: number): string {
  const { prefix, rules } = KINDS[kind]
  const known = rules[type]
  return known === undefined ? `field 0x${type.toString(16).padStart(2, '0')}` : prefix + known.name
}

/**
 * Checks one field by itself against the BIP that defines it; unknown fields pass.
 * Throws `psbt.field-version`, `psbt.key-malformed`, `psbt.field-malformed`.
 */
export function checkField({ type, keydata, value }: Field, version: PsbtVersion, place: MapPlace): void {
  const known = KINDS[place.kind].rules[type]
  if (known === undefined) return
  const named = () => ({ why: 'field', ...place, field: fieldName(place.kind, type) }) as const
  if (!known.versions.includes(version)) throw new RingiError('psbt.field-version', { ...named(), version })
  if (!known.key(keydata)) throw new RingiError('psbt.key-malformed', named())
  if (!known.value(value, keydata)) throw new RingiError('psbt.field-malformed', named())
}
