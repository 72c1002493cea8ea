import { expect, test } from 'vitest'
import { NETWORKS } from '../../src/chain/network.js'
import { encodeBase58Check } from '../../src/keys/base58check.js'
import { ExtendedPrivateKey } from '../../src/keys/extended-key.js'
import { seedOf } from '../../src/keys/mnemonic.js'
import { parsePath } from '../../src/keys/path.js'
import { normalizeSlip132 } from '../../src/keys/slip132.js'
import { VERSION_BYTES } from '../../src/keys/version-bytes.js'
import { eachVector, type VectorCase } from '../support/vectors.js'

const { mainnet, testnet, signet } = NETWORKS
const xpub = ExtendedPrivateKey.fromSeed(new Uint8Array(64).fill(3), mainnet).neuter()
const tpub = ExtendedPrivateKey.fromSeed(new Uint8Array(64).fill(3), testnet).neuter()

function spelled(bytes78: Uint8Array, version: number): string {
  const copy = bytes78.slice()
  new DataView(copy.buffer).setUint32(0, version)
  return encodeBase58Check(copy)
}

test.each(VERSION_BYTES)('takes every public prefix and refuses its private one (%#)', row => {
  const [own, other, key] = row.networks.includes(mainnet) ? [mainnet, signet, xpub] : [signet, mainnet, tpub]
  const text = spelled(key.bytes78, row.public)
  const hint = row.script === undefined ? {} : { hint: row.script }
  expect(normalizeSlip132(text, own)).toEqual({ key: key.toString(), ...hint })
  expect(() => normalizeSlip132(text, other)).toThrowCode('extended-key.network')
  const secret = spelled(key.bytes78, row.private)
  expect(() => normalizeSlip132(secret, own)).toThrowCode('extended-key.private')
  expect(() => normalizeSlip132(secret.slice(0, -1), own)).toThrowCode('extended-key.private')
})

test('a private version is private at any length', () => {
  const cut = spelled(xpub.bytes78.subarray(0, 60), 0x02aa7a99)
  expect(() => normalizeSlip132(cut, mainnet)).toThrowCode('extended-key.private')
})

test.each([
  '',
  'Zpub',
  spelled(xpub.bytes78, 0x02aa7ed4),
  spelled(xpub.bytes78.subarray(0, 77), 0x02aa7ed3),
  ` ${spelled(xpub.bytes78, 0x02aa7ed3)}`,
  encodeBase58Check(Uint8Array.of(1)),
])('refuses %j', text => {
  expect(() => normalizeSlip132(text, mainnet)).toThrowCode('extended-key.malformed')
})

function checkAccount(one: VectorCase, publicText: string, privateText: string): void {
  const network = one.network === 'testnet' ? testnet : mainnet
  const master = ExtendedPrivateKey.fromSeed(seedOf(one.mnemonic, one.passphrase), network)
  const account = master.derive(parsePath(one.account_path)).neuter()
  expect(normalizeSlip132(publicText, network).key).toBe(account.toString())
  expect(() => normalizeSlip132(privateText, network)).toThrowCode('extended-key.private')
}

eachVector('slip132', one => checkAccount(one, one.public_key, one.private_key), 'account')
eachVector('bip49', one =>
  checkAccount(one, one.account_extended_public_key, one.account_extended_private_key),
)
eachVector(
  'bip84',
  one => {
    checkAccount(one, one.account_extended_public_key, one.account_extended_private_key)
    expect(normalizeSlip132(one.root_extended_public_key, mainnet).hint).toBe('p2wpkh')
  },
  'account',
)
