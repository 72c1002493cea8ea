import { expect, test } from 'vitest'
import { concat, fromHex } from '../../src/base/bytes.js'
import { addressTypeOf, witnessProgramOf, witnessScript } from '../../src/bitcoin/standard-scripts.js'

test.each([
  ['p2pkh', `76a914${'11'.repeat(20)}88ac`],
  ['p2sh', `a914${'11'.repeat(20)}87`],
  ['p2wpkh', `0014${'11'.repeat(20)}`],
  ['p2wsh', `0020${'11'.repeat(32)}`],
  ['p2tr', `5120${'11'.repeat(32)}`],
  [undefined, `5114${'11'.repeat(20)}`],
  [undefined, `5220${'11'.repeat(32)}`],
  [undefined, `0018${'11'.repeat(24)}`],
  [undefined, `5118${'11'.repeat(24)}`],
  [undefined, `76a914${'11'.repeat(20)}88ad`],
  [undefined, `a914${'11'.repeat(20)}88`],
  [undefined, '6a0401020304'],
  [undefined, ''],
])('of the kind %s is %s', (kind, script) => {
  expect(addressTypeOf(fromHex(script))).toBe(kind)
})

test.each([
  ['0014', 20, 0],
  ['5120', 32, 1],
  ['6002', 2, 16],
  ['6028', 40, 16],
])('a witness program %s', (head, length, version) => {
  const bytes = new Uint8Array(length).fill(9)
  const script = concat(fromHex(head), bytes)
  expect(witnessProgramOf(script)).toEqual({ version, program: bytes })
  expect(witnessScript({ version, program: bytes })).toEqual(script)
})

test.each([
  '',
  '00',
  '0001aa',
  '5001aaaa',
  '5002aabb',
  '6102aabb',
  '0003aabb',
  '4f02aabb',
  `0029${'aa'.repeat(41)}`,
])('%j is no witness program', hex => expect(witnessProgramOf(fromHex(hex))).toBeUndefined())
