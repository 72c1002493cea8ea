import { getCurves } from 'node:crypto'
import { withOpenSsl } from './openssl.js'

/**
 * Says whether a signature (DER with the type byte behind) by a 33-byte key is valid for a preimage. Throws instead of
 * saying no where one of them is malformed.
 */
export type Verifier = (key: Buffer, signature: Buffer, preimage: Buffer) => Promise<boolean>

/** Verifies with OpenSSL, or with @noble/curves where OpenSSL was built without the curve. */
export async function independentVerifier(): Promise<Verifier> {
  return getCurves().includes('secp256k1') ? withOpenSsl : (await import('./noble.js')).withNoble
}
