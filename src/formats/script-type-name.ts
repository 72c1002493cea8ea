import { RingiError } from '../base/error.js'
import type { ScriptTypeName } from '../spend/script-type.js'
import type { Vault } from '../vault/vault.js'

/** What wallet files call the kinds of script. A kind that has no name here stands in none of those files. */
const NAMES: ReadonlyMap<ScriptTypeName, string> = new Map([
  ['p2wsh', 'P2WSH'],
  ['p2sh-p2wsh', 'P2SH-P2WSH'],
  ['p2sh', 'P2SH'],
])

// What is nested is named from the inside out by some.
const INSIDE_OUT: ReadonlyMap<string, string> = new Map([['P2WSH-P2SH', 'P2SH-P2WSH']])

/**
 * The kind of script that a file's `member` names `text`; Sparrow writes P2SH_P2WSH. Throws `vault.malformed` where it is
 * none of those that there are.
 */
export function scriptTypeCalled(text: string, member: string): ScriptTypeName {
  const spelled = text.replaceAll('_', '-')
  const expected = INSIDE_OUT.get(spelled) ?? spelled
  const found = [...NAMES].find(([, name]) => name === expected)
  if (found === undefined)
    throw new RingiError('vault.malformed', { why: 'script-type', member, known: [...NAMES.values()] })
  return found[0]
}

/** What files of `format` call the kind of script of a vault. Throws `format.cannot-carry` where they have no word for it. */
export function scriptTypeName({ scriptType }: Vault, format: string): string {
  const name = NAMES.get(scriptType.name)
  if (name === undefined)
    throw new RingiError('format.cannot-carry', { why: 'script-type', format, scriptType: scriptType.name })
  return name
}
