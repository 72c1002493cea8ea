import { payments } from 'bitcoinjs-lib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareBytes, toHex } from '../../src/base/bytes.js'
import { encodeAddress } from '../../src/chain/address.js'
import { NETWORKS } from '../../src/chain/network.js'
import { scriptAt } from '../../src/spend/compile.js'
import { type Account, accounts, KEYS, parse } from '../descriptor/wallets.js'
import { eachVector, type VectorCase } from '../support/vectors.js'

const { xpub, xprv, compressed } = KEYS

describe.each(['bip381', 'bip382', 'bip383'])('%s', file => {
  eachVector(
    file,
    ({ descriptor, script_hex, scripts_by_index = [[script_hex]] }) => {
      const scripts = scripts_by_index.map((_: unknown, i: number) => [toHex(scriptAt(parse(descriptor), i))])
      expect(scripts).toEqual(scripts_by_index)
    },
    'valid',
  )
})

const sortedIn = (network: keyof typeof NETWORKS) => (one: VectorCase) => {
  const keys: string[] = one.keys ?? one.public_keys_hex
  const listed = parse(`wsh(sortedmulti(2,${keys}))`)
  const ours = encodeAddress(scriptAt(parse(`sh(sortedmulti(2,${keys}))`), 0), NETWORKS[network])
  expect(ours).toBe(one.address)
  const sorted: string[] = one.sorted_keys ?? one.sorted_public_keys_hex
  expect(scriptAt(listed, 0)).toEqual(scriptAt(parse(`wsh(multi(2,${sorted}))`), 0))
}

eachVector('bip67', sortedIn('mainnet'))
eachVector('core_rpc_bip67', sortedIn('testnet'))

/** bitcoinjs-lib's script of the same keys. */
const ORACLES = {
  'wsh(KEYS)': redeem => payments.p2wsh({ redeem }),
  'sh(KEYS)': redeem => payments.p2sh({ redeem }),
  'sh(wsh(KEYS))': redeem => payments.p2sh({ redeem: payments.p2wsh({ redeem }) }),
} satisfies Record<string, (redeem: payments.Payment) => payments.Payment>

function oracle(template: keyof typeof ORACLES, sorted: boolean, keys: Account[], path: number[], m: number) {
  const pubkeys = keys.map(({ node }) => path.reduce((at, child) => at.derive(child), node).publicKey)
  if (sorted) pubkeys.sort(compareBytes)
  return ORACLES[template](payments.p2ms({ m, pubkeys })).output
}

test('multisig scripts at random paths are those of bitcoinjs-lib', () => {
  const pool = accounts(5)
  const index = fc.nat(0x7fffffff)
  const cosigners = fc.shuffledSubarray(pool, { minLength: 1 })
  const template = fc.constantFrom(...(Object.keys(ORACLES) as (keyof typeof ORACLES)[]))
  fc.assert(
    fc.property(
      template,
      fc.boolean(),
      cosigners,
      index,
      index,
      fc.nat(),
      (around, sorted, keys, a, b, n) => {
        const m = 1 + (n % keys.length)
        const list = keys.map(({ expression }) => `${expression}/${a}/*`)
        const multisig = `${sorted ? 'sortedmulti' : 'multi'}(${m},${list})`
        const descriptor = parse(around.replace('KEYS', multisig))
        expect(scriptAt(descriptor, b)).toEqual(oracle(around, sorted, keys, [a, b], m))
      },
    ),
    { numRuns: 40 },
  )
})

test('scripts of one key are those of bitcoinjs-lib', () => {
  const pubkey = Uint8Array.from(Buffer.from(compressed, 'hex'))
  const script = (text: string) => scriptAt(parse(text), 0)
  expect(script(`pk(${compressed})`)).toEqual(payments.p2pk({ pubkey }).output)
  expect(script(`pkh(${compressed})`)).toEqual(payments.p2pkh({ pubkey }).output)
  expect(script(`wpkh(${compressed})`)).toEqual(payments.p2wpkh({ pubkey }).output)
})

test('private and public expressions lead to the same scripts', () => {
  for (const index of [0, 7, 0x7fffffff]) {
    const [a, b] = [`wpkh(${xprv}/1/*)`, `wpkh(${xpub}/1/*)`].map(text => scriptAt(parse(text), index))
    expect(a).toEqual(b)
  }
})

test('without a wildcard every index has the same script', () => {
  const descriptor = parse(`wpkh(${xpub}/0/1)`)
  expect(scriptAt(descriptor, 5)).toEqual(scriptAt(descriptor, 0))
  expect(scriptAt(descriptor, 0)).toEqual(scriptAt(parse(`wpkh(${xpub}/0/*)`), 1))
})

test.each([-1, 0.5, 0x80000000, Number.NaN, Number.POSITIVE_INFINITY])(
  'no address has the index %s',
  index => {
    expect(() => scriptAt(parse(`wpkh(${xpub}/*)`), index)).toThrowCode('path.malformed')
  },
)

test.each([`wpkh(${xpub}/1h/*)`, `sh(wsh(multi(1,${xpub}/*h)))`])('hardened below a public key: %s', text => {
  expect(() => scriptAt(parse(text), 0)).toThrowCode('path.unusual')
})

test('several descriptors in one have no one script', () => {
  expect(() => scriptAt(parse(`wpkh(${xpub}/<0;1>/*)`), 0)).toThrowCode('descriptor.unsupported')
})
