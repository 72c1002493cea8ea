import { describe, expect, test } from 'vitest'
import { parseVoucher } from '../../../src/rules/evidence/vouchers.js'
import { addressOfStranger } from '../../support/policies.js'

// What it takes for one to be believed is in allowed-destinations.test.ts.
const VOUCHER = {
  ringi: 1,
  kind: 'voucher',
  address: addressOfStranger(0),
  vault: 'ab'.repeat(32),
  expires: '2026-11-25T00:00:00Z',
  signature: 'smpAAAA',
}
const with_ = (changed: object) => JSON.stringify({ ...VOUCHER, ...changed })

test('a voucher says what its file says', () => {
  const { ringi: _, kind: __, ...fields } = VOUCHER
  expect(parseVoucher(JSON.stringify(VOUCHER, null, 2))).toEqual(fields)
})

describe('no voucher', () => {
  test.each([
    ['nothing', ''],
    ['null', 'null'],
    ['another kind', with_({ kind: 'exception' })],
    ['a later format', with_({ ringi: 2 })],
    ['a field more', with_({ note: 'x' })],
    ['a field fewer', with_({ vault: undefined })],
    ['a number for text', with_({ address: 5 })],
    ['a new line in the address', with_({ address: `${VOUCHER.address}\nexpires: 2099-01-01T00:00:00Z` })],
    ['a vault in capitals', with_({ vault: 'AB'.repeat(32) })],
    ['a signature of another kind', with_({ signature: 'AAAA' })],
    ['a signature without end', with_({ signature: `smp${'A'.repeat(301)}` })],
    ['a member twice', JSON.stringify(VOUCHER).replace('"address"', '"address":"x","address"')],
    ['too much', JSON.stringify(VOUCHER) + ' '.repeat(10_000)],
  ])('%s', (_, text) => {
    expect(() => parseVoucher(text)).toThrowCode('voucher.malformed')
  })
})
