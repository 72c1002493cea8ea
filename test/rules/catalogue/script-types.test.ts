import { payments as oracle } from 'bitcoinjs-lib'
import { expect, test } from 'vitest'
import { fromHex } from '../../../src/base/bytes.js'
import { BTC, PUBLISHED, paymentInto, reviewed, verdicts } from '../../support/policies.js'

const HASH = fromHex('11'.repeat(20))
const KEY = fromHex('79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798')
const SCRIPTS = {
  p2pkh: oracle.p2pkh({ hash: HASH }).output,
  p2sh: oracle.p2sh({ hash: HASH }).output,
  p2wpkh: oracle.p2wpkh({ hash: HASH }).output,
  p2wsh: oracle.p2wsh({ hash: fromHex('22'.repeat(32)) }).output,
  p2tr: Uint8Array.of(0x51, 32, ...KEY),
} as Record<string, Uint8Array>
const NAMES = [...Object.keys(SCRIPTS), 'op-return']
const to = (script: Uint8Array) => reviewed({ payments: [paymentInto(script, BTC)] })
const allowing = (names: readonly string[]) => `script-types: { allow: [${names.join(', ')}] }`

test.each(Object.entries(SCRIPTS))('%s is allowed by its own name and no other', (name, script) => {
  expect(verdicts(allowing([name]), to(script))).toEqual([])
  const others = NAMES.filter(one => one !== name)
  expect(verdicts(allowing(others), to(script))).toEqual(['block:rule.script-types'])
})

test('data is a kind of its own', () => {
  const data = reviewed({ payments: [PUBLISHED] })
  expect(verdicts(allowing(['op-return']), data)).toEqual([])
  expect(verdicts(allowing(Object.keys(SCRIPTS)), data)).toEqual(['block:rule.script-types'])
})

test.each([
  ['a bare key', Uint8Array.of(33, 2, ...KEY, 0xac)],
  ['a later witness version', Uint8Array.of(0x52, 32, ...KEY)],
  ['a witness program of another length', Uint8Array.of(0x51, 2, 0x4e, 0x73)],
  ['a hash with something behind it', Uint8Array.of(...(SCRIPTS.p2sh as Uint8Array), 0x51)],
])('%s is never allowed', (_, script) => {
  expect(verdicts(allowing(NAMES), to(script))).toEqual(['block:rule.script-types'])
})
