import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '../../../src/base/bytes.js'
import { publicKeyOf } from '../../../src/bitcoin/secp256k1.js'
import { p2shScript, witnessScript } from '../../../src/bitcoin/standard-scripts.js'
import { decodeAddress, encodeAddress } from '../../../src/chain/address.js'
import { NETWORKS } from '../../../src/chain/network.js'
import { eachVector } from '../../support/vectors.js'

const { monacoin, mainnet, testnet } = NETWORKS

eachVector(
  'mona_addresses',
  ({ address, script_hex }) => {
    expect(toHex(decodeAddress(address, monacoin))).toBe(script_hex)
    expect(encodeAddress(fromHex(script_hex), monacoin)).toBe(address)
    for (const other of Object.values(NETWORKS).filter(one => one !== monacoin))
      expect(() => decodeAddress(address, other)).toThrowCode('address.other-network')
  },
  'address',
)

describe('the spelling of P2SH that was given up', () => {
  const script = p2shScript(new Uint8Array(20).fill(7))
  test.each([
    [monacoin, mainnet],
    [NETWORKS['monacoin-testnet'], testnet],
  ])('is refused on $name, and told in today’s', (network, bitcoin) => {
    const former = encodeAddress(script, bitcoin) as string
    expect(() => decodeAddress(former, network)).toThrowCode('address.former', {
      ...{ address: former, successor: encodeAddress(script, network), chain: 'Monacoin' },
    })
    expect(decodeAddress(former, bitcoin)).toEqual(script)
  })

  test('is Bitcoin’s alone where it never was', () => {
    const ofTestnet = encodeAddress(script, testnet) as string
    expect(() => decodeAddress(ofTestnet, NETWORKS['monacoin-regtest'])).toThrowCode('address.other-network')
    const ofMainnet = encodeAddress(script, mainnet) as string
    expect(() => decodeAddress(ofMainnet, NETWORKS['monacoin-testnet'])).toThrowCode('address.other-network')
  })
})

describe('taproot', () => {
  const script = witnessScript({ version: 1, program: publicKeyOf(new Uint8Array(32).fill(1)).subarray(1) })

  test('is not paid where it may not be in force', () => {
    const address = encodeAddress(script, monacoin) as string
    expect(address).toMatch(/^mona1p/)
    expect(() => decodeAddress(address, monacoin)).toThrowCode('address.taproot-inactive')
    expect(() => decodeAddress(address, mainnet)).toThrowCode('address.other-network')
  })

  test.each([NETWORKS['monacoin-testnet'], NETWORKS['monacoin-regtest']])('is paid on $name', network => {
    expect(decodeAddress(encodeAddress(script, network) as string, network)).toEqual(script)
  })
})
