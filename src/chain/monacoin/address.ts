import { p2shScript } from '../../bitcoin/standard-scripts.js'
import { type AddressPrefixes, base58Of, bitcoinAddresses } from '../bitcoin/address.js'
import type { AddressCodec } from '../network-row.js'

/** What the addresses of a network begin with, now and before. */
interface MonacoinPrefixes extends AddressPrefixes {
  /** The first byte that P2SH addresses had before, which is Bitcoin's. Only electrum-mona reads them still. */
  readonly formerScriptHash?: number
}

/** Addresses as on Bitcoin, of which those of P2SH have had another first byte before. */
export function monacoinAddresses({ formerScriptHash, ...prefixes }: MonacoinPrefixes): AddressCodec {
  const addresses = bitcoinAddresses(prefixes)
  return {
    ...addresses,
    successor: address => {
      const former = base58Of(address)
      if (former === undefined || former.version !== formerScriptHash) return undefined
      return addresses.encode(p2shScript(former.hash))
    },
  }
}
