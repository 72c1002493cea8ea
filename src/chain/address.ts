import * as codec from 'bitcoinjs-lib/src/address'
import { orThrow, RingiError } from '../base/error.js'
import {
  keyHashOf,
  p2pkhScript,
  p2shScript,
  scriptHashOf,
  witnessProgramOf,
  witnessScript,
} from '../bitcoin/standard-scripts.js'
import { NETWORKS, type Network } from './network.js'

/**
 * The output script of an address on `network`: P2PKH, P2SH, P2WPKH, P2WSH or P2TR.
 * Throws `address.malformed`, `address.other-network`, `address.unknown-witness-version`.
 */
export function decodeAddress(address: string, network: Network): Uint8Array {
  // Base58 costs the square of its length, so the length is looked at first.
  const plausible = /^[\x21-\x7e]{14,90}$/.test(address)
  const script = plausible ? decodeOn(address, network) : undefined
  if (script !== undefined) return script
  const other = plausible && Object.values(NETWORKS).find(row => decodeOn(address, row) !== undefined)
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
    'This is not a Bitcoin address: its characters or checksum are wrong.',
    {
      hint: 'Copy it again from its source, whole; nothing may be added, left out or changed in case.',
    },
  )
}

function decodeOn(address: string, network: Network): Uint8Array | undefined {
  return decodeBase58(address, network) ?? decodeBech32(address, network)
}

function decodeBase58(address: string, network: Network): Uint8Array | undefined {
  const decoded = quiet(() => codec.fromBase58Check(address))
  if (decoded?.version === network.pubKeyHash) return p2pkhScript(decoded.hash)
  if (decoded?.version === network.scriptHash) return p2shScript(decoded.hash)
  return undefined
}

function decodeBech32(address: string, network: Network): Uint8Array | undefined {
  const decoded = quiet(() => codec.fromBech32(address))
  if (decoded === undefined || decoded.prefix !== network.bech32) return undefined
  const { version, data: program } = decoded
  if (version > 16 || program.length < 2 || program.length > 40) return undefined
  if (version === 0 && program.length !== 20 && program.length !== 32) return undefined
  if (version > 1 || (version === 1 && program.length !== 32)) {
    throw new RingiError(
      'address.unknown-witness-version',
      `The address ${address} has witness version ${version} with ${program.length} bytes, which nobody can spend safely today.`,
      { details: { address } },
    )
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

/** The address of an output script on `network`, or undefined where it has none. */
export function encodeAddress(script: Uint8Array, network: Network): string | undefined {
  const witness = witnessProgramOf(script)
  if (witness !== undefined) return codec.toBech32(witness.program, witness.version, network.bech32)
  const keyHash = keyHashOf(script)
  if (keyHash !== undefined) return codec.toBase58Check(keyHash, network.pubKeyHash)
  const scriptHash = scriptHashOf(script)
  return scriptHash && codec.toBase58Check(scriptHash, network.scriptHash)
}

/** The address of `script` where the caller knows that it has one. Throws `internal.bug` otherwise. */
export function addressOf(script: Uint8Array, network: Network): string {
  return orThrow('internal.bug', 'A script without an address was taken for one with.', () => {
    const address = encodeAddress(script, network)
    if (address === undefined) throw new Error('no address')
    return address
  })
}
