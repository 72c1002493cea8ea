import { createHash, createPublicKey, getCurves, verify } from 'node:crypto'
import type { Verifier } from '../second-opinion/verifier.js'

// SubjectPublicKeyInfo of a compressed point on secp256k1 (RFC 5480, SEC 2), up to the point.
const SPKI = Buffer.from('3036301006072a8648ce3d020106052b8104000a032200', 'hex')

const HASHES: Pick<Verifier, 'sha256' | 'ripemd160'> = {
  sha256: (...parts) => {
    const hash = createHash('sha256')
    for (const part of parts) hash.update(part)
    return hash.digest()
  },
  ripemd160: bytes => createHash('ripemd160').update(bytes).digest(),
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
    return await new Promise((resolve, reject) => {
      // Bitcoin signs the double hash; OpenSSL makes the second one itself.
      verify('sha256', HASHES.sha256(preimage), options, der, (error, valid) =>
        error ? reject(error) : resolve(valid),
      )
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
