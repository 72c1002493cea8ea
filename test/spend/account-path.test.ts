import { expect, test } from 'vitest'
import { NETWORKS } from '../../src/chain/network.js'
import { bip45Path, bip48Path } from '../../src/spend/account-path.js'

test('BIP 48 names coin, account and script type', () => {
  expect(bip48Path(NETWORKS.mainnet, 0, 2)).toBe('48h/0h/0h/2h')
  expect(bip48Path(NETWORKS.mainnet, 7, 1)).toBe('48h/0h/7h/1h')
  for (const network of [NETWORKS.testnet, NETWORKS.signet, NETWORKS.regtest])
    expect(bip48Path(network, 3, 2)).toBe('48h/1h/3h/2h')
})

test('BIP 45 has neither', () => {
  expect(bip45Path(0)).toBe('45h')
  expect(() => bip45Path(1)).toThrowCode('path.malformed')
})
