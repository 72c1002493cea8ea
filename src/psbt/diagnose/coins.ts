import { fieldOf, INPUT } from '../../bitcoin/psbt-fields.js'
import type { OutPoint } from '../../bitcoin/transaction.js'
import { SEARCHED } from '../../vault/search.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import { placeClaimed } from '../claims.js'
import { previousOf } from '../codec/previous.js'
import type { Psbt, PsbtInput } from '../codec/psbt.js'
import type { Proofs } from '../proofs.js'

/**
 * Where in a vault an input's coin would lie if what the PSBT says of its script were true. For finding out what is wrong,
 * and nothing else: without the whole previous transaction it is a claim.
 */
export function likelyAddress(input: PsbtInput, vault: Vault, proofs: Proofs): VaultAddress | undefined {
  const script = claimedScript(input, vault, proofs)
  if (script === undefined) return undefined
  const claims = vault.scriptType.derivationsIn('input', input.fields)
  return proofs.locatorFor(vault).locate(script, SEARCHED.coin, placeClaimed(claims))
}

/** Whether any coin of a PSBT seems to lie in `vault`. */
export function seemsToSpend(psbt: Psbt, vault: Vault, proofs: Proofs): boolean {
  return psbt.inputs.some(input => likelyAddress(input, vault, proofs) !== undefined)
}

/** Whether a PSBT says of any coin what script it has: signers that send back little but signatures do not. */
export function tellsScripts(psbt: Psbt, vault: Vault, proofs: Proofs): boolean {
  return psbt.inputs.some(input => claimedScript(input, vault, proofs) !== undefined)
}

function claimedScript(input: PsbtInput, { scriptType }: Vault, proofs: Proofs): Uint8Array | undefined {
  const { fields } = input
  // Eight bytes of amount, one of length for a script as short as any that pays to a hash.
  const witnessUtxo = fieldOf(fields, INPUT.WITNESS_UTXO)?.subarray(9)
  return provenScript(input, proofs) ?? witnessUtxo ?? scriptType.claimedScript(fields)
}

function provenScript(input: PsbtInput & OutPoint, proofs: Proofs): Uint8Array | undefined {
  const previous = previousOf(input)
  return previous && proofs.previousOutput(previous, input)?.script
}
