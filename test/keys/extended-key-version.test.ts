import { expect, test } from 'vitest'
import { NETWORKS } from '../../src/chain/network.js'
import { requireVersion } from '../../src/keys/extended-key-version.js'
import { VERSION_BYTES } from '../../src/keys/version-bytes.js'

function beginningWith(version: number): Uint8Array {
  const bytes = new Uint8Array(78)
  new DataView(bytes.buffer).setUint32(0, version)
  return bytes
}

test('of all prefixes, one is taken on each family of networks', () => {
  for (const network of [NETWORKS.mainnet, NETWORKS.testnet]) {
    for (const row of VERSION_BYTES) {
      const isOwn = row.public === network.bip32.public
      const check = () => requireVersion(beginningWith(row.public), network, 'public')
      if (isOwn) expect(check).not.toThrow()
      else
        expect(check).toThrowCode(
          row.networks.includes(network) ? 'extended-key.malformed' : 'extended-key.network',
        )
      const secret = beginningWith(row.private)
      expect(() => requireVersion(secret, network, 'public')).toThrowCode('extended-key.private')
      if (isOwn) expect(() => requireVersion(secret, network, 'private')).not.toThrow()
    }
  }
})

test('unknown versions and other lengths are malformed', () => {
  const { mainnet } = NETWORKS
  expect(() => requireVersion(beginningWith(0), mainnet, 'public')).toThrowCode('extended-key.malformed')
  for (const length of [0, 3, 77]) {
    const cut = beginningWith(mainnet.bip32.public).subarray(0, length)
    expect(() => requireVersion(cut, mainnet, 'public')).toThrowCode('extended-key.malformed')
  }
})
