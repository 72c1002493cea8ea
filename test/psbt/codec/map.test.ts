import { describe, expect, test } from 'vitest'
import { concat, fromHex, toHex } from '../../../src/base/bytes.js'
import { ByteReader } from '../../../src/bitcoin/byte-reader.js'
import { mapParts, readMap, readPairs, requiredField } from '../../../src/psbt/codec/map.js'
import { field } from '../samples.js'

const PLACE = { kind: 'input', index: 4 } as const
const reader = (hex: string) => new ByteReader(fromHex(hex))

describe('maps', () => {
  test('are read up to their separator, in canonical order', () => {
    const rest = reader('02f002' + '0101' + '02f001' + '00' + '00' + 'aa')
    expect(readPairs(rest, PLACE)).toEqual([field(0xf0, '', '01'), field(0xf0, '01', '02')])
    expect(rest.at).toBe(10)
  })

  test('are written in canonical order, with their separator', () => {
    expect(toHex(concat(...mapParts([field(0xf0, '01', '02'), field(0xf0, '', '01')])))).toBe(
      '02f0010002f002010100',
    )
  })

  test.each([-1, 1.5, 2 ** 53, 2 ** 60, Number.NaN])('are not written with the type %d', type => {
    expect(() => mapParts([field(type, '', '01')])).toThrowCode('psbt.key-malformed')
  })

  test.each([
    ['one key twice, side by side', '01f0000' + '1f00000', 'psbt.duplicate-key'],
    ['one key twice, far apart', '01f00001f10001f00000', 'psbt.duplicate-key'],
    ['a key that ends within its type', '02fdf00000', 'psbt.key-malformed'],
    ['no separator', '01f000', 'bytes.truncated'],
    ['a value cut short', '01f00201', 'bytes.truncated'],
    ['a value length longer than it needs to be', '01f0fd010000', 'bytes.compact-size'],
  ] as const)('%s', (_, hex, code) => {
    expect(() => readPairs(reader(hex), PLACE)).toThrowCode(code)
  })

  test('that are not there are missed by name', () => {
    expect(() => readMap(reader(''), 0, PLACE)).toThrowCode('psbt.count', PLACE)
  })

  test('say where a key is wrong', () => {
    expect(() => readPairs(reader('02fdf00000'), PLACE)).toThrowCode('psbt.key-malformed', {
      why: 'no-type',
      ...PLACE,
    })
    expect(() => readPairs(reader('010300' + '010300' + '00'), PLACE)).toThrowCode('psbt.duplicate-key', {
      ...PLACE,
      field: 'PSBT_IN_SIGHASH_TYPE',
    })
  })

  test('are checked field by field', () => {
    expect(() => readMap(reader('0103' + '0101' + '00'), 0, PLACE)).toThrowCode('psbt.field-malformed')
  })

  test('requiredField', () => {
    expect(toHex(requiredField([field(0x0e, 'aa')], 0x0e, PLACE))).toBe('aa')
    expect(() => requiredField([field(0x0e, 'aa', '00')], 0x0e, PLACE)).toThrowCode('psbt.field-missing', {
      ...PLACE,
      field: 'PSBT_IN_PREVIOUS_TXID',
    })
  })
})
