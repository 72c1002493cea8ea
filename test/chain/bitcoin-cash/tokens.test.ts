import { expect, test } from 'vitest'
import { concat, fromHex, toHex } from '../../../src/base/bytes.js'
import { p2pkhScript } from '../../../src/bitcoin/standard-scripts.js'
import { tokenOutputOf } from '../../../src/chain/bitcoin-cash/tokens.js'
import { NETWORKS } from '../../../src/chain/network.js'
import { eachVector } from '../../support/vectors.js'

const script = p2pkhScript(new Uint8Array(20))

eachVector(
  'bch_token_prefix',
  ({ prefix_hex, data }) => {
    const found = tokenOutputOf(concat(fromHex(prefix_hex), script))
    expect(found?.prefix).toEqual(fromHex(prefix_hex))
    expect(found?.script).toEqual(script)
    expect(found?.tokens).toMatchObject({ category: data.category, amount: BigInt(data.amount) })
    const { nft } = found?.tokens ?? {}
    expect(nft && { capability: nft.capability, commitment: toHex(nft.commitment) }).toEqual(data.nft)
  },
  'valid',
)

// What nodes refuse to make is not read for a script either: whatever begins like tokens is kept away from.
eachVector(
  'bch_token_prefix',
  ({ prefix_hex, reason }) => {
    const found = tokenOutputOf(fromHex(prefix_hex))
    if (!prefix_hex.startsWith('ef')) return expect(found).toBeUndefined()
    expect(found).toBeDefined()
    // How long a commitment may be has changed since: it makes no difference here.
    if (!/commitment.*(?:length|exceed)|exceeds? max/i.test(reason)) expect(found?.tokens).toBeUndefined()
  },
  'invalid',
)

test('a script alone has none', () => {
  expect(tokenOutputOf(script)).toBeUndefined()
  expect(tokenOutputOf(new Uint8Array(0))).toBeUndefined()
})

test('no other chain has any', () => {
  const others = Object.values(NETWORKS).filter(({ chain }) => !chain.forkId)
  expect(others.map(({ tokenOutputOf: reads }) => reads)).toEqual(others.map(() => undefined))
})
