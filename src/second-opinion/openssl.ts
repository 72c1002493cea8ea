import { createPublicKey, verify } from 'node:crypto'
import { derOf } from './der.js'
import { sha } from './raw-transaction.js'
import type { Verifier } from './verifier.js'

// SubjectPublicKeyInfo of a compressed point on secp256k1 (RFC 5480, SEC 2), up to the point.
const SPKI = Buffer.from('3036301006072a8648ce3d020106052b8104000a032200', 'hex')

/**
 * Verifies with OpenSSL, on Node's thread pool, so that several signatures are checked at once where the machine has more
 * than one core.
 */
export const withOpenSsl: Verifier = async (key, signature, preimage) => {
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI, key]), format: 'der', type: 'spki' })
  const options = { key: publicKey, dsaEncoding: 'der' } as const
  const der = derOf(signature)
  return await new Promise((resolve, reject) => {
    // Bitcoin signs the double hash; OpenSSL makes the second one itself.
    verify('sha256', sha(preimage), options, der, (error, valid) => (error ? reject(error) : resolve(valid)))
  })
}
