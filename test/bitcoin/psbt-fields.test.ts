import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareBytes, concat, fromHex } from '../../src/base/bytes.js'
import { compactSize } from '../../src/bitcoin/byte-writer.js'
import { compareKeys, fieldOf, fieldsOf, withField, withoutFields } from '../../src/bitcoin/psbt-fields.js'
import { field } from '../psbt/samples.js'

const fields = [field(1, 'aa'), field(2, 'bb', '01'), field(2, 'cc', '02'), field(3, '')]

describe('fields', () => {
  test('fieldOf finds by the whole key', () => {
    expect(fieldOf(fields, 1)).toEqual(fromHex('aa'))
    expect(fieldOf(fields, 2, fromHex('02'))).toEqual(fromHex('cc'))
    expect(fieldOf(fields, 3)).toEqual(fromHex(''))
    expect(fieldOf(fields, 2)).toBeUndefined()
    expect(fieldOf(fields, 1, fromHex('00'))).toBeUndefined()
  })

  test('fieldsOf finds by type', () => {
    expect(fieldsOf(fields, 2)).toEqual(fields.slice(1, 3))
    expect(fieldsOf(fields, 9)).toEqual([])
  })

  test('withField adds in its place, or replaces, and changes nothing else', () => {
    expect(withField(fields, field(2, 'dd', '0100'))).toEqual([
      ...fields.slice(0, 2),
      field(2, 'dd', '0100'),
      ...fields.slice(2),
    ])
    expect(withField(fields, field(1, 'dd'))).toEqual([field(1, 'dd'), ...fields.slice(1)])
    expect(fields).toHaveLength(4)
  })

  test('withoutFields leaves out types', () => {
    expect(withoutFields(fields, [2, 3])).toEqual([field(1, 'aa')])
  })

  test('types of three bytes are in the order of their bytes, which is not that of their numbers', () => {
    const types = [0x100, 0xfd, 0x1fd, 0xff, 0xfc]
    const inOrder = types.map(type => field(type, '')).sort(compareKeys)
    expect(inOrder.map(({ type }) => type)).toEqual([0xfc, 0x100, 0xfd, 0x1fd, 0xff])
  })

  test('compareKeys orders as the bytes of the keys do', () => {
    const anyField = fc.record({
      type: fc.oneof(fc.nat(300), fc.maxSafeInteger().map(Math.abs)),
      keydata: fc.uint8Array({ maxLength: 3 }),
      value: fc.constant(new Uint8Array(0)),
    })
    const keyBytes = ({ type, keydata }: { type: number; keydata: Uint8Array }) =>
      concat(compactSize(type), keydata)
    fc.assert(
      fc.property(anyField, anyField, (a, b) => {
        expect(Math.sign(compareKeys(a, b))).toBe(Math.sign(compareBytes(keyBytes(a), keyBytes(b))))
      }),
    )
  })
})
