import { payments } from 'bitcoinjs-lib'
import { expect, test } from 'vitest'
import { hash160 } from '../../src/base/hash.js'
import { NETWORKS, networkNamed } from '../../src/chain/network.js'
import { OTHER_NETWORKS } from '../support/other-networks.js'

const hash = hash160(Uint8Array.of(1))

test.each(Object.values(NETWORKS))('$name has the numbers that other libraries have', network => {
  const other = OTHER_NETWORKS[network.name]
  const { addresses, chain, wif, bip32 } = network
  expect({ wif, bip32 }).toEqual({ wif: other.wif, bip32: other.bip32 })
  // That one has the length of the prefix in front.
  expect(`${String.fromCharCode(chain.messagePrefix.length)}${chain.messagePrefix}`).toBe(other.messagePrefix)
  // Of CashAddr, that library knows nothing.
  const kinds = chain.forkId ? [] : [payments.p2pkh, payments.p2sh, payments.p2wpkh]
  for (const kind of kinds) {
    const { address, output } = kind({ hash, network: other })
    expect(addresses.encode(output as Uint8Array)).toBe(address)
    expect(addresses.decode(address as string)).toEqual(output)
  }
  expect(networkNamed(network.name)).toBe(network)
})

test.each(Object.values(NETWORKS))(
  '$name has the coin type of its chain where its money is real, and else that of all test networks',
  network => {
    expect(network.coinType === 1).toBe(network.money === 'test')
    if (network.money === 'real') expect(network.coinType).toBe(network.chain.coinType)
  },
)

test('what other programs call a network is the name of one network alone', () => {
  const names = Object.values(NETWORKS).flatMap(({ name, aliases }) => [name, ...aliases])
  expect(new Set(names).size).toBe(names.length)
  expect(names.map(name => name.toLowerCase())).toEqual(names)
})

test.each(['', 'Mainnet', 'main', 'test', 'testnet4 ', 'constructor', '__proto__', 'toString'])(
  '%j is no network',
  name => {
    expect(() => networkNamed(name)).toThrowCode('network.unknown')
  },
)
