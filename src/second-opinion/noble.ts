import { secp256k1 } from '@noble/curves/secp256k1.js'
import { derOf } from './der.js'
import { sha } from './raw-transaction.js'
import type { Verifier } from './verifier.js'

/** Verifies with @noble/curves. */
export const withNoble: Verifier = async (key, signature, preimage) =>
  secp256k1.verify(derOf(signature), sha(sha(preimage)), key, { prehash: false, format: 'der', lowS: false })
