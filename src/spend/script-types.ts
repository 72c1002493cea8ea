import { RingiError } from '../base/error.js'
import { p2sh } from './multisig/p2sh.js'
import { p2shP2wsh } from './multisig/p2sh-p2wsh.js'
import { p2wsh } from './multisig/p2wsh.js'
import type { ScriptType, ScriptTypeName } from './script-type.js'

/** One row a script type. */
export const SCRIPT_TYPES: Readonly<Record<ScriptTypeName, ScriptType>> = {
  p2wsh,
  'p2sh-p2wsh': p2shP2wsh,
  p2sh,
}

/** The script type called `name`. Throws `script-type.unknown`. */
export function scriptTypeNamed(name: string): ScriptType {
  if (Object.hasOwn(SCRIPT_TYPES, name)) return SCRIPT_TYPES[name as ScriptTypeName]
  throw new RingiError('script-type.unknown', { name, known: Object.keys(SCRIPT_TYPES) })
}
