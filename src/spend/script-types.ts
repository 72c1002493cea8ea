import { RingiError } from '../base/error.js'
import type { OnChain } from '../chain/chain.js'
import type { Network } from '../chain/network.js'
import { p2sh20, p2sh32 } from './multisig/cash.js'
import { p2sh } from './multisig/p2sh.js'
import { p2shP2wsh } from './multisig/p2sh-p2wsh.js'
import { p2wsh } from './multisig/p2wsh.js'
import type { ScriptType, ScriptTypeName } from './script-type.js'

/** One row a script type. */
export const SCRIPT_TYPES: Readonly<Record<ScriptTypeName, ScriptType>> = {
  p2wsh,
  'p2sh-p2wsh': p2shP2wsh,
  p2sh,
  p2sh32,
  p2sh20,
}

/** Those that coins of a network can be locked with, the usual one first. */
export function scriptTypesOn({ chain }: OnChain): readonly ScriptType[] {
  return Object.values(SCRIPT_TYPES).filter(({ forkId }) => forkId === chain.forkId)
}

/** The script type called `name`. Throws `script-type.unknown`. */
export function scriptTypeNamed(name: string): ScriptType {
  if (Object.hasOwn(SCRIPT_TYPES, name)) return SCRIPT_TYPES[name as ScriptTypeName]
  throw new RingiError('script-type.unknown', { name, known: Object.keys(SCRIPT_TYPES) })
}

/**
 * What is meant by a script type on a network: P2SH is one of 32 bytes on Bitcoin Cash, or of as many as are named there.
 * Throws `script-type.other-chain`.
 */
export function scriptTypeOn(
  { name }: ScriptType,
  network: Network,
  hashBytes?: ScriptHashBytes,
): ScriptType {
  const isCash = network.chain.forkId === true
  if (hashBytes !== undefined && !(isCash && name === 'p2sh'))
    throw new RingiError('script-type.hash', { name, network: network.name })
  const meant = SCRIPT_TYPES[isCash && name === 'p2sh' ? (`p2sh${hashBytes ?? 32}` as const) : name]
  requireScriptType(meant, network)
  return meant
}

/** How long the hash of a script is in an output of Bitcoin Cash. */
export type ScriptHashBytes = 20 | 32

/** Refuses a script type that coins of a network cannot be locked with. Throws `script-type.other-chain`. */
export function requireScriptType({ name, forkId }: ScriptType, network: Network): void {
  if (forkId === network.chain.forkId) return
  const known = scriptTypesOn(network).map(type => type.name)
  throw new RingiError('script-type.other-chain', { name, network: network.label, known })
}
