import { expect, test } from 'vitest'
import { parseFeeRate } from '../../../src/chain/fee-rate.js'
import { NETWORKS, type NetworkName } from '../../../src/chain/network.js'
import { eachVector } from '../../support/vectors.js'

const ROWS: Readonly<Record<string, NetworkName>> = {
  mainnet: 'monacoin',
  testnet: 'monacoin-testnet',
  regtest: 'monacoin-regtest',
}

eachVector('mona_params', one => {
  const row = NETWORKS[ROWS[one.network] as NetworkName]
  const hex = (version: number) => version.toString(16).padStart(8, '0')
  expect([row.wif, hex(row.bip32.public), hex(row.bip32.private), row.coinType]).toEqual([
    ...[one.wif, one.bip32_public, one.bip32_private, one.bip44_coin_type],
  ])
  expect(row.addresses.encode(Uint8Array.of(0, 20, ...new Uint8Array(20)))).toMatch(
    new RegExp(`^${one.bech32_hrp}1q`),
  )
  expect(row.taproot).toBe(one.taproot.kind === 'always')
  if (one.network !== 'mainnet') return
  const { chain } = row
  expect([chain.messagePrefix, chain.uriScheme, String(chain.unit.most), row.spacing]).toEqual([
    ...[one.message_prefix, one.uri, one.max_money_sat, 1000 * one.block_seconds],
  ])
  expect(row.relay.leastRate).toBe(one.wallet_min_fee_sat_per_kvb / 1000)
  expect(one.wallet_fallback_fee_sat_per_kvb / 1000).toBeLessThan(row.fees.highRate)
})

test('what wallets of the chain usually pay is neither low nor high', () => {
  const { relay, fees } = NETWORKS.monacoin
  expect(relay.leastRate).toBeLessThanOrEqual(100)
  expect(fees.highRate).toBeGreaterThan(2_000)
  expect(fees.absurdRate).toBe(20_000)
  expect(fees.longTermRate).toBe(parseFeeRate('100'))
})

test('there is more of it than a double counts', () => {
  expect(NETWORKS.monacoin.chain.unit.most).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER))
})
