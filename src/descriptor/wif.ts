import { RingiError } from '../base/error.js'
import { curveForBip32 as curve } from '../bitcoin/secp256k1.js'
import type { Network } from '../chain/network.js'
import { decodeBase58Check } from '../keys/base58check.js'
import { using } from '../keys/using.js'
import type { DescriptorKey } from './output-descriptor.js'

/**
 * The public key, 33 or 65 bytes, of a private key in wallet import format. The private key itself is not kept, and no
 * error repeats any of it. Throws `descriptor.malformed`, `key.other-network`.
 */
export function decodeWif(text: string, network: Network): DescriptorKey {
  const payload = decodeBase58Check(text)
  if (payload === undefined) throw malformed()
  return using(payload, bytes => ({ kind: 'wif', publicKey: publicKeyOf(bytes, network) }))
}

function publicKeyOf(payload: Uint8Array, network: Network): Uint8Array {
  const compressed = payload.length === 34 && payload[33] === 1
  if (payload.length !== 33 && !compressed) throw malformed()
  if (payload[0] !== network.wif) {
    throw new RingiError('key.other-network', { why: 'wif', wanted: network.label })
  }
  const privateKey = payload.subarray(1, 33)
  const publicKey = curve.isPrivate(privateKey) && curve.pointFromScalar(privateKey, compressed)
  if (!publicKey) throw malformed()
  return publicKey
}

function malformed(): RingiError {
  return new RingiError('descriptor.malformed', { why: 'wif' })
}
