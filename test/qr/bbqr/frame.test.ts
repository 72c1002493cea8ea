import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COMPRESSION } from '../../../src/platform/compression.js'
import { encodeBbqr } from '../../../src/qr/bbqr/frame.js'
import { BbqrJoiner } from '../../../src/qr/bbqr/joiner.js'

const join = (frames: readonly string[]) => {
  const joiner = new BbqrJoiner(frames[0] as string)
  for (const frame of frames) joiner.add(frame)
  return joiner.finish(COMPRESSION).bytes
}

describe('frames of BBQr', () => {
  test('give back any message, in any order, at any capacity', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 3000 }),
        fc.integer({ min: 40, max: 4296 }),
        (message, capacity) => {
          const frames = encodeBbqr(message, 'U', capacity, COMPRESSION)
          expect(frames.every(({ length }) => length <= capacity)).toBe(true)
          expect(new Set(frames.slice(0, -1).map(({ length }) => length)).size).toBeLessThanOrEqual(1)
          expect(join(frames.toReversed())).toEqual(message)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('are deflated where that helps, with a window that small readers have', () => {
    const dull = new Uint8Array(5000).fill(7)
    const frames = encodeBbqr(dull, 'P', 400, COMPRESSION)
    expect(frames).toHaveLength(1)
    expect(frames[0]).toMatch(/^B\$ZP0100[A-Z2-7]+$/)
    expect(encodeBbqr(Uint8Array.of(1, 2, 3), 'T', 400, COMPRESSION)).toEqual(['B$2T0100AEBAG'])
  })

  test('are never more than can be numbered', () => {
    const message = Uint8Array.from({ length: 2_000_000 }, (_, i) => (i * 2654435761) >>> 13)
    expect(() => encodeBbqr(message, 'P', 395, COMPRESSION)).toThrowCode('qr.does-not-fit')
  })
})
