import { RingiError } from '../base/error.js'
import { addressTypeOf, witnessProgramOf } from '../bitcoin/standard-scripts.js'
import { NETWORKS, type Network } from './network.js'

/**
 * The output script of an address on `network`: P2PKH, P2SH, P2WPKH, P2WSH or P2TR. Throws `address.malformed`,
 * `address.other-network`, `address.former`, `address.unknown-witness-version`, `address.taproot-inactive`.
 */
export function decodeAddress(address: string, network: Network): Uint8Array {
  // Base58 costs the square of its length, so the length is looked at first.
  const plausible = /^[\x21-\x7e]{14,90}$/.test(address)
  const script = plausible ? network.addresses.decode(address) : undefined
  if (script !== undefined && isPayable(script, network)) return script
  if (script !== undefined)
    throw new RingiError('address.taproot-inactive', { why: 'address', address, network: network.label })
  const successor = plausible ? network.addresses.successor?.(address) : undefined
  if (successor !== undefined)
    throw new RingiError('address.former', { address, successor, chain: network.chain.label })
  const other = plausible && Object.values(NETWORKS).find(row => row.addresses.decode(address) !== undefined)
  if (other) {
    const [belongs, expected] = [other.label, network.label]
    throw new RingiError('address.other-network', { address, belongs, wanted: expected })
  }
  // What is no address is not repeated: it may be anything, and a secret.
  throw new RingiError('address.malformed', { chain: network.chain.label })
}

/** Whether coins of `script` are safe from strangers on `network`, as far as its rules tell. */
export function isPayable(script: Uint8Array, network: Network): boolean {
  if (network.chain.forkId) return witnessProgramOf(script) === undefined
  return network.taproot || addressTypeOf(script) !== 'p2tr'
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
