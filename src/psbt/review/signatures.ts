import { equalBytes } from '../../base/bytes.js'
import { type Finding, finding } from '../../base/finding.js'
import type { Digest32 } from '../../base/hash.js'
import { ByteReader } from '../../bitcoin/byte-reader.js'
import { fieldOf, fieldsOf, INPUT } from '../../bitcoin/psbt-fields.js'
import {
  decodeSignature,
  type EncodedSignature,
  hasLowR,
  hasLowS,
  SIGHASH_ALL,
} from '../../bitcoin/signature.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import type { PsbtInput } from '../codec/psbt.js'
import type { Proofs } from '../proofs.js'

/** Verified signatures of one input, and what is wrong with the others. */
export interface InputSignatures {
  readonly signatures: ReadonlyMap<number, Uint8Array>
  readonly findings: readonly Finding[]
}

/** Where a signature is checked: the input's place, its address, and the digest that it has to commit to. */
export interface SignatureContext {
  readonly index: number
  readonly vault: Vault
  readonly address: VaultAddress
  readonly digest: Digest32
  readonly proofs: Proofs
}

/** Verifies every signature that an input carries, as partial signatures or in final scripts. */
export function verifySignatures(input: PsbtInput, context: SignatureContext): InputSignatures {
  const partial = fieldsOf(input.fields, INPUT.PARTIAL_SIG).map(({ keydata, value }) =>
    checkPartial(keydata, value, context),
  )
  const final = checkFinal(input, context)
  const signatures = new Map<number, Uint8Array>()
  const findings: Finding[] = []
  for (const result of [...partial, ...final]) {
    if ('signature' in result) signatures.set(result.cosigner, result.signature)
    if (result.finding !== undefined) findings.push(result.finding)
  }
  return { signatures, findings }
}

type Checked =
  | { readonly cosigner: number; readonly signature: Uint8Array; readonly finding: Finding | undefined }
  | { readonly finding: Finding }

function checkPartial(key: Uint8Array, signature: Uint8Array, context: SignatureContext): Checked {
  const where = { input: context.index }
  const holder = context.address.keys.find(({ publicKey }) => equalBytes(publicKey, key))
  if (holder === undefined) {
    return {
      finding: finding(
        'block',
        'signature.foreign-key',
        'A signature stands under a key that is not in the vault.',
        where,
      ),
    }
  }
  const { name } = context.vault.cosigners[holder.cosigner] as { name: string }
  const objection = objectionTo(signature, key, context)
  if (objection !== undefined)
    return {
      finding: finding(
        'block',
        objection,
        `${SENTENCES[objection]} It stands under the key of ${name}.`,
        where,
      ),
    }
  const { signature64 } = decodeSignature(signature)
  const note = hasLowR(signature64)
    ? undefined
    : finding(
        'info',
        'signature.high-r',
        `The signature of ${name} was made without grinding for a low R.`,
        where,
      )
  return { cosigner: holder.cosigner, signature, finding: note }
}

const SENTENCES = {
  'signature.not-der': 'A signature is not in strict DER form.',
  'signature.not-all': 'A signature does not commit to the whole transaction (not SIGHASH_ALL).',
  'signature.high-s': 'A signature has a high S, which nodes do not relay.',
  'signature.invalid': 'A signature does not verify.',
} as const

/** What is wrong with a signature (DER and type byte) by `key`, if anything is. */
function objectionTo(
  signature: Uint8Array,
  key: Uint8Array,
  context: SignatureContext,
): keyof typeof SENTENCES | undefined {
  const decoded = decodeOrUndefined(signature)
  if (decoded === undefined) return 'signature.not-der'
  if (decoded.sighashType !== SIGHASH_ALL) return 'signature.not-all'
  if (!hasLowS(decoded.signature64)) return 'signature.high-s'
  return context.proofs.verifies(context.digest, key, decoded.signature64) ? undefined : 'signature.invalid'
}

function decodeOrUndefined(signature: Uint8Array): EncodedSignature | undefined {
  try {
    return decodeSignature(signature)
  } catch {
    return undefined
  }
}

/** The signatures in the final scripts that another program has made, each found to be whose it is. */
function checkFinal(input: PsbtInput, context: SignatureContext): Checked[] {
  const scriptSig = fieldOf(input.fields, INPUT.FINAL_SCRIPTSIG)
  const witness = fieldOf(input.fields, INPUT.FINAL_SCRIPTWITNESS)
  if (scriptSig === undefined && witness === undefined) return []
  const items = readWitness(witness)
  const spend = { scriptSig: scriptSig ?? new Uint8Array(0), witness: items ?? [] }
  const found = items && context.vault.scriptType.signaturesOf(context.address.scripts, spend)
  const signers = found && matchSigners(found, context)
  if (found === undefined || signers === undefined) {
    return [
      {
        finding: finding(
          'block',
          'input.final-unverified',
          'The input claims to be finished and is not validly signed.',
          { input: context.index },
        ),
      },
    ]
  }
  return signers.map((cosigner, i) => ({ cosigner, signature: found[i] as Uint8Array, finding: undefined }))
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

/**
 * Whose each of M signatures is, as OP_CHECKMULTISIG goes through them: in the order of the keys, each key once.
 * Undefined where one is by nobody, or where there are not exactly M.
 */
export function matchSigners(
  signatures: readonly Uint8Array[],
  context: SignatureContext,
): number[] | undefined {
  if (signatures.length !== context.vault.threshold.required) return undefined
  const signers: number[] = []
  let next = 0
  for (const signature of signatures) {
    const at = context.address.keys.findIndex(
      ({ publicKey }, i) => i >= next && objectionTo(signature, publicKey, context) === undefined,
    )
    if (at < 0) return undefined
    signers.push((context.address.keys[at] as { cosigner: number }).cosigner)
    next = at + 1
  }
  return signers
}
