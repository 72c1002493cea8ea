import type { OutPoint } from '../../bitcoin/transaction.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import { fieldOf, INPUT } from '../fields.js'
import type { Psbt, PsbtInput } from '../psbt.js'
import { placeClaimed } from '../review/claims.js'
import type { Proofs } from '../review/proofs.js'

/** How far a coin is searched for whose place nobody claims. */
const SEARCHED = 100

/**
 * Where in a vault an input's coin would lie if what the PSBT says of its script were true. For finding out what is wrong,
 * and nothing else: without the whole previous transaction it is a claim.
 */
export function likelyAddress(input: PsbtInput, vault: Vault, proofs: Proofs): VaultAddress | undefined {
  const script = claimedScript(input, proofs)
  if (script === undefined) return undefined
  return proofs.locatorFor(vault).locate(script, SEARCHED, placeClaimed(input.fields, INPUT.BIP32_DERIVATION))
}

/** Whether any coin of a PSBT seems to lie in `vault`. */
export function seemsToSpend(psbt: Psbt, vault: Vault, proofs: Proofs): boolean {
  return psbt.inputs.some(input => likelyAddress(input, vault, proofs) !== undefined)
}

function claimedScript(input: PsbtInput, proofs: Proofs): Uint8Array | undefined {
  const witnessUtxo = fieldOf(input.fields, INPUT.WITNESS_UTXO)
  // Eight bytes of amount, one of length for a script as short as any that pays to a hash.
  return provenScript(input, proofs) ?? witnessUtxo?.subarray(9)
}

function provenScript(input: PsbtInput & OutPoint, proofs: Proofs): Uint8Array | undefined {
  const previous = fieldOf(input.fields, INPUT.NON_WITNESS_UTXO)
  return previous && proofs.previousOutput(previous, input)?.script
}
