import { compareBytes } from '../../../base/bytes.js'
import { parseDerivation } from '../../../bitcoin/psbt-derivation.js'
import { type Field, fieldsOf, GLOBAL, INPUT, OUTPUT, withField } from '../../../bitcoin/psbt-fields.js'
import { UNKNOWN_FINGERPRINT } from '../../../keys/origin.js'
import type { Vault, VaultAddress } from '../../../vault/vault.js'
import type { Psbt, PsbtInput, PsbtOutput } from '../../codec/psbt.js'
import type { ReviewedInput, ReviewedPsbt } from '../../review/reviewed-psbt.js'
import { describeCosigners, describeInput, describeOutput } from '../updater.js'
import { agreedFields, type NamedFields } from './agreed-fields.js'

type File = { readonly name: string; readonly psbt: Psbt }

/** The fields of each map that are made anew, whatever the copies say in them. */
export const REBUILT = {
  global: [GLOBAL.XPUB],
  input: [
    INPUT.NON_WITNESS_UTXO,
    INPUT.WITNESS_UTXO,
    INPUT.PARTIAL_SIG,
    INPUT.REDEEM_SCRIPT,
    INPUT.WITNESS_SCRIPT,
    INPUT.BIP32_DERIVATION,
    INPUT.FINAL_SCRIPTSIG,
    INPUT.FINAL_SCRIPTWITNESS,
  ],
  /** Of outputs that are the vault's own. */
  output: [OUTPUT.BIP32_DERIVATION],
} as const

/** The PSBT that all reviewed files together amount to, made anew: what can be derived is, and nothing is copied unseen. */
export function rebuild(
  vault: Vault,
  files: readonly File[],
  reviews: readonly ReviewedPsbt[],
  previous: readonly (Uint8Array | undefined)[],
): Psbt {
  const { transaction, inputs, outputs } = (reviews[0] as ReviewedPsbt).facts
  const mapsOf = (pick: (psbt: Psbt) => { readonly fields: readonly Field[] }) =>
    files.map(({ name, psbt }) => ({ name, fields: pick(psbt).fields }))
  const psbt: Psbt = {
    version: files.some(file => file.psbt.version === 0) ? 0 : 2,
    txVersion: transaction.version,
    fallbackLocktime: transaction.locktime,
    fields: agreedFields(
      'global',
      mapsOf(one => one),
      REBUILT.global,
    ),
    inputs: transaction.inputs.map(({ txid, vout, sequence }, i) => {
      const maps = mapsOf(one => one.inputs[i] as PsbtInput)
      const agreed = agreedFields('input', maps, REBUILT.input)
      const fields = everyOrigin(vault, maps, INPUT.BIP32_DERIVATION).reduce(withField, agreed)
      const coin = { reviewed: inputs[i] as ReviewedInput, previous: previous[i] as Uint8Array }
      return rebuildInput(vault, { txid, vout, sequence, fields }, coin, everySignature(reviews, i))
    }),
    outputs: outputs.map(({ value, script, place }, i) => {
      const maps = mapsOf(one => one.outputs[i] as PsbtOutput)
      if (place === undefined) return { value, script, fields: agreedFields('output', maps, []) }
      // Scripts of the vault's own are the same in all files, or the review had blocked; fingerprints need not be.
      const agreed = agreedFields('output', maps, REBUILT.output)
      const fields = everyOrigin(vault, maps, OUTPUT.BIP32_DERIVATION).reduce(withField, agreed)
      return describeOutput({ value, script, fields }, vault, place)
    }),
  }
  return describeCosigners(psbt, vault)
}

function rebuildInput(
  vault: Vault,
  bare: PsbtInput,
  coin: { reviewed: ReviewedInput; previous: Uint8Array },
  signatures: ReadonlyMap<number, Uint8Array>,
): PsbtInput {
  // Nothing blocked, so every input has its address, its amount and its previous transaction.
  const address = coin.reviewed.address as VaultAddress
  const output = { value: coin.reviewed.value as bigint, script: address.scripts.scriptPubKey }
  const described = describeInput(bare, vault, address, { previousTransaction: coin.previous, output })
  const signed = address.keys.flatMap(({ cosigner, publicKey }) => {
    const value = signatures.get(cosigner)
    return value === undefined ? [] : [{ type: INPUT.PARTIAL_SIG, keydata: publicKey, value }]
  })
  return { ...described, fields: signed.reduce<readonly Field[]>(withField, described.fields) }
}

/**
 * What the files say of where keys come from, for a vault that does not know: of one key, what names its master key comes
 * last, and among such the lesser bytes, whichever file came first.
 */
function everyOrigin(vault: Vault, maps: readonly NamedFields[], type: number): Field[] {
  if (vault.cosigners.every(({ fingerprint }) => fingerprint !== UNKNOWN_FINGERPRINT)) return []
  const isNamed = ({ value }: Field) => parseDerivation(value).fingerprint !== UNKNOWN_FINGERPRINT
  return maps
    .flatMap(({ fields }) => fieldsOf(fields, type))
    .sort((a, b) => Number(isNamed(a)) - Number(isNamed(b)) || compareBytes(b.value, a.value))
}

/** All verified signatures on an input; where a cosigner made two, the lesser bytes, whichever file came first. */
function everySignature(reviews: readonly ReviewedPsbt[], index: number): Map<number, Uint8Array> {
  const all = new Map<number, Uint8Array>()
  for (const { facts } of reviews) {
    for (const [cosigner, signature] of (facts.inputs[index] as ReviewedInput).signatures) {
      const known = all.get(cosigner)
      if (known === undefined || compareBytes(signature, known) < 0) all.set(cosigner, signature)
    }
  }
  return all
}
