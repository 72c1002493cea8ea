import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isoTime, unixTime } from '../../src/base/time.js'

test('the Unix time of a text is what the language says', () => {
  const years = { min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z') }
  fc.assert(
    fc.property(fc.date({ ...years, noInvalidDate: true }), date => {
      expect(unixTime(date.toISOString())).toBe(date.getTime())
    }),
  )
})

test('and the text of a Unix time is what the language says', () => {
  const years = { min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z') }
  fc.assert(
    fc.property(fc.date({ ...years, noInvalidDate: true }), date => {
      expect(isoTime(date.getTime())).toBe(date.toISOString())
    }),
  )
})

test.each([
  '2026-02-29T00:00:00.000Z',
  '1900-02-29T00:00:00.000Z',
  '2026-04-31T00:00:00.000Z',
  '2026-13-01T00:00:00.000Z',
  '2026-00-01T00:00:00.000Z',
  '2026-01-00T00:00:00.000Z',
  '2026-01-01T24:00:00.000Z',
  '2026-01-01T00:60:00.000Z',
  '2026-01-01T00:00:60.000Z',
  '2026-01-01T00:00:00Z',
  '2026-01-01T00:00:00.000',
  '2026-01-01T00:00:00.000+09:00',
  '+002026-01-01T00:00:00.000Z',
  '2026-01-01',
  '',
])('there is no such time as %s', text => {
  expect(unixTime(text)).toBeUndefined()
})

test('leap days are known', () => {
  expect(unixTime('2024-02-29T12:00:00.000Z')).toBe(Date.UTC(2024, 1, 29, 12))
  expect(unixTime('2000-02-29T00:00:00.000Z')).toBe(Date.UTC(2000, 1, 29))
})

test('a time is printed as it is read', () => {
  const times = [
    0, 1, 951_782_399_999, 951_868_800_000, 1_709_164_800_000, 1_735_689_599_999, 4_102_444_800_000,
  ]
  for (const time of [...times, ...Array.from({ length: 800 }, (_, day) => day * 86_400_000 * 31 + day)]) {
    expect(isoTime(time)).toBe(new Date(time).toISOString())
    expect(unixTime(isoTime(time))).toBe(time)
  }
})
