import { toHex } from '../base/bytes.js'
import type { Digest32 } from '../base/hash.js'
import { compactSize } from '../bitcoin/byte-writer.js'
import type { Field } from '../bitcoin/psbt-fields.js'
import type { PublicKey } from '../bitcoin/secp256k1.js'
import type { SpendPath } from './path.js'

/** One key in a script, and the cosigner (by place in the vault) who holds it. */
export interface ScriptKey {
  readonly cosigner: number
  readonly publicKey: PublicKey
  /** The steps from the cosigner's extended key to this one. */
  readonly steps: readonly number[]
}

/**
 * What names a signature among all of an input: the key of the PSBT field that carries it, type and key data in hex. Where
 * a coin has several ways to be spent, a cosigner may sign for each.
 */
export type SignatureId = string

/** What is to be signed for one input on one path. */
export interface Challenge {
  readonly id: SignatureId
  readonly path: SpendPath
  /** Whose answer it is: one cosigner's, or that of several who make one signature together (BIP 327). */
  readonly cosigners: readonly number[]
  readonly key: Pick<ScriptKey, 'publicKey' | 'steps'>
  readonly scheme: SignatureScheme
  readonly digest: Digest32
  /** Where the signature stands in a PSBT until the input is finished. */
  readonly place: Pick<Field, 'type' | 'keydata'>
}

/** A signature, and the challenge that it answers. */
export interface Signed {
  readonly challenge: Challenge
  /** As it stands in PSBTs and scripts. */
  readonly signature: Uint8Array
}

/** The signatures on one input. */
export type Signatures = ReadonlyMap<SignatureId, Signed>

/** Why a signature cannot be taken, whatever it signs. */
export type SignatureFault = 'not-der' | 'not-all' | 'high-s' | 'other-scheme'

/** How signatures of one kind are made, written and verified. */
export interface SignatureScheme {
  /** Bytes of the longest signature that nodes relay: what fees reckon with. */
  readonly longest: number
  /** Bytes of the usual signature: what sizes are reported by. */
  readonly usual: number
  /** The type that its signatures have, at their end. */
  readonly sighashType: number
  /** Answers a challenge. */
  sign(challenge: Challenge, privateKey32: Uint8Array): Uint8Array
  /** What is wrong with the form of a signature, if anything is. */
  fault(signature: Uint8Array): SignatureFault | undefined
  /** Whether a signature of the right form is valid. Costs a curve operation. */
  verify(challenge: Challenge, signature: Uint8Array): boolean
  /** Whether a signature is of the length that Ringi and Bitcoin Core make. */
  isUsual(signature: Uint8Array): boolean
}

/** The id of a signature that stands, or would stand, in this field. */
export function signatureId({ type, keydata }: Pick<Field, 'type' | 'keydata'>): SignatureId {
  return `${toHex(compactSize(type))}${toHex(keydata)}`
}

/** The field that carries a signature in a PSBT. */
export function signatureField({ challenge: { place }, signature }: Signed): Field {
  return { ...place, value: signature }
}

/** The cosigners whose signatures these are, in their order, and the names of the paths that each has signed on. */
export function signersOf(signed: Iterable<Signed>): ReadonlyMap<number, readonly string[]> {
  const paths = new Map<number, readonly string[]>()
  for (const { challenge } of signed)
    for (const one of challenge.cosigners) paths.set(one, [...(paths.get(one) ?? []), challenge.path.name])
  return paths
}

/** Whether that cosigner alone is to answer. */
export function isFor({ cosigners }: Challenge, cosigner: number): boolean {
  return cosigners.length === 1 && cosigners[0] === cosigner
}
