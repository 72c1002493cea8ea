import { secp256k1 } from '@noble/curves/secp256k1.js'
import { initEccLib, address as oracle } from 'bitcoinjs-lib'
import fc from 'fast-check'
import * as curve from 'tiny-secp256k1'
import { describe, expect, test } from 'vitest'
import { concat, fromHex, toHex } from '../../src/base/bytes.js'
import type { Code } from '../../src/base/codes.js'
import { RingiError } from '../../src/base/error.js'
import { sha256 } from '../../src/base/hash.js'
import { publicKeyOf } from '../../src/bitcoin/secp256k1.js'
import { p2shScript, witnessProgramOf, witnessScript } from '../../src/bitcoin/standard-scripts.js'
import { addressOf, decodeAddress, encodeAddress, isPayable } from '../../src/chain/address.js'
import { NETWORKS, type NetworkName } from '../../src/chain/network.js'
import { decodeWif } from '../../src/descriptor/parse-key.js'
import { OTHER_NETWORKS } from '../support/other-networks.js'
import { eachVector, type VectorCase } from '../support/vectors.js'

// bitcoinjs-lib makes taproot addresses once it has a curve.
initEccLib(curve)

const CHAINS: Readonly<Record<string, NetworkName>> = {
  main: 'mainnet',
  test: 'testnet',
  testnet4: 'testnet',
  signet: 'signet',
  regtest: 'regtest',
}
const networkOf = (chain: string) => NETWORKS[CHAINS[chain] as NetworkName]

/** Whether nobody knows yet how a script with this witness program is spent safely. */
function isFuture(script: Uint8Array): boolean {
  const witness = witnessProgramOf(script)
  return witness !== undefined && (witness.version > 1 || (witness.version === 1 && script.length !== 34))
}

function mustDecode(address: string, scriptHex: string, network: (typeof NETWORKS)[NetworkName]): void {
  const script = fromHex(scriptHex)
  if (isFuture(script)) {
    expect(() => decodeAddress(address, network)).toThrowCode('address.unknown-witness-version')
    return
  }
  expect(toHex(decodeAddress(address, network))).toBe(scriptHex)
  // Segwit addresses may come in capitals, and are written in small letters.
  const written = witnessProgramOf(script) === undefined ? address : address.toLowerCase()
  expect(encodeAddress(script, network)).toBe(written)
}

eachVector('core_key_io_valid', one => {
  const network = networkOf(one.chain)
  if (!one.is_private_key) {
    mustDecode(one.string, one.payload_hex, network)
    // Core says which addresses may be written in capitals: those of segwit.
    const flip = () => decodeAddress(one.string.toUpperCase(), network)
    if (one.try_case_flip && !isFuture(fromHex(one.payload_hex))) expect(toHex(flip())).toBe(one.payload_hex)
    if (!one.try_case_flip) expect(flip).toThrow(RingiError)
    return
  }
  const key = secp256k1.getPublicKey(fromHex(one.payload_hex), one.is_compressed)
  expect(decodeWif(one.string, network)).toEqual({ kind: 'wif', publicKey: key })
  expect(() => decodeAddress(one.string, network)).toThrowCode('address.malformed')
})

eachVector('core_key_io_invalid', ({ string }) => {
  for (const network of Object.values(NETWORKS)) {
    expect(() => decodeAddress(string, network)).toThrowCode('address.malformed')
    expect(() => decodeWif(string, network)).toThrow(RingiError)
  }
})

const networkOfSegwit = (address: string) => NETWORKS[/^bc/i.test(address) ? 'mainnet' : 'testnet']

// BIP 350 has replaced the checksum of versions above 0, so what BIP 173 shows of those is no address any more.
eachVector(
  'bip173',
  ({ address, script_pubkey_hex }) => {
    const decode = () => decodeAddress(address, networkOfSegwit(address))
    if (script_pubkey_hex.startsWith('00')) expect(toHex(decode())).toBe(script_pubkey_hex)
    else expect(decode).toThrowCode('address.malformed')
  },
  'valid_address',
)
eachVector(
  'bip350',
  ({ address, script_pubkey_hex }) => mustDecode(address, script_pubkey_hex, networkOfSegwit(address)),
  'valid_address',
)

function mustBeRefused({ address }: VectorCase): void {
  for (const network of Object.values(NETWORKS))
    expect(() => decodeAddress(address, network)).toThrowCode('address.malformed')
}
eachVector('bip173', mustBeRefused, 'invalid_address')
eachVector('bip350', mustBeRefused, 'invalid_address')

const program = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const anyScript = fc.oneof(
  program(20).map(hash => concat(fromHex('76a914'), hash, fromHex('88ac'))),
  program(20).map(p2shScript),
  program(20).map(hash => witnessScript({ version: 0, program: hash })),
  program(32).map(hash => witnessScript({ version: 0, program: hash })),
  program(32).map(seed => witnessScript({ version: 1, program: publicKeyOf(sha256(seed)).subarray(1) })),
)

test('every address is that of another library, and decodes on its own network alone', () => {
  fc.assert(
    fc.property(anyScript, fc.constantFrom(...Object.values(NETWORKS)), (script, network) => {
      fc.pre(isPayable(script, network))
      const address = addressOf(script, network)
      // CashAddr has vectors of its own.
      if (!network.chain.forkId)
        expect(address).toBe(oracle.fromOutputScript(script, OTHER_NETWORKS[network.name]))
      expect(decodeAddress(address, network)).toEqual(script)
      const mainnet = network.name === 'mainnet' ? NETWORKS.regtest : NETWORKS.mainnet
      expect(() => decodeAddress(address, mainnet)).toThrowCode('address.other-network')
    }),
  )
})

test('an address with one character changed is none', () => {
  const address = addressOf(
    witnessScript({ version: 0, program: new Uint8Array(32).fill(7) }),
    NETWORKS.mainnet,
  )
  for (let at = 0; at < address.length; at++) {
    const other = address[at] === 'q' ? 'p' : 'q'
    const typo = address.slice(0, at) + other + address.slice(at + 1)
    expect(() => decodeAddress(typo, NETWORKS.mainnet)).toThrowCode('address.malformed')
  }
})

describe('what is invisible or looks alike', () => {
  const address = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'
  test.each<[string, string, Code]>([
    ['a zero-width space', `${address}\u200b`, 'address.malformed'],
    ['a zero-width joiner inside', address.replace('508', '50\u200d8'), 'address.malformed'],
    ['a direction mark', `\u202e${address}`, 'address.malformed'],
    ['a Cyrillic с', address.replace('c', 'с'), 'address.malformed'],
    ['a full-width digit', address.replace('5', '５'), 'address.malformed'],
    ['a space in front', ` ${address}`, 'address.malformed'],
    ['a newline behind', `${address}\n`, 'address.malformed'],
    ['mixed case', address.replace('w508', 'W508'), 'address.malformed'],
    ['a URI', `bitcoin:${address}`, 'address.malformed'],
    ['nothing', '', 'address.malformed'],
    ['a megabyte', 'q'.repeat(1_000_000), 'address.malformed'],
  ])('%s', (_, text, code) => {
    expect(() => decodeAddress(text, NETWORKS.mainnet)).toThrowCode(code)
  })
})

test('regtest and testnet are told apart where their prefixes are', () => {
  const script = witnessScript({ version: 0, program: new Uint8Array(32) })
  const address = addressOf(script, NETWORKS.regtest)
  expect(() => decodeAddress(address, NETWORKS.testnet)).toThrowCode('address.other-network')
  expect(decodeAddress(addressOf(script, NETWORKS.testnet), NETWORKS.signet)).toEqual(script)
})

test.each([
  ...[19, 21].map(length => `76a914${'11'.repeat(length)}88ac`),
  ...[19, 21].map(length => `a914${'11'.repeat(length)}87`),
  ...[`76a915${'11'.repeat(20)}88ac`, `76a914${'11'.repeat(20)}88ad`],
  ...[`a915${'11'.repeat(20)}87`, `a914${'11'.repeat(20)}88`],
])('%s is nearly a script that has an address', hex => {
  expect(encodeAddress(fromHex(hex), NETWORKS.mainnet)).toBeUndefined()
})

test.each(['', '6a', '51', '5120', '4f021234', `0021${'11'.repeat(33)}`, `21${'02'.repeat(33)}ac`, 'a914'])(
  'the script %j has no address',
  hex => {
    const script = fromHex(hex)
    const address = encodeAddress(script, NETWORKS.mainnet)
    // A version 0 program of a length that has no meaning still has the form of an address.
    if (hex.startsWith('0021')) return expect(() => decodeAddress(`${address}`, NETWORKS.mainnet)).toThrow()
    expect(address).toBeUndefined()
    expect(() => addressOf(script, NETWORKS.mainnet)).toThrowCode('internal.bug')
  },
)
