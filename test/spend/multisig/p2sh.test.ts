import { payments } from 'bitcoinjs-lib'
import { expect, test } from 'vitest'
import { concat } from '../../../src/base/bytes.js'
import { multisigScript, push } from '../../../src/bitcoin/script.js'
import { p2sh } from '../../../src/spend/multisig/p2sh.js'
import { EMPTY, KEYS, MULTISIG, multisigLock, P2MS, SIGNATURES, signaturesOf } from './support.js'

const oracle = payments.p2sh({ redeem: P2MS })
const { lock, scripts, spend } = multisigLock('p2sh')

test('scripts and spend are those of another library', () => {
  expect(scripts.scriptPubKey).toEqual(oracle.output)
  expect([scripts.redeemScript, scripts.witnessScript]).toEqual([MULTISIG, undefined])
  expect(spend.scriptSig).toEqual(oracle.input)
  expect(spend.witness).toEqual([])
})

test('fifteen keys fill the 520 bytes that a push may have', () => {
  expect(p2sh.maxCosigners).toBe(15)
  expect(multisigScript(15, KEYS.slice(0, 15)).length).toBeLessThanOrEqual(520)
  expect(multisigScript(15, KEYS.slice(0, 16)).length).toBeGreaterThan(520)
})

test('the signatures are found in its own spend, and nowhere else', () => {
  expect(signaturesOf(lock, spend)).toEqual(SIGNATURES)
  const wrong = [
    { scriptSig: spend.scriptSig, witness: [EMPTY] },
    { scriptSig: EMPTY, witness: [] },
    { scriptSig: concat(spend.scriptSig, Uint8Array.of(0x61)), witness: [] },
    // The dummy as OP_1 (BIP 147), and a push in a longer form than needed (BIP 62).
    { scriptSig: concat(Uint8Array.of(0x51), spend.scriptSig.subarray(1)), witness: [] },
    {
      scriptSig: concat(...[EMPTY, ...SIGNATURES].map(push), Uint8Array.of(0x4d, 105, 0), MULTISIG),
      witness: [],
    },
  ]
  for (const one of wrong) expect(signaturesOf(lock, one)).toBeUndefined()
})

test('its descriptor is sh()', () => expect(p2sh.descriptor('multi(1,K)')).toBe('sh(multi(1,K))'))
