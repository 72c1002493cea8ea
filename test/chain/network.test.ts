import { networks as oracle } from 'bitcoinjs-lib'
import { expect, test } from 'vitest'
import { NETWORKS, networkNamed } from '../../src/chain/network.js'

const ORACLES = {
  mainnet: oracle.bitcoin,
  testnet: oracle.testnet,
  signet: oracle.testnet,
  regtest: oracle.regtest,
}

test.each(Object.values(NETWORKS))('$name has the numbers that other libraries have', network => {
  const { bech32, pubKeyHash, scriptHash, wif, bip32 } = network
  expect({ bech32, pubKeyHash, scriptHash, wif, bip32 }).toMatchObject({
    bech32: ORACLES[network.name].bech32,
    pubKeyHash: ORACLES[network.name].pubKeyHash,
    scriptHash: ORACLES[network.name].scriptHash,
    wif: ORACLES[network.name].wif,
    bip32: ORACLES[network.name].bip32,
  })
  expect(network.coinType).toBe(network.name === 'mainnet' ? 0 : 1)
  expect(networkNamed(network.name)).toBe(network)
})

test.each(['', 'Mainnet', 'main', 'test', 'testnet4 ', 'constructor', '__proto__', 'toString'])(
  '%j is no network',
  name => {
    expect(() => networkNamed(name)).toThrowCode('network.unknown')
  },
)
