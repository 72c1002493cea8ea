import { expect, test } from 'vitest'
import { zoneNamed } from '../../../src/rules/catalogue/wall-clock.js'

test.each([
  ['Asia/Tokyo', '2026-11-25T03:00:00Z', 2, 12 * 60],
  ['Asia/Tokyo', '2026-11-24T15:00:00Z', 2, 0],
  ['UTC', '2026-11-22T23:59:59Z', 6, 23 * 60 + 59],
  ['Asia/Kathmandu', '2026-11-25T00:00:00Z', 2, 5 * 60 + 45],
  // Summer time: the hour from one to two is not there in spring, and there twice in autumn.
  ['Europe/London', '2026-03-29T00:59:00Z', 6, 59],
  ['Europe/London', '2026-03-29T01:00:00Z', 6, 2 * 60],
  ['Europe/London', '2026-10-25T00:30:00Z', 6, 90],
  ['Europe/London', '2026-10-25T01:30:00Z', 6, 90],
  ['Pacific/Kiritimati', '2026-11-25T10:00:00Z', 3, 0],
])('%s at %s', (zone, time, weekday, minute) => {
  expect(zoneNamed(zone)?.clockAt(Date.parse(time))).toEqual({ weekday, minute })
})

test('zones are names of places', () => {
  for (const zone of ['Asia/Tokyo', 'America/Argentina/Buenos_Aires', 'UTC', 'Etc/GMT+9'])
    expect(zoneNamed(zone)?.name).toBe(zone)
  for (const zone of ['', 'Asia/Tokio', '+09:00', 'Asia', '../etc', 'Asia/Tokyo\n', 'x'.repeat(1000)])
    expect(zoneNamed(zone)).toBeUndefined()
})
