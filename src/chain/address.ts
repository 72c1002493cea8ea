import { orThrow, RingiError } from '../base/error.js'
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
    throw new RingiError(
      'address.other-network',
      `The address ${address} belongs to ${other.label}, not to ${network.label}.`,
      { details: { address } },
    )
  }
  throw new RingiError(
    'address.malformed',
    // What is no address is not repeated: it may be anything, and a secret.
    `This is not a ${network.chain.label} address: its characters or checksum are wrong.`,
    {
      hint: 'Copy it again from its source, whole; nothing may be added, left out or changed in case.',
    },
  )
}

/** The address of an output script on `network`, or undefined where it has none. */
export function encodeAddress(script: Uint8Array, network: Network): string | undefined {
  return network.addresses.encode(script)
}

/** The address of `script` where the caller knows that it has one. Throws `internal.bug` otherwise. */
export function addressOf(script: Uint8Array, network: Network): string {
  return orThrow('internal.bug', 'A script without an address was taken for one with.', () => {
    const address = encodeAddress(script, network)
    if (address === undefined) throw new Error('no address')
    return address
  })
}
