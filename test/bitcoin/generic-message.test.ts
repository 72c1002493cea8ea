import { createBase58check } from '@scure/base'
import { expect, test } from 'vitest'
import { equalBytes, fromBase64, toBase64, toHex } from '../../src/base/bytes.js'
import { RingiError } from '../../src/base/error.js'
import { sha256 } from '../../src/base/hash.js'
import {
  messageScript,
  signGenericMessage,
  transactionToSign,
  transactionToSpend,
  verifyGenericMessage,
} from '../../src/bitcoin/generic-message.js'
import { publicKey, publicKeyOf } from '../../src/bitcoin/secp256k1.js'
import { encodeWitness, transactionId } from '../../src/bitcoin/transaction.js'
import { decodeAddress } from '../../src/chain/address.js'
import { NETWORKS } from '../../src/chain/network.js'
import { eachVector } from '../support/vectors.js'

const secret = new Uint8Array(32).fill(5)
const key = publicKeyOf(secret)

eachVector(
  'bip322',
  one => {
    const toSpend = transactionToSpend(one.message, decodeAddress(one.address, NETWORKS.mainnet))
    expect(transactionId(toSpend)).toBe(one.to_spend_tx_hash)
    expect(transactionId(transactionToSign(toSpend))).toBe(one.to_sign_tx_hash)
  },
  'tx_hashes',
)

eachVector(
  'bip322',
  one => {
    if (one.type !== 'p2wpkh') {
      // Scripts of several keys and taproot: signed messages of other kinds of address are refused, not misread.
      expect(() => verifyGenericMessage(one.message, one.bip322_signatures[0], key)).toThrowCode(
        'message.malformed',
      )
      return
    }
    const wif = createBase58check(sha256).decode(one.private_keys[0]).slice(1, 33)
    const signer = publicKeyOf(wif)
    expect(toHex(messageScript(signer))).toBe(toHex(decodeAddress(one.address, NETWORKS.mainnet)))
    for (const signature of one.bip322_signatures) {
      expect(verifyGenericMessage(one.message, signature, signer)).toBe(true)
      expect(verifyGenericMessage(`${one.message}.`, signature, signer)).toBe(false)
    }
    const own = signGenericMessage(one.message, wif)
    expect(verifyGenericMessage(one.message, own, signer)).toBe(true)
    // Where the BIP gives alternatives, the one with a low R is among them.
    if (one.bip322_signatures.length > 1) expect(one.bip322_signatures).toContain(own)
  },
  'simple',
)

/** Whether a signature is of `message` and for `address`, as a verifier that is given an address has to ask. */
function isFor(address: string, message: string, signature: string): boolean {
  const signer = publicKey(fromBase64(signature.slice(3)).slice(-33))
  const script = decodeAddress(address, NETWORKS.mainnet)
  return equalBytes(messageScript(signer), script) && verifyGenericMessage(message, signature, signer)
}

eachVector(
  'bip322',
  one => {
    let accepted = false
    try {
      accepted = isFor(one.address, one.message, one.signature)
    } catch (error) {
      expect(error).toBeInstanceOf(RingiError)
    }
    expect(accepted).toBe(false)
  },
  'error',
)

test('a signature is of one message and by one key', () => {
  const signature = signGenericMessage('ringi', secret)
  expect(verifyGenericMessage('ringi', signature, key)).toBe(true)
  expect(verifyGenericMessage('ringo', signature, key)).toBe(false)
  expect(verifyGenericMessage('ringi', signature, publicKeyOf(new Uint8Array(32).fill(6)))).toBe(false)
})

const witness = fromBase64(signGenericMessage('ringi', secret).slice(3))
const simple = (bytes: Uint8Array) => `smp${toBase64(bytes)}`

test.each([
  ['nothing', ''],
  ['no prefix', toBase64(witness)],
  ['another kind', `ful${toBase64(witness)}`],
  ['no base64', 'smp***'],
  ['an empty stack', simple(Uint8Array.of(0))],
  ['one item', simple(Uint8Array.of(1, ...witness.slice(1)))],
  ['a byte behind it', simple(Uint8Array.of(...witness, 0))],
  ['a byte less', simple(witness.slice(0, -1))],
  ['an empty signature', simple(Uint8Array.of(2, 0, 33, ...key))],
  ['a key that is none', simple(encodeWitness([witness.slice(2, -34), key.slice(1)]))],
  ['far too long', simple(new Uint8Array(10_000))],
])('%s is no signature', (_, signature) => {
  expect(() => verifyGenericMessage('ringi', signature, key)).toThrowCode('message.malformed')
})

test('every flipped bit of a signature makes it another one or none', () => {
  for (let at = 0; at < witness.length * 8; at++) {
    const flipped = witness.slice()
    flipped[at >> 3] = (flipped[at >> 3] as number) ^ (1 << (at & 7))
    try {
      expect(verifyGenericMessage('ringi', simple(flipped), key)).toBe(false)
    } catch {
      expect(() => verifyGenericMessage('ringi', simple(flipped), key)).toThrowCode('message.malformed')
    }
  }
})
