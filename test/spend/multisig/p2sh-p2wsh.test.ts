import { payments } from 'bitcoinjs-lib'
import { expect, test } from 'vitest'
import { concat } from '../../../src/base/bytes.js'
import { p2shP2wsh } from '../../../src/spend/multisig/p2sh-p2wsh.js'
import { EMPTY, MULTISIG, P2MS, SIGNATURES } from './support.js'

const inner = payments.p2wsh({ redeem: P2MS })
const oracle = payments.p2sh({ redeem: inner })
const scripts = p2shP2wsh.scripts(MULTISIG)
const spend = p2shP2wsh.spend(scripts, SIGNATURES)

test('scripts and spend are those of another library', () => {
  expect(scripts.scriptPubKey).toEqual(oracle.output)
  expect(scripts.redeemScript).toEqual(inner.output)
  expect(scripts.witnessScript).toEqual(MULTISIG)
  expect(spend.scriptSig).toEqual(oracle.input)
  expect(spend.witness.map(item => [...item])).toEqual(oracle.witness?.map(item => [...item]))
})

test('the signatures are found in its own spend, and nowhere else', () => {
  expect(p2shP2wsh.signaturesOf(scripts, spend)).toEqual(SIGNATURES)
  for (const scriptSig of [
    EMPTY,
    concat(spend.scriptSig, EMPTY, Uint8Array.of(0)),
    spend.scriptSig.subarray(1),
  ])
    expect(p2shP2wsh.signaturesOf(scripts, { ...spend, scriptSig })).toBeUndefined()
})

test('its descriptor is sh(wsh())', () =>
  expect(p2shP2wsh.descriptor('multi(1,K)')).toBe('sh(wsh(multi(1,K)))'))
