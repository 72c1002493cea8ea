import { equalBytes } from '../../base/bytes.js'
import { encodeDerivation } from '../../bitcoin/psbt-derivation.js'
import { type Field, fieldsOf, GLOBAL, INPUT, OUTPUT, withField } from '../../bitcoin/psbt-fields.js'
import { encodeOutput, type TransactionOutput } from '../../bitcoin/transaction.js'
import { UNKNOWN_FINGERPRINT } from '../../keys/origin.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import type { Psbt, PsbtInput, PsbtOutput } from '../codec/psbt.js'

const NO_KEYDATA = new Uint8Array(0)

/** A coin with the proof of its amount: the whole transaction that made it, and what that says of the coin. */
export interface ProvenOutput {
  readonly previousTransaction: Uint8Array
  readonly output: TransactionOutput
}

/** The Updater (BIP 174) for one input: everything that any cosigner's signer needs to check and sign it. */
export function describeInput(
  input: PsbtInput,
  vault: Vault,
  address: VaultAddress,
  coin: ProvenOutput,
): PsbtInput {
  const { redeemScript, witnessScript } = address.scripts
  const known = [
    field(INPUT.NON_WITNESS_UTXO, coin.previousTransaction),
    // BIP 174: a witness UTXO only where the input is known to be segwit.
    vault.scriptType.segwit ? field(INPUT.WITNESS_UTXO, encodeOutput(coin.output)) : undefined,
    field(INPUT.REDEEM_SCRIPT, redeemScript),
    field(INPUT.WITNESS_SCRIPT, witnessScript),
    ...derivations(INPUT.BIP32_DERIVATION, vault, address, input.fields),
  ]
  return { ...input, fields: addTo(input.fields, known) }
}

/** The Updater for an output that goes back to the vault: what a signer needs to recognise it as such. */
export function describeOutput(output: PsbtOutput, vault: Vault, address: VaultAddress): PsbtOutput {
  const { redeemScript, witnessScript } = address.scripts
  const known = [
    field(OUTPUT.REDEEM_SCRIPT, redeemScript),
    field(OUTPUT.WITNESS_SCRIPT, witnessScript),
    ...derivations(OUTPUT.BIP32_DERIVATION, vault, address, output.fields),
  ]
  return { ...output, fields: addTo(output.fields, known) }
}

/** The Updater for the whole: every cosigner's extended key (PSBT_GLOBAL_XPUB), which some signers insist on. */
export function describeCosigners(psbt: Psbt, vault: Vault): Psbt {
  const xpubs = vault.cosigners.map(({ xpub, fingerprint, path }) => ({
    type: GLOBAL.XPUB,
    keydata: xpub.bytes78,
    value: encodeDerivation({ fingerprint, path }),
  }))
  return { ...psbt, fields: addTo(psbt.fields, xpubs) }
}

function derivations(
  type: number,
  vault: Vault,
  { keys, branch, index }: VaultAddress,
  given: readonly Field[],
): Field[] {
  return keys.flatMap(({ cosigner, publicKey }) => {
    const { fingerprint, path } = vault.cosigners[cosigner] as Vault['cosigners'][number]
    const isGiven = fieldsOf(given, type).some(({ keydata }) => equalBytes(keydata, publicKey))
    // Whoever wrote it may know where the key comes from, which the vault does not.
    if (fingerprint === UNKNOWN_FINGERPRINT && isGiven) return []
    const value = encodeDerivation({ fingerprint, path: [...path, branch, index] })
    return [{ type, keydata: publicKey, value }]
  })
}

function field(type: number, value: Uint8Array | undefined): Field | undefined {
  return value && { type, keydata: NO_KEYDATA, value }
}

function addTo(fields: readonly Field[], more: readonly (Field | undefined)[]): readonly Field[] {
  return more.reduce<readonly Field[]>((all, one) => (one === undefined ? all : withField(all, one)), fields)
}
