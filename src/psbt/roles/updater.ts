import { encodeDerivation } from '../../bitcoin/psbt-derivation.js'
import { type Field, GLOBAL, withField } from '../../bitcoin/psbt-fields.js'
import type { ProvenOutput } from '../../spend/fields.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import type { Psbt, PsbtInput, PsbtOutput } from '../codec/psbt.js'
import { networkFields } from '../named-network.js'

/** The Updater (BIP 174) for one input: everything that any cosigner's signer needs to check and sign it. */
export function describeInput(input: PsbtInput, { lock }: VaultAddress, coin: ProvenOutput): PsbtInput {
  return { ...input, fields: lock.describeInput(input.fields, coin) }
}

/** The Updater for an output that goes back to the vault: what a signer needs to recognise it as such. */
export function describeOutput(output: PsbtOutput, { lock }: VaultAddress): PsbtOutput {
  return { ...output, fields: lock.describeOutput(output.fields) }
}

/**
 * The Updater for the whole: every cosigner's extended key (PSBT_GLOBAL_XPUB), which some signers insist on, and of which
 * chain it is.
 */
export function describeVault(psbt: Psbt, vault: Vault): Psbt {
  const xpubs = vault.cosigners.map(({ xpub, fingerprint, path }) => ({
    type: GLOBAL.XPUB,
    keydata: xpub.bytes78,
    value: encodeDerivation({ fingerprint, path }),
  }))
  return {
    ...psbt,
    fields: [...xpubs, ...networkFields(vault.network)].reduce<readonly Field[]>(withField, psbt.fields),
  }
}
