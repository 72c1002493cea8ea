import { equalBytes } from '../../base/bytes.js'
import { type Field, fieldOf, fieldsOf, INPUT } from '../../bitcoin/psbt-fields.js'
import { SIGHASH_ALL } from '../../bitcoin/signature.js'
import type { Cosigner } from '../../vault/cosigner.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import { fitsAddress } from '../claims.js'
import type { PsbtInput } from '../codec/psbt.js'
import type { Objection } from './objection.js'

/** Compares what a PSBT says of an input, beside its coin, with what the vault derives for it. */
export function compareClaims(input: PsbtInput, address: VaultAddress, vault: Vault): Objection[] {
  const { redeemScript, witnessScript } = address.scripts
  return [
    ...checkSighashType(input),
    ...refuseTaproot(input),
    ...compareScript('redeem', fieldOf(input.fields, INPUT.REDEEM_SCRIPT), redeemScript),
    ...compareScript('witness', fieldOf(input.fields, INPUT.WITNESS_SCRIPT), witnessScript),
    ...fieldsOf(input.fields, INPUT.BIP32_DERIVATION).flatMap(field =>
      compareDerivation(field, address, vault),
    ),
  ]
}

function checkSighashType({ fields }: PsbtInput): Objection[] {
  const type = fieldOf(fields, INPUT.SIGHASH_TYPE)
  if (type === undefined || equalBytes(type, Uint8Array.of(SIGHASH_ALL, 0, 0, 0))) return []
  return [['sighash.not-all', 'A signature is asked for that would not commit to the whole transaction.']]
}

function refuseTaproot({ fields }: PsbtInput): Objection[] {
  const taproot = fields.some(({ type }) => type >= INPUT.TAP_KEY_SIG && type <= INPUT.MUSIG2_PARTIAL_SIG)
  return taproot
    ? [['input.taproot-fields', 'The input carries taproot fields, which no coin of a vault has.']]
    : []
}

function compareScript(
  kind: 'redeem' | 'witness',
  claimed: Uint8Array | undefined,
  ours: Uint8Array | undefined,
): Objection[] {
  if (claimed === undefined) return []
  if (ours === undefined) {
    return [
      [
        'input.unexpected-script',
        `The input carries a ${kind} script, which its kind of coin does not have.`,
      ],
    ]
  }
  if (equalBytes(claimed, ours)) return []
  return [
    [
      `input.${kind}-script-mismatch`,
      `The ${kind} script is not the one that the vault derives for this coin.`,
    ],
  ]
}

function compareDerivation(field: Field, address: VaultAddress, vault: Vault): Objection[] {
  const key = address.keys.find(({ publicKey }) => equalBytes(publicKey, field.keydata))
  if (key === undefined) {
    return [['input.key-outside-vault', 'The input names a key that is not in the script of its coin.']]
  }
  if (fitsAddress(field, address, vault)) return []
  const { name } = vault.cosigners[key.cosigner] as Cosigner
  return [
    ['input.derivation-mismatch', `The input says that the key of ${name} comes from where it does not.`],
  ]
}
