import { type Finding, finding } from '../../base/finding.js'
import { ByteReader } from '../../bitcoin/byte-reader.js'
import { type Field, fieldOf, INPUT } from '../../bitcoin/psbt-fields.js'
import {
  type Challenge,
  type SignatureFault,
  type Signatures,
  type Signed,
  signatureId,
} from '../../spend/challenge.js'
import type { Opening } from '../../spend/lock.js'
import type { Cosigner } from '../../vault/cosigner.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import type { PsbtInput } from '../codec/psbt.js'
import type { Proofs } from '../proofs.js'

/** Verified signatures of one input, and what is wrong with the others. */
export interface InputSignatures {
  readonly signatures: Signatures
  readonly findings: readonly Finding[]
}

/** Where a signature is checked: the input's place, its address, and what its keys are asked to sign. */
interface SignatureContext {
  readonly index: number
  readonly vault: Vault
  readonly address: VaultAddress
  readonly challenges: readonly Challenge[]
  readonly proofs: Proofs
}

/** Verifies every signature that an input carries, as partial signatures or in final scripts. */
export function verifySignatures(input: PsbtInput, context: SignatureContext): InputSignatures {
  const { signatures: types } = context.vault.scriptType.fields.input
  const partial = input.fields
    .filter(({ type }) => types.includes(type))
    .map(field => checkPartial(field, context))
  const { opening, findings } = checkFinal(input, context)
  const signed = [...partial.flatMap(one => one.signed ?? []), ...(opening?.signed ?? [])]
  return {
    signatures: new Map(signed.map(one => [one.challenge.id, one])),
    findings: [...partial.flatMap(({ found }) => found ?? []), ...findings],
  }
}

interface CheckedSignature {
  readonly signed?: Signed
  readonly found?: Finding
}

function checkPartial(field: Field, context: SignatureContext): CheckedSignature {
  const where = { input: context.index }
  const id = signatureId(field)
  const challenge = context.challenges.find(one => one.id === id)
  if (challenge === undefined) return { found: finding('block', 'signature.foreign-key', {}, where) }
  const names = challenge.cosigners.map(place => (context.vault.cosigners[place] as Cosigner).name)
  const signed = { challenge, signature: field.value }
  const fault = faultOf(signed, context.proofs)
  if (fault !== undefined)
    return { found: finding('block', `signature.${fault}`, { why: 'partial', names }, where) }
  if (challenge.scheme.isUsual(signed.signature)) return { signed }
  return { signed, found: finding('info', 'signature.high-r', { names }, where) }
}

/** What is wrong with a signature as the answer to its challenge, if anything is. */
export function faultOf(signed: Signed, proofs: Proofs): SignatureFault | 'invalid' | undefined {
  const fault = signed.challenge.scheme.fault(signed.signature)
  if (fault !== undefined) return fault
  return proofs.verifies(signed) ? undefined : 'invalid'
}

/** What the final scripts that another program has made open the coin with. */
function checkFinal(
  input: PsbtInput,
  { index, address, challenges, proofs }: SignatureContext,
): { opening?: Opening; findings: readonly Finding[] } {
  const scriptSig = fieldOf(input.fields, INPUT.FINAL_SCRIPTSIG)
  const witness = fieldOf(input.fields, INPUT.FINAL_SCRIPTWITNESS)
  if (scriptSig === undefined && witness === undefined) return { findings: [] }
  const items = readWitness(witness)
  const spend = items && { scriptSig: scriptSig ?? new Uint8Array(0), witness: items }
  const holds = (signed: Signed) => faultOf(signed, proofs) === undefined
  const opening = spend && address.lock.read(spend, challenges, holds)
  if (opening !== undefined) return { opening, findings: [] }
  return { findings: [finding('block', 'input.final-unverified', {}, { input: index })] }
}

/** The items of a PSBT's final witness, or undefined where the bytes are something else. */
function readWitness(bytes: Uint8Array | undefined): Uint8Array[] | undefined {
  if (bytes === undefined) return []
  try {
    const reader = new ByteReader(bytes)
    const items = Array.from({ length: Math.min(reader.compactSize(), bytes.length) }, () => reader.sized())
    reader.end()
    return items
  } catch {
    return undefined
  }
}
