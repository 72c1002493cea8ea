import { concat, equalBytes, fromBase64, toBase64, utf8 } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { type Digest32, hash160, taggedHash } from '../base/hash.js'
import { type PublicKey, publicKeyOf, signLowR, verifyEcdsa } from './secp256k1.js'
import { segwitSighasher } from './sighash.js'
import { decodeSignature, encodeSignature, hasLowS, SIGHASH_ALL } from './signature.js'
import { p2pkhScript, witnessScript } from './standard-scripts.js'
import { encodeWitness, type Transaction, transactionId } from './transaction.js'

/** What stands before the base64 of a simple signature (BIP 322, "Simple"). */
const SIMPLE = 'smp'

/** The longest witness of one signature (73 bytes) and one key, and its three lengths. */
const MAX_WITNESS = 109

/** The script of the key's own P2WPKH address (BIP 141), which a signed message is bound to. */
export function messageScript(key: PublicKey): Uint8Array {
  return witnessScript({ version: 0, program: hash160(key) })
}

/**
 * The digest that a generic signed message's signature covers (BIP 322): SIGHASH_ALL of `to_sign`, which spends an
 * output of `to_spend`, a transaction that commits to the message and can never be in a chain.
 */
function genericMessageDigest(message: string, key: PublicKey): Digest32 {
  const toSign = transactionToSign(transactionToSpend(message, messageScript(key)))
  const scriptCode = p2pkhScript(hash160(key))
  return segwitSighasher(toSign)(0, { scriptCode, value: 0n })
}

/** BIP 322, "to_spend": one output with the address's script, one input that commits to the message. */
export function transactionToSpend(message: string, script: Uint8Array): Transaction {
  const committed = taggedHash('BIP0322-signed-message', utf8(message))
  const scriptSig = concat(Uint8Array.of(0x00, 0x20), committed)
  const input = { txid: '00'.repeat(32), vout: 0xffffffff, scriptSig, sequence: 0, witness: [] }
  return { version: 0, inputs: [input], outputs: [{ value: 0n, script }], locktime: 0 }
}

/** BIP 322, "to_sign" of a simple signature, without its witness. */
export function transactionToSign(toSpend: Transaction): Transaction {
  const txid = transactionId(toSpend)
  const input = { txid, vout: 0, scriptSig: new Uint8Array(0), sequence: 0, witness: [] }
  return { version: 0, inputs: [input], outputs: [{ value: 0n, script: Uint8Array.of(0x6a) }], locktime: 0 }
}

/**
 * Signs a message for the P2WPKH address of a 32-byte private key (BIP 322, simple): `smp` and the base64 of the
 * witness. RFC 6979 with low R, so that another program makes the same bytes.
 */
export function signGenericMessage(message: string, privateKey32: Uint8Array): string {
  const key = publicKeyOf(privateKey32)
  const signature = encodeSignature(signLowR(genericMessageDigest(message, key), privateKey32))
  return SIMPLE + toBase64(encodeWitness([signature, key]))
}

/**
 * Whether `signature` is a simple signature of `message` by `key` (BIP 322): strict DER, low S, SIGHASH_ALL, and by the
 * very key. Throws `message.malformed` for what is no such signature at all.
 */
export function verifyGenericMessage(message: string, signature: string, key: PublicKey): boolean {
  const { encoded, signer } = quietly(() => readWitness(signature))
  if (!equalBytes(signer, key)) return false
  const { signature64, sighashType } = quietly(() => decodeSignature(encoded))
  if (sighashType !== SIGHASH_ALL || !hasLowS(signature64)) return false
  return verifyEcdsa(genericMessageDigest(message, key), key, signature64)
}

function readWitness(signature: string): { encoded: Uint8Array; signer: Uint8Array } {
  const text = signature.slice(SIMPLE.length)
  if (!signature.startsWith(SIMPLE) || text.length > 2 * MAX_WITNESS) throw malformed()
  const bytes = fromBase64(text)
  const length = bytes[1] ?? 0
  const encoded = bytes.subarray(2, 2 + length)
  const signer = bytes.subarray(3 + length)
  // One form only: what does not come out again as it went in is another stack, or has something behind it.
  if (signer.length !== 33 || !equalBytes(encodeWitness([encoded, signer]), bytes)) throw malformed()
  return { encoded, signer }
}

// Whatever is wrong with the bytes, to the caller it is one thing: no signature.
function quietly<T>(read: () => T): T {
  try {
    return read()
  } catch {
    throw malformed()
  }
}

function malformed(): RingiError {
  return new RingiError('message.malformed', { why: 'bip322' })
}
