import { createBase58check } from '@scure/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toHex } from '../../src/base/bytes.js'
import { sha256 } from '../../src/base/hash.js'
import { publicKeyOf } from '../../src/bitcoin/secp256k1.js'
import { NETWORKS } from '../../src/chain/network.js'
import { decodeWif } from '../../src/descriptor/wif.js'
import { KEYS } from './wallets.js'

const base58check = createBase58check((bytes: Uint8Array) => sha256(bytes))
const { mainnet, testnet } = NETWORKS

function encode(version: number, privateKey: Uint8Array, ...tail: number[]): string {
  return base58check.encode(Uint8Array.of(version, ...privateKey, ...tail))
}

test.each([
  [KEYS.wif, KEYS.compressed],
  [KEYS.wifUncompressed, KEYS.uncompressed],
])('%s', (wif, hex) => {
  const key = decodeWif(wif, mainnet)
  expect(key.kind === 'wif' && toHex(key.publicKey)).toBe(hex)
})

test('the private key is gone', () => {
  expect(Object.keys(decodeWif(KEYS.wif, mainnet))).toEqual(['kind', 'publicKey'])
})

test('every key that another program encodes', () => {
  const privateKey = fc.uint8Array({ minLength: 32, maxLength: 32 }).filter(bytes => bytes[0] !== 0xff)
  fc.assert(
    fc.property(privateKey, bytes => {
      fc.pre(bytes.some(byte => byte !== 0))
      const publicKey = publicKeyOf(bytes)
      expect(decodeWif(encode(testnet.wif, bytes, 1), testnet)).toEqual({ kind: 'wif', publicKey })
    }),
    { numRuns: 30 },
  )
})

const ONE = new Uint8Array(32).fill(1)

test.each([
  ['a changed character', `${KEYS.wif.slice(0, -1)}2`],
  ['a private key of zero', encode(0x80, new Uint8Array(32), 1)],
  ['a private key above the order', encode(0x80, new Uint8Array(32).fill(0xff), 1)],
  ['another last byte', encode(0x80, ONE, 2)],
  ['too few bytes', encode(0x80, ONE.subarray(2), 1)],
  ['too many bytes', encode(0x80, ONE, 1, 1)],
  ['only ones', '1'.repeat(52)],
  ['hardly anything', '2'],
  ['nothing', ''],
])('%s', (_, text) => {
  expect(() => decodeWif(text, mainnet)).toThrowCode('descriptor.malformed')
})

test('a key of another network', () => {
  expect(() => decodeWif(encode(testnet.wif, ONE, 1), mainnet)).toThrowCode('key.other-network')
  expect(() => decodeWif(KEYS.wif, testnet)).toThrowCode('key.other-network')
})
