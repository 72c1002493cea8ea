import { createBase58check } from '@scure/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toHex } from '../../src/base/bytes.js'
import { RingiError } from '../../src/base/error.js'
import { sha256 } from '../../src/base/hash.js'
import { publicKeyOf } from '../../src/bitcoin/secp256k1.js'
import { NETWORKS } from '../../src/chain/network.js'
import { type KeyExpression, keysOf } from '../../src/descriptor/output-descriptor.js'
import { parseDescriptor } from '../../src/descriptor/parse.js'
import { decodeWif } from '../../src/descriptor/parse-key.js'
import { HARDENED } from '../../src/keys/path.js'
import { eachVector } from '../support/vectors.js'
import { KEYS, parse } from './wallets.js'

const { compressed, uncompressed, wif, wifUncompressed, xpub, xprv } = KEYS
const FINGERPRINT = 'deadbeef'

const key = (text: string) => keysOf(parse(`pkh(${text})`))[0] as KeyExpression

eachVector(
  'bip380',
  ({ key_expression }) => {
    expect(parse(`pkh(${key_expression})`)).toHaveProperty('type', 'pkh')
  },
  'key_expression_valid',
)

eachVector(
  'bip380',
  ({ key_expression }) => {
    expect(() => parse(`pkh(${key_expression})`)).toThrowError(RingiError)
  },
  'key_expression_invalid',
)

test.each([
  [compressed, 'public'],
  [compressed.toUpperCase(), 'public'],
  [uncompressed, 'public'],
  [wif, 'wif'],
  [wifUncompressed, 'wif'],
  [xpub, 'xpub'],
  [xprv, 'xprv'],
])('%s', (text, kind) => {
  expect(key(text)).toMatchObject({ key: { kind }, path: [], wildcard: 'none' })
  expect(key(text)).not.toHaveProperty('origin')
})

test('origin, steps, branches and wildcard', () => {
  const origin = { fingerprint: FINGERPRINT, path: [48 + HARDENED, 1] }
  expect(key(`[DeadBeef/48'/1]${xpub}/3/<4;5h>/*`)).toMatchObject({
    origin,
    path: [3, [4, 5 + HARDENED]],
    wildcard: 'unhardened',
  })
  expect(key(`[deadbeef/48h/1]${xprv}/2147483647'/*'`)).toMatchObject({
    origin,
    path: [2147483647 + HARDENED],
    wildcard: 'hardened',
  })
})

test.each([
  ['a wildcard before the end', `${xpub}/*/0`],
  ['two wildcards', `${xpub}/*/*`],
  ['a wildcard without a slash', `${xpub}*`],
  ['a wildcard twice hardened', `${xpub}/*hh`],
  ['a hardened wildcard in capitals', `${xpub}/*H`],
  ['a slash at the end', `${xpub}/0/`],
  ['a slash too many', `${xpub}//0`],
  ['a step in capitals', `${xpub}/0H`],
  ['a negative step', `${xpub}/-1`],
  ['m in the path', `${xpub}/m/0`],
  ['a space in the path', `${xpub}/0 /1`],
  ['two multipath steps', `${xpub}/<0;1>/<2;3>`],
  ['one branch', `${xpub}/<0>`],
  ['no branch', `${xpub}/<>`],
  ['a branch twice', `${xpub}/<0;0>`],
  ['a branch twice, hardened both ways', `${xpub}/<0h;0'>`],
  ['a wildcard as a branch', `${xpub}/<0;*>`],
  ['branches with a comma', `${xpub}/<0,1>`],
  ['branches without an end', `${xpub}/<0;1`],
  ['branches inside branches', `${xpub}/<0;<1;2>>`],
  ['hardened branches as a whole', `${xpub}/<0;1>h`],
  ['a path behind a public key', `${compressed}/0`],
  ['a wildcard behind a public key', `${compressed}/*`],
  ['branches behind a private key', `${wif}/<0;1>`],
  ['an origin without an end', `[deadbeef${xpub}`],
  ['an origin behind the key', `${xpub}[deadbeef]`],
  ['two origins', `[deadbeef][deadbeef]${xpub}`],
  ['only an origin', '[deadbeef]'],
  ['nothing', ''],
  ['an x-only key', compressed.slice(2)],
  ['a key with a digit too many', `${compressed}0`],
  ['a hybrid key (X9.62)', `06${uncompressed.slice(2)}`],
  ['an uncompressed key that says compressed', `03${uncompressed.slice(2)}`],
  ['a public key with 0x', `0x${compressed}`],
  ['a letter that base58 leaves out', `${wif.slice(0, -1)}0`],
])('%s', (_, text) => {
  expect(() => key(text)).toThrowCode('descriptor.malformed')
})

test.each([
  ['path.malformed', `[deadbeef/48H]${xpub}`],
  ['path.malformed', `[deadbeef/]${xpub}`],
  ['path.malformed', `[deadbeef/m/0]${xpub}`],
  ['path.malformed', `[deadbeef/<0;1>]${xpub}`],
  ['path.malformed', `[deadbeef/00]${xpub}`],
  ['path.malformed', `${xpub}/2147483648`],
  ['path.malformed', `${xpub}/01`],
  ['path.malformed', `${xpub}/<0;01>`],
  ['path.too-deep', `[deadbeef/1/2/3/4/5/6/7/8/9/10/11]${xpub}`],
  ['path.too-deep', `${xpub}/1/2/3/4/5/6/7/8/9/10/11`],
  ['fingerprint.malformed', `[]${xpub}`],
  ['fingerprint.malformed', `[deadbee]${xpub}`],
  ['point.not-on-curve', `02${'ff'.repeat(32)}`],
  ['point.not-on-curve', `04${'11'.repeat(64)}`],
  ['extended-key.malformed', `${xpub.slice(0, -1)}1`],
  ['extended-key.malformed', `${xpub}1`],
  ['extended-key.malformed', `${xprv.slice(0, -1)}1`],
  ['extended-key.malformed', 'xpub'],
  ['descriptor.unsupported', `musig(${compressed},${compressed})`],
] as const)('%s: %s', (code, text) => {
  expect(() => key(text)).toThrowCode(code)
})

test('keys of another network', () => {
  const options = { checksum: 'optional', network: NETWORKS.testnet } as const
  expect(() => parseDescriptor(`pkh(${xpub})`, options)).toThrowCode('extended-key.network')
  expect(() => parseDescriptor(`pkh(${xprv})`, options)).toThrowCode('extended-key.network')
  expect(() => parseDescriptor(`pkh(${wif})`, options)).toThrowCode('key.other-network')
})

test.each([
  [`pkh([deadbeef/0]${xpub}/<0;0>)`, 4 + 12 + xpub.length + 1],
  [`pkh([deadbeef/x]${xpub})`, 4],
  [`pkh(${xpub}/99999999999)`, 4 + xpub.length + 1],
  [`pkh(${xpub.slice(0, -1)}1)`, 4],
])('errors point at what is wrong: %s', (text, position) => {
  expect(() => parse(text)).toThrowError(
    expect.objectContaining({ details: expect.objectContaining({ position }) }),
  )
})

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
