import { compareBytes, toHex } from '../../../base/bytes.js'
import { RingiError } from '../../../base/error.js'
import { compareKeys, type Field, GLOBAL, INPUT, withField } from '../../../bitcoin/psbt-fields.js'
import { UNKNOWN_FINGERPRINT } from '../../../keys/origin.js'
import { type SignatureId, type Signatures, type Signed, signatureField } from '../../../spend/challenge.js'
import type { DerivationClaim } from '../../../spend/derivation-claims.js'
import type { Side } from '../../../spend/fields.js'
import type { Vault, VaultAddress } from '../../../vault/vault.js'
import type { Psbt, PsbtInput, PsbtOutput } from '../../codec/psbt.js'
import type { MapPlace } from '../../codec/validate/place.js'
import { isNoteField } from '../../notes.js'
import type { ReviewedInput, ReviewedPsbt } from '../../review/reviewed-psbt.js'
import { describeInput, describeOutput, describeVault } from '../updater.js'

type File = { readonly name: string; readonly psbt: Psbt }

/** The fields of each map that are made anew, whatever the copies say in them; of outputs, of those that are the vault's. */
export function rebuiltTypes({ scriptType: { fields } }: Vault): Record<MapPlace['kind'], readonly number[]> {
  return {
    global: [GLOBAL.XPUB],
    input: [...Object.values(fields.input).flat(), INPUT.FINAL_SCRIPTSIG, INPUT.FINAL_SCRIPTWITNESS],
    output: fields.output.derivations,
  }
}

/** The PSBT that all reviewed files together amount to, made anew: what can be derived is, and nothing is copied unseen. */
export function rebuild(
  vault: Vault,
  files: readonly File[],
  reviews: readonly ReviewedPsbt[],
  previous: readonly (Uint8Array | undefined)[],
): Psbt {
  const { transaction, inputs, outputs } = (reviews[0] as ReviewedPsbt).facts
  const rebuilt = rebuiltTypes(vault)
  const mapsOf = (pick: (psbt: Psbt) => { readonly fields: readonly Field[] }) =>
    files.map(({ name, psbt }) => ({ name, fields: pick(psbt).fields }))
  const psbt: Psbt = {
    version: files.some(file => file.psbt.version === 0) ? 0 : 2,
    txVersion: transaction.version,
    fallbackLocktime: transaction.locktime,
    fields: agreedFields(
      'global',
      mapsOf(one => one),
      rebuilt.global,
    ),
    inputs: transaction.inputs.map(({ txid, vout, sequence }, i) => {
      const maps = mapsOf(one => one.inputs[i] as PsbtInput)
      const agreed = agreedFields('input', maps, rebuilt.input)
      const fields = everyOrigin(vault, maps, 'input').reduce(withField, agreed)
      const coin = { reviewed: inputs[i] as ReviewedInput, previous: previous[i] as Uint8Array }
      return rebuildInput({ txid, vout, sequence, fields }, coin, everySignature(reviews, i))
    }),
    outputs: outputs.map(({ value, script, place }, i) => {
      const maps = mapsOf(one => one.outputs[i] as PsbtOutput)
      if (place === undefined) return { value, script, fields: agreedFields('output', maps, []) }
      // Scripts of the vault's own are the same in all files, or the review had blocked; fingerprints need not be.
      const agreed = agreedFields('output', maps, rebuilt.output)
      const fields = everyOrigin(vault, maps, 'output').reduce(withField, agreed)
      return describeOutput({ value, script, fields }, place)
    }),
  }
  return describeVault(psbt, vault)
}

function rebuildInput(
  bare: PsbtInput,
  coin: { reviewed: ReviewedInput; previous: Uint8Array },
  signatures: Signatures,
): PsbtInput {
  // Nothing blocked, so every input has its address, its amount and its previous transaction.
  const address = coin.reviewed.address as VaultAddress
  const output = { value: coin.reviewed.value as bigint, script: address.lock.scriptPubKey }
  const described = describeInput(bare, address, { previousTransaction: coin.previous, output })
  const signed = [...signatures.values()].map(signatureField)
  return { ...described, fields: signed.reduce<readonly Field[]>(withField, described.fields) }
}

/**
 * What the files say of where keys come from, for a vault that does not know: of one key, what names its master key comes
 * last, and among such the lesser bytes, whichever file came first.
 */
function everyOrigin({ cosigners, scriptType }: Vault, maps: readonly NamedFields[], side: Side): Field[] {
  if (cosigners.every(({ fingerprint }) => fingerprint !== UNKNOWN_FINGERPRINT)) return []
  const isNamed = ({ fingerprint }: DerivationClaim) => fingerprint !== UNKNOWN_FINGERPRINT
  return maps
    .flatMap(({ fields }) => scriptType.derivationsIn(side, fields))
    .sort((a, b) => Number(isNamed(a)) - Number(isNamed(b)) || compareBytes(b.field.value, a.field.value))
    .map(({ field }) => field)
}

/** All verified signatures on an input; of two answers to one challenge the lesser bytes, whichever file came first. */
function everySignature(reviews: readonly ReviewedPsbt[], index: number): Signatures {
  const all = new Map<SignatureId, Signed>()
  for (const { facts } of reviews) {
    for (const [id, signed] of (facts.inputs[index] as ReviewedInput).signatures) {
      const known = all.get(id)
      if (known === undefined || compareBytes(signed.signature, known.signature) < 0) all.set(id, signed)
    }
  }
  return all
}

/** The fields of one map in one file. */
interface NamedFields {
  readonly name: string
  readonly fields: readonly Field[]
}

/**
 * What the files' maps of one kind agree on, beside the `rebuilt` types: fields that all of them have, and notes that
 * any of them has. Throws `psbt.conflict` where two say different things under one key.
 */
export function agreedFields(
  kind: MapPlace['kind'],
  maps: readonly NamedFields[],
  rebuilt: readonly number[],
): Field[] {
  const claims = new Map<string, { field: Field; name: string; count: number }>()
  for (const { name, fields } of maps) {
    for (const field of fields.filter(({ type }) => !rebuilt.includes(type))) {
      const key = `${field.type}:${toHex(field.keydata)}`
      const known = claims.get(key)
      if (known !== undefined && compareBytes(known.field.value, field.value) !== 0)
        throw conflict(known.name, name, field)
      claims.set(key, known ? { ...known, count: known.count + 1 } : { field, name, count: 1 })
    }
  }
  return [...claims.values()]
    .filter(({ field, count }) => count === maps.length || isNoteField(field, kind))
    .map(({ field }) => field)
    .sort(compareKeys)
}

function conflict(one: string, other: string, { type }: Field): RingiError {
  return new RingiError('psbt.conflict', { why: 'files', files: [one, other], type })
}
