import { compareBytes } from '../../bitcoin/bytes.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import { GLOBAL, INPUT, withField } from '../fields.js'
import type { Field, Psbt, PsbtInput, PsbtOutput } from '../psbt.js'
import type { ReviewedInput, ReviewedPsbt } from '../reviewed-psbt.js'
import { describeCosigners, describeInput, describeOutput } from '../updater.js'
import { agreedFields } from './agreed-fields.js'

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
      const fields = agreedFields(
        'input',
        mapsOf(one => one.inputs[i] as PsbtInput),
        REBUILT.input,
      )
      const coin = { reviewed: inputs[i] as ReviewedInput, previous: previous[i] as Uint8Array }
      return rebuildInput(vault, { txid, vout, sequence, fields }, coin, everySignature(reviews, i))
    }),
    outputs: outputs.map(({ value, script, place }, i) => {
      // What describes the vault's own is the same in all files, or the review had blocked.
      const fields = agreedFields(
        'output',
        mapsOf(one => one.outputs[i] as PsbtOutput),
        [],
      )
      return rebuildOutput(vault, { value, script, fields }, place)
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

function rebuildOutput(vault: Vault, bare: PsbtOutput, place: VaultAddress | undefined): PsbtOutput {
  return place === undefined ? bare : describeOutput(bare, vault, place)
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
