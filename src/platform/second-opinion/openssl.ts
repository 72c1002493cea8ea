import { createPublicKey, getCurves, type KeyObject, verify } from 'node:crypto'
import { sha } from './raw-transaction.js'

/** Says whether signatures (DER with the type byte behind) by one 33-byte key are valid for a preimage. */
export type Verifier = (key: Buffer, signature: Buffer, preimage: Buffer) => Promise<boolean>

// SubjectPublicKeyInfo of a compressed point on secp256k1 (RFC 5480, SEC 2), up to the point.
const SPKI = Buffer.from('3036301006072a8648ce3d020106052b8104000a032200', 'hex')

/**
 * Verifies with OpenSSL, on Node's thread pool, so that several signatures are checked at once where the machine has more
 * than one core; with @noble/curves where OpenSSL was built without the curve.
 */
export async function independentVerifier(): Promise<Verifier> {
  return getCurves().includes('secp256k1') ? withOpenSsl : await withNoble()
}

const withOpenSsl: Verifier = async (key, signature, preimage) => {
  const publicKey: KeyObject = createPublicKey({
    key: Buffer.concat([SPKI, key]),
    format: 'der',
    type: 'spki',
  })
  const options = { key: publicKey, dsaEncoding: 'der' } as const
  return await new Promise((resolve, reject) => {
    // Bitcoin signs the double hash; OpenSSL makes the second one itself.
    verify('sha256', sha(preimage), options, withoutType(signature), (error, valid) =>
      error ? reject(error) : resolve(valid),
    )
  })
}

async function withNoble(): Promise<Verifier> {
  const { secp256k1 } = await import('@noble/curves/secp256k1.js')
  return async (key, signature, preimage) =>
    secp256k1.verify(withoutType(signature), sha(sha(preimage)), key, {
      prehash: false,
      format: 'der',
      lowS: true,
    })
}

// SIGHASH_ALL is what the preimages are made for.
function withoutType(signature: Buffer): Buffer {
  if (signature[signature.length - 1] !== 1) throw new Error('not SIGHASH_ALL')
  return signature.subarray(0, -1)
}
