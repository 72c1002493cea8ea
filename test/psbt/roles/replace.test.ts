import { expect, test } from 'vitest'
import { RingiError } from '../../../src/base/error.js'
import { sats } from '../../../src/chain/amount.js'
import { parseFeeRate } from '../../../src/chain/fee-rate.js'
import { NETWORKS } from '../../../src/chain/network.js'
import { requireLeastFee } from '../../../src/psbt/roles/replace.js'

const replaced = { txid: 'ab'.repeat(32), fee: sats(900n), vsize: 90, descendantFees: sats(0n) }
const least = { fee: sats(54_321n), feeRate: parseFeeRate('250') }
const argsOn = (network: keyof typeof NETWORKS, fee: bigint) => {
  try {
    requireLeastFee(fee, 200, { replaced, least }, NETWORKS[network])
    return undefined
  } catch (error) {
    return error instanceof RingiError ? error.args : error
  }
}

test('a replacement pays the least that nodes ask for, which is told as it is typed on its chain', () => {
  for (const network of ['mainnet', 'monacoin'] as const) expect(argsOn(network, 54_321n)).toBeUndefined()
  expect(argsOn('mainnet', 54_320n)).toMatchObject({ why: 'asked', leastFee: 54_321n })
  expect(argsOn('mainnet', 54_320n)).not.toHaveProperty('typed')
  expect(argsOn('monacoin', 54_320n)).toMatchObject({ leastFee: 54_321n, typed: '0.00054321mona' })
})
