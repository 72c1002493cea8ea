import * as codec from 'bitcoinjs-lib/src/address'
import { RingiError } from '../../base/error.js'
import {
  keyHashOf,
  p2pkhScript,
  p2shScript,
  scriptHashOf,
  witnessProgramOf,
  witnessScript,
} from '../../bitcoin/standard-scripts.js'
import type { AddressCodec } from '../network-row.js'

/** What the addresses of a network begin with. */
export interface AddressPrefixes {
  /** Human-readable part of BIP 173 addresses. */
  readonly bech32: string
  /** The first byte of P2PKH and P2SH addresses in Base58Check. */
  readonly pubKeyHash: number
  readonly scriptHash: number
}

/** P2PKH and P2SH in Base58Check, P2WPKH, P2WSH and P2TR in Bech32 (BIP 173) and Bech32m (BIP 350). */
export function bitcoinAddresses(prefixes: AddressPrefixes): AddressCodec {
  const segwit = new RegExp(`^${prefixes.bech32}1.`, 'i')
  return {
    decode: address => decodeBase58(address, prefixes) ?? decodeBech32(address, prefixes),
    encode: script => encode(script, prefixes),
    // Behind the separator stands the witness version, as in front of others the version byte does.
    sharedStart: address => segwit.exec(address)?.[0].length ?? 1,
    long: `${prefixes.bech32}1[02-9ac-hj-np-z]{11,71}`,
  }
}

/** First byte and hash of an address in Base58Check, of whatever network; undefined where it is none. */
export function base58Of(
  address: string,
): { readonly version: number; readonly hash: Uint8Array } | undefined {
  return quiet(() => codec.fromBase58Check(address))
}

function decodeBase58(address: string, { pubKeyHash, scriptHash }: AddressPrefixes): Uint8Array | undefined {
  const decoded = base58Of(address)
  if (decoded?.version === pubKeyHash) return p2pkhScript(decoded.hash)
  if (decoded?.version === scriptHash) return p2shScript(decoded.hash)
  return undefined
}

function decodeBech32(address: string, { bech32 }: AddressPrefixes): Uint8Array | undefined {
  const decoded = quiet(() => codec.fromBech32(address))
  if (decoded === undefined || decoded.prefix !== bech32) return undefined
  const { version, data: program } = decoded
  if (version > 16 || program.length < 2 || program.length > 40) return undefined
  if (version === 0 && program.length !== 20 && program.length !== 32) return undefined
  if (version > 1 || (version === 1 && program.length !== 32)) {
    const bytes = program.length
    throw new RingiError('address.unknown-witness-version', { address, version, bytes })
  }
  return witnessScript({ version, program })
}

function quiet<T>(attempt: () => T): T | undefined {
  try {
    return attempt()
  } catch {
    return undefined
  }
}

function encode(script: Uint8Array, { bech32, pubKeyHash, scriptHash }: AddressPrefixes): string | undefined {
  const witness = witnessProgramOf(script)
  if (witness !== undefined) return codec.toBech32(witness.program, witness.version, bech32)
  const keyHash = keyHashOf(script)
  if (keyHash !== undefined) return codec.toBase58Check(keyHash, pubKeyHash)
  const redeemHash = scriptHashOf(script)
  return redeemHash && codec.toBase58Check(redeemHash, scriptHash)
}
