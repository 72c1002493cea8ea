import { describe, expect, test } from 'vitest'
import { greaterWorth, isAttested, NOBODY, type Worth } from '../../src/log/worth.js'

const signedBy = (...names: readonly (readonly [string, (number | undefined)?])[]): Worth => ({
  by: 'cosigners',
  since: new Map(names.map(([name, since]) => [name, since])),
})
const home = (since?: number): Worth => ({ by: 'home', since })

describe('what is known twice is worth', () => {
  test('what the better of the two is worth', () => {
    const ranked = [NOBODY, { by: 'bearer' } as const, signedBy(['akira']), home(5)]
    for (const [at, better] of ranked.entries()) {
      for (const worse of ranked.slice(0, at)) {
        expect(greaterWorth(worse, better)).toBe(better)
        expect(greaterWorth(better, worse)).toBe(better)
      }
    }
  })

  test('the word of all cosigners together, each since the first time', () => {
    const both = greaterWorth(signedBy(['akira', 7], ['yuki']), signedBy(['akira', 5], ['hanako', 9]))
    expect(both).toEqual(signedBy(['akira', 5], ['yuki', undefined], ['hanako', 9]))
  })

  test('the first seal', () => {
    expect(greaterWorth(home(), home(3))).toEqual(home(3))
    expect(greaterWorth(home(2), home(3))).toEqual(home(2))
  })
})

test('nothing speaks for what nobody has signed for', () => {
  expect([NOBODY, { by: 'bearer' } as const, signedBy(['akira']), home()].map(isAttested)).toEqual([
    false,
    true,
    true,
    true,
  ])
})
