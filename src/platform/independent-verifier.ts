import { createHash, createPublicKey, getCurves, verify } from 'node:crypto'
import { sha256 } from '@noble/hashes/sha2'
import type { Verifier } from '../second-opinion/verifier.js'

// SubjectPublicKeyInfo of a compressed point on secp256k1 (RFC 5480, SEC 2), up to the point.
const SPKI = Buffer.from('3036301006072a8648ce3d020106052b8104000a032200', 'hex')

// The other library's each time: under Node.js what is signed is hashed by OpenSSL for SHA-256, by noble for RIPEMD-160.
const HASHES: Omit<Verifier, 'verifies'> = {
  sha256: (...parts) => parts.reduce((hash, part) => hash.update(part), sha256.create()).digest(),
  ripemd160: bytes => createHash('ripemd160').update(bytes).digest(),
  // OpenSSL has no such scheme.
  verifiesCashSchnorr: async (key, signature64, preimage) => {
    const { verifiesCashSchnorrWithNoble } = await import('./noble-verifier.js')
    return verifiesCashSchnorrWithNoble(key, signature64, HASHES.sha256(HASHES.sha256(preimage)))
  },
}

/**
 * Verifies with OpenSSL, on Node's thread pool, so that several signatures are checked at once where the machine has more
 * than one core.
 */
export const WITH_OPENSSL: Verifier = {
  ...HASHES,
  verifies: async (key, der, preimage) => {
    const publicKey = createPublicKey({ key: Buffer.concat([SPKI, key]), format: 'der', type: 'spki' })
    const options = { key: publicKey, dsaEncoding: 'der' } as const
    const once = HASHES.sha256(preimage)
    // Bitcoin signs the double hash. OpenSSL makes the second one itself, and has to make the same as noble.
    if (!createHash('sha256').update(once).digest().equals(HASHES.sha256(once))) return false
    return await new Promise((resolve, reject) => {
      verify('sha256', once, options, der, (error, valid) => (error ? reject(error) : resolve(valid)))
    })
  },
}

/** Verifies with @noble/curves. */
export const WITH_NOBLE: Verifier = {
  ...HASHES,
  verifies: async (key, der, preimage) => {
    const { verifiesWithNoble } = await import('./noble-verifier.js')
    return verifiesWithNoble(key, der, HASHES.sha256(HASHES.sha256(preimage)))
  },
}

/**
 * Who verifies beside the curve that signs: OpenSSL, or @noble/curves where OpenSSL was built without the curve.
 */
export function independentVerifier(): Verifier {
  return getCurves().includes('secp256k1') ? WITH_OPENSSL : WITH_NOBLE
}
