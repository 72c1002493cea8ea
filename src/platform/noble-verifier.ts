import { secp256k1 } from '@noble/curves/secp256k1.js'

/** Whether a DER signature by a 33-byte key is valid for a 32-byte digest, as @noble/curves says. */
export function verifiesWithNoble(key: Uint8Array, der: Uint8Array, digest: Uint8Array): boolean {
  return secp256k1.verify(der, digest, key, { prehash: false, format: 'der', lowS: false })
}
