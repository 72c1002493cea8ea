import { payments } from 'bitcoinjs-lib'
import { expect, test } from 'vitest'
import { p2wsh } from '../../../src/spend/multisig/p2wsh.js'
import { EMPTY, MULTISIG, multisigLock, P2MS, SIGNATURES, signaturesOf } from './support.js'

const oracle = payments.p2wsh({ redeem: P2MS })
const { lock, scripts, spend } = multisigLock('p2wsh')

test('scripts and spend are those of another library', () => {
  expect(scripts.scriptPubKey).toEqual(oracle.output)
  expect([scripts.witnessScript, scripts.redeemScript]).toEqual([MULTISIG, undefined])
  expect(spend.witness.map(item => [...item])).toEqual(oracle.witness?.map(item => [...item]))
  expect(spend.scriptSig).toEqual(EMPTY)
})

test('the signatures are found in its own spend, and nowhere else', () => {
  expect(signaturesOf(lock, spend)).toEqual(SIGNATURES)
  expect(signaturesOf(lock, { ...spend, scriptSig: Uint8Array.of(0) })).toBeUndefined()
  expect(signaturesOf(lock, { scriptSig: EMPTY, witness: [] })).toBeUndefined()
})

test('its descriptor is wsh()', () => expect(p2wsh.descriptor('multi(1,K)')).toBe('wsh(multi(1,K))'))
