import { describe, expect, it } from 'vitest'
import { nearest } from '../../src/bitcoin/nearest.js'

describe('nearest', () => {
  it.each([
    ['revew', ['review', 'verify'], 'review'],
    ['verfy', ['review', 'verify'], 'verify'],
    ['review', ['review', 'reviews'], 'review'],
    ['', ['a', 'sign'], 'a'],
    ['xyzzy', ['review', 'verify'], undefined],
    ['review', [], undefined],
  ])('of %j among %j is %j', (typed, candidates, expected) => {
    expect(nearest(typed, candidates)).toBe(expected)
  })

  it('is quick and silent about what is far too long', () => {
    expect(nearest('x'.repeat(5000), ['review'])).toBeUndefined()
  })
})
