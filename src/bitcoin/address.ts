import * as codec from 'bitcoinjs-lib/src/address'
import { concat, equalBytes } from '../base/bytes.js'
import { orThrow, RingiError } from '../base/error.js'
import { NETWORKS, type Network } from './network.js'

const P2PKH = { head: Uint8Array.of(0x76, 0xa9, 0x14), tail: Uint8Array.of(0x88, 0xac) }
const P2SH = { head: Uint8Array.of(0xa9, 0x14), tail: Uint8Array.of(0x87) }

/** A witness program (BIP 141): version 0 to 16 and 2 to 40 bytes. */
export interface WitnessProgram {
  readonly version: number
  readonly program: Uint8Array
}

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
  if (decoded?.version === network.pubKeyHash) return concat(P2PKH.head, decoded.hash, P2PKH.tail)
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
  const keyHash = middle(script, P2PKH)
  if (keyHash !== undefined) return codec.toBase58Check(keyHash, network.pubKeyHash)
  const scriptHash = middle(script, P2SH)
  return scriptHash && codec.toBase58Check(scriptHash, network.scriptHash)
}

function middle(script: Uint8Array, around: { head: Uint8Array; tail: Uint8Array }): Uint8Array | undefined {
  const { head, tail } = around
  const fits =
    script.length === head.length + 20 + tail.length &&
    equalBytes(script.subarray(0, head.length), head) &&
    equalBytes(script.subarray(-tail.length), tail)
  return fits ? script.slice(head.length, head.length + 20) : undefined
}

/** The kinds of output script that have an address which people can spend from. */
export const ADDRESS_TYPES = ['p2pkh', 'p2sh', 'p2wpkh', 'p2wsh', 'p2tr'] as const

export type AddressType = (typeof ADDRESS_TYPES)[number]

/** Of which kind an output script is, or undefined where it is of none. */
export function addressTypeOf(script: Uint8Array): AddressType | undefined {
  const { version, program } = witnessProgramOf(script) ?? {}
  if (program?.length === 20) return version === 0 ? 'p2wpkh' : undefined
  if (program?.length === 32) return version === 0 ? 'p2wsh' : version === 1 ? 'p2tr' : undefined
  if (middle(script, P2PKH) !== undefined) return 'p2pkh'
  return middle(script, P2SH) === undefined ? undefined : 'p2sh'
}

/** OP_HASH160 <20 bytes> OP_EQUAL (BIP 16). */
export function p2shScript(hash20: Uint8Array): Uint8Array {
  return concat(P2SH.head, hash20, P2SH.tail)
}

/** OP_n <program> (BIP 141). */
export function witnessScript({ version, program }: WitnessProgram): Uint8Array {
  return concat(Uint8Array.of(version === 0 ? 0 : 0x50 + version, program.length), program)
}

/** The witness program that `script` is, if it is one (BIP 141). */
export function witnessProgramOf(script: Uint8Array): WitnessProgram | undefined {
  const opcode = script[0] ?? 0xff
  const version = opcode === 0 ? 0 : opcode - 0x50
  const isProgram = script.length >= 4 && script.length <= 42 && script[1] === script.length - 2
  if (!isProgram || version < 0 || version > 16 || (opcode !== 0 && version === 0)) return undefined
  return { version, program: script.slice(2) }
}

/** The address of `script` where the caller knows that it has one. Throws `internal.bug` otherwise. */
export function addressOf(script: Uint8Array, network: Network): string {
  return orThrow('internal.bug', 'A script without an address was taken for one with.', () => {
    const address = encodeAddress(script, network)
    if (address === undefined) throw new Error('no address')
    return address
  })
}
