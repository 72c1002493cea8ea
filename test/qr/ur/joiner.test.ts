import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FountainEncoder } from '../../../src/qr/ur/fountain.js'
import { UrJoiner } from '../../../src/qr/ur/joiner.js'
import { encodeUr, formatUrPart } from '../../../src/qr/ur/ur.js'

const message = Uint8Array.from({ length: 2000 }, (_, i) => (i * i) % 251)
const encoder = new FountainEncoder(message, 100)
const part = (number: number) => formatUrPart('bytes', encoder.part(number)).toUpperCase()

function join(frames: Iterable<string>): UrJoiner {
  const [first, ...rest] = frames
  const joiner = new UrJoiner(first as string)
  for (const frame of rest) joiner.add(frame)
  return joiner
}

describe('parts of UR', () => {
  test('suffice in any order, with any of them missing, as long as mixtures make up for it', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 60, maxLength: 90 })
    fc.assert(
      fc.property(numbers, chosen => {
        const joiner = join(chosen.map(part))
        expect(joiner.missing).toEqual([])
        expect(joiner.finish().bytes).toEqual(message)
      }),
      { numRuns: 15 },
    )
  })

  test('suffice from mixtures alone', () => {
    const joiner = join(Array.from({ length: 60 }, (_, i) => part(encoder.count + 1 + i)))
    expect(joiner.finish().bytes).toEqual(message)
  })

  test('say how many more are needed', () => {
    const joiner = join([part(1), part(2), part(2), part(5)])
    expect(joiner.total).toBe(20)
    expect(joiner.missing).toEqual([3, 4, ...Array.from({ length: 15 }, (_, i) => i + 6)])
    for (let number = 6; number <= 20; number++) joiner.add(part(number))
    expect(joiner.missing).toEqual([3, 4])
  })

  test('may be one, as often as it is seen', () => {
    const [frame] = encodeUr('bytes', message.subarray(0, 50), 400) as [string]
    expect(join([frame, frame.toLowerCase(), frame]).finish()).toEqual({
      type: 'bytes',
      bytes: message.subarray(0, 50),
    })
    const [another] = encodeUr('bytes', message.subarray(1, 51), 400) as [string]
    expect(() => join([frame, another])).toThrowCode('qr.other-message', { why: 'frame' })
    expect(() => join([frame, part(1)])).toThrowCode('qr.other-message', { why: 'frame' })
  })

  test('are as many as the message takes, and half as many again', () => {
    const frames = encodeUr('bytes', message, 300)
    expect(frames.every(({ length }) => length <= 300)).toBe(true)
    expect(new Set(frames).size).toBe(frames.length)
    const { total } = join(frames)
    expect(frames).toHaveLength(total + Math.ceil(total / 2))
    expect(() => encodeUr('bytes', new Uint8Array(3_000_000), 1000)).toThrowCode('qr.does-not-fit')
  })
})
