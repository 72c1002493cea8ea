import { describe, expect, test } from 'vitest'
import { unixTime } from '../../src/base/time.js'
import { isSameWindow, unixSecondsOf, windowBetween, windowFault, windowTexts } from '../../src/nem/window.js'

const seconds = (text: string) => Number(unixTime(text)) / 1000

test('NEM’s time begins on 29 March 2015 at 00:06:25 UTC', () => {
  expect(unixSecondsOf(0)).toBe(seconds('2015-03-29T00:06:25.000Z'))
})

test('a window is what people typed, to the second', () => {
  const window = windowBetween(seconds('2026-12-02T09:00:00.000Z'), seconds('2026-12-03T09:00:00.000Z'))
  expect(windowTexts(window)).toEqual({ opens: '2026-12-02T09:00:00Z', closes: '2026-12-03T09:00:00Z' })
  expect(windowFault(window)).toBeUndefined()
  expect(isSameWindow(window, { ...window })).toBe(true)
  expect(isSameWindow(window, { ...window, timestamp: window.timestamp - 1 })).toBe(false)
  expect(isSameWindow(window, { ...window, deadline: window.deadline + 1 })).toBe(false)
})

describe('refused is', () => {
  const opens = seconds('2026-12-02T09:00:00.000Z')
  test.each([
    ['of more than a day', opens, opens + 86_401, 'long'],
    ['that closes as it opens', opens, opens, 'backwards'],
    ['that closes before it opens', opens, opens - 1, 'backwards'],
    ['before NEM’s time', 1_427_587_584, 1_427_587_600, 'range'],
    ['after it', 1_427_587_585 + 0x7fffffff, 1_427_587_585 + 0x80000000, 'range'],
  ])('a window %s', (_, from, to, why) => {
    expect(() => windowBetween(from, to)).toThrow(
      expect.objectContaining({ code: 'nem.window', args: expect.objectContaining({ why }) }),
    )
  })
})
