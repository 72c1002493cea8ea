import { decodeBase32, encodeBase32 } from '../../base/base32.js'
import { concat, equalBytes } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { keccak160, keccak256 } from '../../base/hash.js'
import { type NemNetwork, nemNetworkOf } from './networks.js'

/** The network's byte and RIPEMD-160 of Keccak-256 of the key; a checksum of four bytes stands behind them. */
const CONTENT_BYTES = 21

const CHECKSUM_BYTES = 4

const PLAIN = /^[A-Z2-7]{40}$/

// As wallets show it: in groups of six.
const GROUPED = /^(?:[A-Z2-7]{6}-){6}[A-Z2-7]{4}$/

/** The address of a public key (32 bytes) on a network: 25 bytes, of which the first names the network. */
export function nemAddressOf(publicKey: Uint8Array, network: NemNetwork): Uint8Array {
  const content = concat(Uint8Array.of(network.byte), keccak160(publicKey))
  return concat(content, checksumOf(content))
}

/** The 40 letters and digits of an address of 25 bytes (RFC 4648 section 6). */
export function formatNemAddress(address: Uint8Array): string {
  return encodeBase32(address)
}

/**
 * The 25 bytes of an address on `network`, in capitals, whole or in groups of six with dashes between them.
 * Throws `address.malformed`, `address.other-network`.
 */
export function parseNemAddress(text: string, network: NemNetwork): Uint8Array {
  const plain = GROUPED.test(text) ? text.replaceAll('-', '') : text
  const address = PLAIN.test(plain) ? decoded(plain) : undefined
  const belongs = address && nemNetworkOf(address[0] as number)
  // What is no address is not repeated: it may be anything, and a secret.
  if (address === undefined || belongs === undefined)
    throw new RingiError('address.malformed', { chain: network.chain.label })
  if (belongs.byte === network.byte) return address
  throw new RingiError('address.other-network', {
    ...{ address: plain, belongs: belongs.label, wanted: network.label },
  })
}

function decoded(plain: string): Uint8Array | undefined {
  const bytes = decodeBase32(plain)
  if (bytes === undefined) return undefined
  const content = bytes.subarray(0, CONTENT_BYTES)
  return equalBytes(checksumOf(content), bytes.subarray(CONTENT_BYTES)) ? bytes : undefined
}

function checksumOf(content: Uint8Array): Uint8Array {
  return keccak256(content).subarray(0, CHECKSUM_BYTES)
}
