import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '../../../src/base/bytes.js'
import { isKeptField, keepField, keptValue, withoutKept } from '../../../src/psbt/codec/kept-fields.js'
import { encodeProprietary } from '../../../src/psbt/codec/proprietary.js'
import { EMPTY, field } from '../samples.js'

const PLACE = { kind: 'input', index: 0 } as const
const height = keepField(0x12, fromHex('05000000'))

describe('kept fields', () => {
  test('are proprietary fields of ringi', () => {
    expect([height.type, toHex(height.keydata), toHex(height.value)]).toEqual([
      0xfc,
      '0572696e67690312',
      '05000000',
    ])
  })

  test('are found by the type they had, and checked as such', () => {
    expect(keptValue([height], 0x12, PLACE)).toEqual(fromHex('05000000'))
    expect(keptValue([height], 0x11, PLACE)).toBeUndefined()
    expect(keptValue([keepField(0x10, EMPTY)], 0x10, PLACE)).toEqual(EMPTY)
    expect(() => keptValue([keepField(0x12, fromHex('00000000'))], 0x12, PLACE)).toThrowCode(
      'psbt.field-malformed',
    )
  })

  test('are taken out, and nothing else is', () => {
    const rest = [field(0xf0, ''), keepField(0x10, EMPTY)]
    expect(withoutKept([...rest, height], [0x11, 0x12])).toEqual(rest)
  })

  test('are none where they could not be put back', () => {
    expect(isKeptField(height, 'global')).toBe(false)
    expect(isKeptField(height, 'output')).toBe(false)
    for (const [type, value] of [
      [0x12, '0500000000'],
      [0x12, '00000000'],
      [0x99, '05000000'],
    ] as const) {
      expect(isKeptField(keepField(type, fromHex(value)), 'input')).toBe(false)
    }
  })

  test('are told apart from whatever else is proprietary', () => {
    const others = [
      encodeProprietary('ringi', 2, EMPTY, EMPTY),
      encodeProprietary('acme', 3, EMPTY, EMPTY),
      field(0xfc, '', '01ff03'),
      field(0xf0, '', height.keydata),
    ]
    const kept = [height, ...others].map(one => isKeptField(one, 'input'))
    expect(kept).toEqual([true, false, false, false, false])
    expect(withoutKept([...others, height], [0x12])).toEqual(others)
  })
})
