import { payments } from 'bitcoinjs-lib'
import { expect, test } from 'vitest'
import { p2wsh } from '../../../src/spend/multisig/p2wsh.js'
import { EMPTY, MULTISIG, P2MS, SIGNATURES } from './support.js'

const oracle = payments.p2wsh({ redeem: P2MS })
const scripts = p2wsh.scripts(MULTISIG)
const spend = p2wsh.spend(scripts, SIGNATURES)

test('scripts and spend are those of another library', () => {
  expect(scripts.scriptPubKey).toEqual(oracle.output)
  expect([scripts.witnessScript, scripts.redeemScript]).toEqual([MULTISIG, undefined])
  expect(spend.witness.map(item => [...item])).toEqual(oracle.witness?.map(item => [...item]))
  expect(spend.scriptSig).toEqual(EMPTY)
})

test('the signatures are found in its own spend, and nowhere else', () => {
  expect(p2wsh.signaturesOf(scripts, spend)).toEqual(SIGNATURES)
  expect(p2wsh.signaturesOf(scripts, { ...spend, scriptSig: Uint8Array.of(0) })).toBeUndefined()
  expect(p2wsh.signaturesOf(scripts, { scriptSig: EMPTY, witness: [] })).toBeUndefined()
})

test('its descriptor is wsh()', () => expect(p2wsh.descriptor('multi(1,K)')).toBe('wsh(multi(1,K))'))
