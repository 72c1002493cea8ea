import { concat, equalBytes } from '../base/bytes.js'
import { push, pushedItems } from '../bitcoin/script.js'
import type { OutputScripts } from './compile.js'

/** What an input carries to spend a coin. */
export interface Spend {
  readonly scriptSig: Uint8Array
  readonly witness: readonly Uint8Array[]
}

type HashedScripts = Pick<OutputScripts, 'redeemScript' | 'witnessScript'>

/** The script that an input's stack is for: the last item of it. */
export function innermost({ redeemScript, witnessScript }: HashedScripts): Uint8Array {
  return (witnessScript ?? redeemScript) as Uint8Array
}

/**
 * Puts a stack and the script that it is for where BIP 16 and BIP 141 want them: into a witness where there is a witness
 * script, with the push of its program before it where that is a redeem script; else into pushes.
 */
export function spendWith(scripts: HashedScripts, stack: readonly Uint8Array[]): Spend {
  const items = [...stack, innermost(scripts)]
  if (scripts.witnessScript === undefined) return { scriptSig: concat(...items.map(push)), witness: [] }
  return { scriptSig: scriptSigAround(scripts), witness: items }
}

/** The stack that a spend has for the scripts' innermost one, or undefined where it is of another form (BIP 62, BIP 141). */
export function stackIn(scripts: HashedScripts, { scriptSig, witness }: Spend): Uint8Array[] | undefined {
  const items = itemsIn(scripts, { scriptSig, witness })
  const script = items?.[items.length - 1]
  if (items === undefined || script === undefined || !equalBytes(script, innermost(scripts))) return undefined
  return items.slice(0, -1)
}

function itemsIn(scripts: HashedScripts, { scriptSig, witness }: Spend): readonly Uint8Array[] | undefined {
  if (scripts.witnessScript === undefined) return witness.length === 0 ? shortestPushes(scriptSig) : undefined
  return equalBytes(scriptSig, scriptSigAround(scripts)) ? witness : undefined
}

/** The items that a scriptSig pushes, small numbers by their opcodes too; nodes refuse any longer one. */
function shortestPushes(scriptSig: Uint8Array): readonly Uint8Array[] | undefined {
  const items = pushedItems(scriptSig)
  return items !== undefined && equalBytes(concat(...items.map(push)), scriptSig) ? items : undefined
}

function scriptSigAround({ redeemScript }: HashedScripts): Uint8Array {
  return redeemScript === undefined ? new Uint8Array(0) : push(redeemScript)
}
