import { createBase58check } from '@scure/base'
import { expect, test } from 'vitest'
import { fromBase64, fromHex, toBase64, toHex, utf8 } from '../../src/base/bytes.js'
import { sha256 } from '../../src/base/hash.js'
import { publicKeyOf } from '../../src/bitcoin/secp256k1.js'
import { NETWORKS, networkNamed } from '../../src/chain/network.js'
import {
  type MessageAddressType,
  messageDigest,
  signMessage,
  verifyMessageByAddress,
  verifyMessageByKey,
} from '../../src/chain/signed-message.js'
import { ExtendedPrivateKey } from '../../src/keys/extended-key.js'
import { seedOf } from '../../src/keys/mnemonic.js'
import { parsePath } from '../../src/keys/path.js'
import { eachVector, type VectorCase } from '../support/vectors.js'

const { mainnet } = NETWORKS
const key = new Uint8Array(32).fill(5)

eachVector(
  'bip137',
  one => expect(toHex(messageDigest(one.message))).toBe(one.message_hash_hex),
  'message_hash',
)

eachVector(
  'bip137',
  one => {
    const secret = privateKeyIn(one)
    const style = one.header_style === 'bip137' ? (one.script_type as MessageAddressType) : 'p2pkh'
    expect(signMessage(one.message, secret, style)).toBe(one.signature_base64)
    expect(verifyMessageByKey(one.message, one.signature_base64, publicKeyOf(secret))).toBe(true)
    expect(
      verifyMessageByAddress(one.message, one.signature_base64, one.address, networkNamed(one.network)),
    ).toBe(true)
  },
  'sign_and_verify',
)

eachVector(
  'bip137',
  one => {
    for (const [style, signature] of Object.entries(one.signatures_base64)) {
      const type = style.replace('_compressed', '').replaceAll('_', '-') as MessageAddressType
      expect(signMessage(one.message, fromHex(one.private_key_hex), type)).toBe(signature)
    }
  },
  'sign',
)

eachVector(
  'bip137',
  one => {
    const verify = () =>
      verifyMessageByAddress(one.message, one.signature_base64, one.address, networkNamed(one.network))
    if (one.expect === 'valid') expect(verify()).toBe(true)
    else expect(verdict(verify)).toMatch(/^(false|message\.malformed|address\.malformed)$/)
  },
  'verify',
)

eachVector(
  'bip137',
  one => {
    const text = toBase64(fromHex(one.signature_hex))
    expect(() => verifyMessageByKey('any', text, publicKeyOf(key))).toThrowCode('message.malformed')
  },
  'signature_encoding_invalid',
)

test('a text and its UTF-8 bytes are one message, but bytes are not normalised', () => {
  const composed = 'é'
  const decomposed = 'e\u0301'
  expect(messageDigest(decomposed)).toEqual(messageDigest(composed))
  expect(messageDigest(utf8(composed))).toEqual(messageDigest(composed))
  expect(messageDigest(utf8(decomposed))).not.toEqual(messageDigest(composed))
})

test('no other message, key or bit of the signature passes', () => {
  const signature = signMessage('pay', key)
  const bytes = fromBase64(signature)
  expect(verifyMessageByKey('pay', signature, publicKeyOf(key))).toBe(true)
  expect(verifyMessageByKey('pay ', signature, publicKeyOf(key))).toBe(false)
  expect(verifyMessageByKey('pay', signature, publicKeyOf(new Uint8Array(32).fill(6)))).toBe(false)
  for (let at = 1; at < 65; at += 9) {
    const changed = bytes.slice()
    changed[at] = (changed[at] as number) ^ 1
    expect(verifyMessageByKey('pay', toBase64(changed), publicKeyOf(key))).toBe(false)
  }
})

test.each([
  ['r of zero', [0, 1]],
  ['s of zero', [1, 0]],
  ['r above the order', [0xff, 1]],
  ['s above the order', [1, 0xff]],
])("%s is nobody's signature", (_, [r, s]) => {
  for (let header = 27; header < 43; header++) {
    const bytes = Uint8Array.of(header, ...Array(32).fill(r), ...Array(32).fill(s))
    expect(verifyMessageByKey('pay', toBase64(bytes), publicKeyOf(key))).toBe(false)
  }
})

test('a signature by nobody is not by the key of any address', () => {
  const bytes = Uint8Array.of(31, ...Array(64).fill(0))
  const address = '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2'
  expect(verifyMessageByAddress('pay', toBase64(bytes), address, mainnet)).toBe(false)
})

test('header bytes below 27 and above 42 are malformed', () => {
  for (const header of [0, 1, 26, 43, 128, 255]) {
    const bytes = fromBase64(signMessage('pay', key))
    bytes[0] = header
    expect(() => verifyMessageByKey('pay', toBase64(bytes), publicKeyOf(key))).toThrowCode(
      'message.malformed',
    )
  }
})

test.each([
  ['', ''],
  ['a space', ` ${signMessage('pay', key)}`],
  ['a newline', `${signMessage('pay', key)}\n`],
  ['no padding', signMessage('pay', key).slice(0, -1)],
  ['the url alphabet', signMessage('pay', key).replace(/^./, '-')],
  ['stray bits', signMessage('pay', key).replace(/.=$/, 'B=')],
  ['a long text', 'A'.repeat(1_000_000)],
])('a signature with %s is malformed', (_, signature) => {
  expect(() => verifyMessageByKey('pay', signature, publicKeyOf(key))).toThrowCode('message.malformed')
})

test('an uncompressed header is not by the compressed key', () => {
  const signature = signMessage('pay', key, 'p2pkh-uncompressed')
  expect(verifyMessageByKey('pay', signature, publicKeyOf(key))).toBe(false)
})

test('an address on another network is an error', () => {
  const verify = () =>
    verifyMessageByAddress('x', signMessage('x', key), 'mpLQjfK79b7CCV4VMJWEWAj5Mpx8Up5zxB', mainnet)
  expect(verify).toThrowCode('address.other-network')
})

test.each([new Uint8Array(32), new Uint8Array(31).fill(1), new Uint8Array(32).fill(0xff)])(
  'no private key, no signature (%#)',
  none => {
    expect(() => signMessage('x', none)).toThrowCode('internal.bug')
  },
)

function privateKeyIn(one: VectorCase): Uint8Array {
  if (one.private_key_hex !== undefined) return fromHex(one.private_key_hex)
  if (one.private_key_wif !== undefined) {
    return createBase58check((bytes: Uint8Array) => sha256(bytes))
      .decode(one.private_key_wif)
      .slice(1, 33)
  }
  const master = ExtendedPrivateKey.fromSeed(seedOf(one.mnemonic, one.passphrase), networkNamed(one.network))
  return master.derive(parsePath(one.path)).privateKey
}

function verdict(verify: () => boolean): string {
  try {
    return String(verify())
  } catch (error) {
    return (error as { code: string }).code
  }
}
