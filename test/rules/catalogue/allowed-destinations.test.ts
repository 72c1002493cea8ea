import { describe, expect, test } from 'vitest'
import { toHex } from '../../../src/base/bytes.js'
import { sha256 } from '../../../src/base/hash.js'
import { signGenericMessage } from '../../../src/bitcoin/generic-message.js'
import { publicKeyOf } from '../../../src/bitcoin/secp256k1.js'
import { claimText } from '../../../src/rules/evidence/vouchers.js'
import {
  addressOfStranger,
  BTC,
  findings,
  PUBLISHED,
  paymentOf,
  paymentTo,
  reviewed,
  VAULT,
  verdicts,
} from '../../support/policies.js'
import { vaultOf } from '../../support/rehearsal.js'

const BROKEN = ['block:rule.allowed-destinations']
const LISTED = `allowed-destinations: { addresses: [${addressOfStranger(0)}] }`

test('only what is listed may be paid', () => {
  expect(verdicts(LISTED, reviewed())).toEqual([])
  expect(verdicts(LISTED, reviewed({ payments: [paymentOf(BTC, 1)] }))).toEqual(BROKEN)
  expect(verdicts('allowed-destinations: {}', reviewed())).toEqual(BROKEN)
})

test('an output beside an allowed one is no less refused, data included (L4)', () => {
  const withData = reviewed({ payments: [paymentOf(BTC), PUBLISHED] })
  const broken = findings(LISTED, withData)
  expect(broken.map(({ code }) => code)).toEqual(['rule.allowed-destinations'])
  const at = withData.facts.outputs.findIndex(({ script }) => script[0] === 0x6a)
  expect(broken[0]?.where).toEqual({ output: at })
  expect(verdicts(LISTED, reviewed({ payments: [paymentOf(BTC), paymentOf(1_000n, 1)] }))).toEqual(BROKEN)
})

test('what is the vault’s own needs no permission', () => {
  expect(verdicts('allowed-destinations: {}', reviewed({ payments: [paymentTo(VAULT, 1, 3, BTC)] }))).toEqual(
    [],
  )
})

test('another vault is a place only where this machine knows it', () => {
  const other = vaultOf({ required: 3, of: 5, name: 'cold' })
  const rule = 'allowed-destinations: { places: [cold] }'
  const more = `places: { cold: { vault: ${other.digest.hex} } }`
  const pays = reviewed({ payments: [paymentTo(other, 0, 12, BTC)] })
  expect(verdicts(rule, pays, { vaults: [other] }, more)).toEqual([])
  expect(verdicts(rule, pays, {}, more)).toEqual(BROKEN)
})

describe('vouched for', () => {
  const secret = sha256(Uint8Array.of(1))
  const key = toHex(publicKeyOf(secret))
  const RULE = `allowed-destinations: { vouched-by: { treasury: ${key} } }`
  const said = { vault: VAULT.digest.hex, address: addressOfStranger(0), expires: '2026-11-25T03:00:01Z' }
  const voucher = (changed: Partial<typeof said> = {}, by = secret) => {
    const fields = { ...said, ...changed }
    return { ...fields, signature: signGenericMessage(claimText(fields), by) }
  }
  const allowed = (one: ReturnType<typeof voucher>) => verdicts(RULE, reviewed(), { vouchers: [one] })

  test('by the named key, for this vault and address, until it ends', () => {
    expect(allowed(voucher())).toEqual([])
    expect(verdicts(RULE, reviewed())).toEqual(BROKEN)
  })

  test.each([
    ['another key', voucher({}, sha256(Uint8Array.of(2)))],
    ['another address', voucher({ address: addressOfStranger(1) })],
    ['another vault', voucher({ vault: '11'.repeat(32) })],
    ['the moment that it ends', voucher({ expires: '2026-11-25T03:00:00Z' })],
    ['an end that was put off', { ...voucher(), expires: '2027-11-25T03:00:00Z' }],
    [
      'an address that was exchanged',
      { ...voucher({ address: addressOfStranger(1) }), address: said.address },
    ],
    ['no signature at all', { ...voucher(), signature: 'smpAAAA' }],
    ['a day that there is not', voucher({ expires: '2026-11-31T00:00:00Z' })],
  ])('not with %s', (_, one) => {
    expect(allowed(one)).toEqual(BROKEN)
  })
})
