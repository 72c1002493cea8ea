import { payments } from 'bitcoinjs-lib'
import { expect, test } from 'vitest'
import { concat } from '../../../src/base/bytes.js'
import { p2shP2wsh } from '../../../src/spend/multisig/p2sh-p2wsh.js'
import { EMPTY, MULTISIG, multisigLock, P2MS, SIGNATURES, signaturesOf } from './support.js'

const inner = payments.p2wsh({ redeem: P2MS })
const oracle = payments.p2sh({ redeem: inner })
const { lock, scripts, spend } = multisigLock('p2sh-p2wsh')

test('scripts and spend are those of another library', () => {
  expect(scripts.scriptPubKey).toEqual(oracle.output)
  expect(scripts.redeemScript).toEqual(inner.output)
  expect(scripts.witnessScript).toEqual(MULTISIG)
  expect(spend.scriptSig).toEqual(oracle.input)
  expect(spend.witness.map(item => [...item])).toEqual(oracle.witness?.map(item => [...item]))
})

test('the signatures are found in its own spend, and nowhere else', () => {
  expect(signaturesOf(lock, spend)).toEqual(SIGNATURES)
  for (const scriptSig of [
    EMPTY,
    concat(spend.scriptSig, EMPTY, Uint8Array.of(0)),
    spend.scriptSig.subarray(1),
  ])
    expect(signaturesOf(lock, { ...spend, scriptSig })).toBeUndefined()
})

test('its descriptor is sh(wsh())', () =>
  expect(p2shP2wsh.descriptor('multi(1,K)')).toBe('sh(wsh(multi(1,K)))'))
