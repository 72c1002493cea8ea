import { describe, expect, it } from 'vitest'
import { nearest } from '../../src/base/nearest.js'

describe('nearest', () => {
  it.each([
    ['revew', ['review', 'verify'], 'review'],
    ['verfy', ['review', 'verify'], 'verify'],
    ['review', ['review', 'reviews'], 'review'],
    ['', ['a', 'sign'], 'a'],
    ['xyzzy', ['review', 'verify'], undefined],
    ['review', [], undefined],
    ['review', ['reviews', 'review', 'revie'], 'review'],
    // Two edits are always few, and more where they are at most a third of the candidate.
    ['ab', ['abcd'], 'abcd'],
    ['a', ['abcd'], undefined],
    ['abcdef', ['abcdefghi'], 'abcdefghi'],
    ['abcde', ['abcdefghi'], undefined],
    ['signxyz', ['sign'], undefined],
    ['xyzsign', ['sign'], undefined],
  ])('of %j among %j is %j', (typed, candidates, expected) => {
    expect(nearest(typed, candidates)).toBe(expected)
  })

  it('is quick and silent about what is far too long', () => {
    expect(nearest('x'.repeat(5000), ['review'])).toBeUndefined()
  })
})
