import {
  keyHashOf,
  p2pkhScript,
  p2sh32Script,
  p2shScript,
  scriptHash32Of,
  scriptHashOf,
} from '../../bitcoin/standard-scripts.js'
import { base58Of } from '../bitcoin/address.js'
import type { AddressCodec } from '../network-row.js'
import { type CashAddress, decodeCashAddress, encodeCashAddress } from './cashaddr.js'

/** What the addresses of a network begin with. */
interface CashPrefixes {
  readonly cashAddr: string
  /** The first byte that P2PKH and P2SH addresses had before, in Base58Check: on every network those of Bitcoin. */
  readonly pubKeyHash: number
  readonly scriptHash: number
}

/** P2PKH and P2SH of 20 and of 32 bytes in CashAddr. Base58Check is what they were written in before. */
export function bitcoinCashAddresses({ cashAddr: prefix, ...former }: CashPrefixes): AddressCodec {
  const decode = (address: string) => decodeCashAddress(address, prefix)
  const start = new RegExp(`^(?:${prefix}:)?.`, 'i')
  return {
    decode: address => scriptOf(decode(address)),
    encode: script => encode(script, prefix),
    isTokenAware: address => decode(address)?.tokenAware === true,
    sharedStart: address => start.exec(address)?.[0].length ?? 1,
    successor: address => {
      const script = base58Script(address, former)
      return script && encode(script, prefix)
    },
    long: `(?:${prefix}:)?[pqrz][02-9ac-hj-np-z]{41,65}`,
  }
}

function scriptOf(address: CashAddress | undefined): Uint8Array | undefined {
  if (address === undefined) return undefined
  const { kind, hash } = address
  if (kind === 'key-hash') return p2pkhScript(hash)
  return hash.length === 32 ? p2sh32Script(hash) : p2shScript(hash)
}

function base58Script(
  address: string,
  { pubKeyHash, scriptHash }: Omit<CashPrefixes, 'cashAddr'>,
): Uint8Array | undefined {
  const decoded = base58Of(address)
  if (decoded?.version === pubKeyHash) return p2pkhScript(decoded.hash)
  return decoded?.version === scriptHash ? p2shScript(decoded.hash) : undefined
}

function encode(script: Uint8Array, prefix: string): string | undefined {
  const keyHash = keyHashOf(script)
  if (keyHash !== undefined)
    return encodeCashAddress({ kind: 'key-hash', tokenAware: false, hash: keyHash }, prefix)
  const hash = scriptHashOf(script) ?? scriptHash32Of(script)
  return hash && encodeCashAddress({ kind: 'script-hash', tokenAware: false, hash }, prefix)
}
