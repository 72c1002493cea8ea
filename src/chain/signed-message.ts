import { concat, equalBytes, fromBase64, toBase64, utf8 } from '../base/bytes.js'
import { orThrow, RingiError } from '../base/error.js'
import { type Digest32, hash160, hash256 } from '../base/hash.js'
import { sized } from '../bitcoin/byte-writer.js'
import { type PublicKey, recoverPublicKey, signRecoverable } from '../bitcoin/secp256k1.js'
import { p2pkhScript, p2shScript, witnessScript } from '../bitcoin/standard-scripts.js'
import { decodeAddress } from './address.js'
import { BITCOIN } from './bitcoin/chain.js'
import type { Chain } from './chain.js'
import type { Network } from './network.js'

/** The kinds of address that a signed message's header byte can name (BIP 137), with the first of its four values. */
const FIRST_HEADER = { 'p2pkh-uncompressed': 27, p2pkh: 31, 'p2sh-p2wpkh': 35, p2wpkh: 39 } as const

/** A row of the header table. */
export type MessageAddressType = keyof typeof FIRST_HEADER

const ADDRESS_TYPES = Object.keys(FIRST_HEADER) as MessageAddressType[]

/**
 * The digest that a signed message's signature covers: double SHA-256 of the chain's prefix and the message, each with its
 * length before it. BIP 129 takes Bitcoin's prefix on whatever chain. A text is taken in composed form (NFC), as hardware signers do; bytes are taken as they are.
 */
export function messageDigest(message: string | Uint8Array, chain = BITCOIN): Digest32 {
  const bytes = typeof message === 'string' ? utf8(message.normalize('NFC')) : message
  return hash256(sized(utf8(chain.messagePrefix)), sized(bytes))
}

/**
 * Signs a message (BIP 137): base64 of a header byte, r and s, with a plain RFC 6979 nonce. Bitcoin Core, Electrum
 * and BIP 129 write the header of `p2pkh` whatever the address. Throws `internal.bug` where the key is none.
 */
export function signMessage(
  message: string | Uint8Array,
  privateKey32: Uint8Array,
  addressType: MessageAddressType = 'p2pkh',
): string {
  const { signature64, recoveryId } = orThrow(
    () => signRecoverable(messageDigest(message), privateKey32),
    'internal.bug',
    { why: 'no-signing-key' },
  )
  return toBase64(concat(Uint8Array.of(FIRST_HEADER[addressType] + recoveryId), signature64))
}

/**
 * Whether `signature`, base64 of 65 bytes, is of `message` and by the compressed `key`, whatever kind of address its
 * header names. Throws `message.malformed` for what is no signature at all.
 */
export function verifyMessageByKey(message: string | Uint8Array, signature: string, key: PublicKey): boolean {
  const { signer } = recoverSigner(message, signature)
  return signer !== undefined && equalBytes(signer, key)
}

/**
 * Whether `signature` is of `message` and by the key of `address` (P2PKH, P2SH-P2WPKH or P2WPKH). The header of
 * compressed P2PKH is taken for the other two as well. Throws `message.malformed` and what `decodeAddress` throws.
 */
export function verifyMessageByAddress(
  message: string | Uint8Array,
  signature: string,
  address: string,
  network: Network,
): boolean {
  const script = decodeAddress(address, network)
  const { signer, addressType } = recoverSigner(message, signature, network.chain)
  if (signer === undefined) return false
  return scriptsOf(addressType, signer).some(one => equalBytes(one, script))
}

interface RecoveredSigner {
  /** Undefined where no key can have made the signature. */
  readonly signer: Uint8Array | undefined
  readonly addressType: MessageAddressType
}

function recoverSigner(message: string | Uint8Array, signature: string, chain?: Chain): RecoveredSigner {
  const bytes = decode65(signature)
  const header = bytes[0] as number
  const addressType = ADDRESS_TYPES[(header - 27) >> 2]
  if (addressType === undefined) throw malformed()
  const recoveryId = ((header - 27) & 3) as 0 | 1 | 2 | 3
  const compressed = addressType !== 'p2pkh-uncompressed'
  try {
    const signer = recoverPublicKey(messageDigest(message, chain), bytes.subarray(1), recoveryId, compressed)
    return { signer: signer ?? undefined, addressType }
  } catch {
    // r or s is not below the group order.
    return { signer: undefined, addressType }
  }
}

function decode65(signature: string): Uint8Array {
  // 65 bytes have 88 digits, the last of them one padding sign.
  if (!/^[A-Za-z0-9+/]{87}=$/.test(signature)) throw malformed()
  try {
    return fromBase64(signature)
  } catch {
    throw malformed()
  }
}

function malformed(): RingiError {
  return new RingiError('message.malformed', { why: 'bip137' })
}

function scriptsOf(addressType: MessageAddressType, key: Uint8Array): Uint8Array[] {
  const program = hash160(key)
  const p2pkh = p2pkhScript(program)
  const p2wpkh = witnessScript({ version: 0, program })
  const p2shP2wpkh = p2shScript(hash160(p2wpkh))
  const scripts = { 'p2pkh-uncompressed': [p2pkh], p2pkh: [p2pkh, p2shP2wpkh, p2wpkh] }
  return { ...scripts, 'p2sh-p2wpkh': [p2shP2wpkh], p2wpkh: [p2wpkh] }[addressType]
}
