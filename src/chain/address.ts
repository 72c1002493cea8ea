import { RingiError } from '../base/error.js'
import { NETWORKS, type Network } from './network.js'

/**
 * The output script of an address on `network`: P2PKH, P2SH, P2WPKH, P2WSH or P2TR.
 * Throws `address.malformed`, `address.other-network`, `address.unknown-witness-version`.
 */
export function decodeAddress(address: string, network: Network): Uint8Array {
  // Base58 costs the square of its length, so the length is looked at first.
  const plausible = /^[\x21-\x7e]{14,90}$/.test(address)
  const script = plausible ? network.addresses.decode(address) : undefined
  if (script !== undefined) return script
  const other = plausible && Object.values(NETWORKS).find(row => row.addresses.decode(address) !== undefined)
  if (other) {
    const [belongs, wanted] = [other.label, network.label]
    throw new RingiError('address.other-network', { address, belongs, wanted })
  }
  // What is no address is not repeated: it may be anything, and a secret.
  throw new RingiError('address.malformed', { chain: network.chain.label })
}

/** The address of an output script on `network`, or undefined where it has none. */
export function encodeAddress(script: Uint8Array, network: Network): string | undefined {
  return network.addresses.encode(script)
}

/** The address of `script` where the caller knows that it has one. Throws `internal.bug` otherwise. */
export function addressOf(script: Uint8Array, network: Network): string {
  const address = encodeAddress(script, network)
  if (address === undefined) throw new RingiError('internal.bug', { why: 'no-address' })
  return address
}
