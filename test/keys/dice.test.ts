import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDice, parseDice } from '../../src/keys/dice.js'
import { caught } from '../support/caught.js'

/** Honest dice from a seeded generator (xorshift32), so that every run sees the same throws. */
function honestDice(seed: number): (throws: number) => string {
  let state = seed
  const face = () => {
    // 4294967292 is the largest multiple of 6 below 2^32: what lies above would favour the lower faces.
    do {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
    } while (state >>> 0 >= 4294967292)
    return ((state >>> 0) % 6) + 1
  }
  return throws => Array.from({ length: throws }, face).join('')
}

describe('reading', () => {
  test('drops white space and commas', () => {
    expect(parseDice(' 1, 2,3\n4\t5\r\n6 ')).toBe('123456')
    expect(parseDice('')).toBe('')
  })

  test.each(['0', '7', '12a4', '1.2', '1-2', '１', '①', '⚀', '1\u0000', '1;2', '1\u200b2'])(
    'refuses %j',
    text => {
      expect(() => parseDice(text)).toThrowCode('dice.malformed')
    },
  )

  test('says where, and not what', () => {
    expect(caught(() => parseDice('12 49'))).toMatchObject({ details: { position: 5 } })
    expect(String(caught(() => parseDice('123456 secret')))).not.toMatch(/123456|secret/)
  })

  test('keeps every throw in order', () => {
    const gap = fc.stringMatching(/^[ ,\n\t]{0,3}$/)
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), gap)), pairs => {
        const digits = pairs.map(([face]) => face).join('')
        expect(parseDice(pairs.flat().join(''))).toBe(digits)
      }),
    )
  })
})

describe('judging', () => {
  test.each([
    [12, 50],
    [24, 99],
  ] as const)('%d words need %d throws', (words, least) => {
    const dice = honestDice(2024)(least)
    expect(() => checkDice(dice, words)).not.toThrow()
    expect(() => checkDice(dice.slice(1), words)).toThrowCode('dice.too-few')
    expect(() => checkDice('', words)).toThrowCode('dice.too-few')
  })

  const throwDice = honestDice(99)
  const oneIn = (times: number, odd: string) =>
    Array.from(throwDice(99), (face, at) => (at % times === 0 ? face : odd)).join('')
  test.each([
    ['all sixes', '6'.repeat(99)],
    ['mostly sixes', oneIn(3, '6')],
    ['every second a six', oneIn(2, '6')],
    ['counting', '123456'.repeat(17)],
    ['counting up and down', '123456654321'.repeat(9)],
    ['counting with a mistake now and then', withMistakes('123456'.repeat(17), 13)],
    ['a pattern of ten', '1425363514'.repeat(10)],
    ['a pattern of twenty', '14253635146213542665'.repeat(5)],
    ['two faces only', throwDice(99).replace(/[1-3]/g, '1').replace(/[4-6]/g, '6')],
    ['three faces only', throwDice(99).replace(/[12]/g, '1').replace(/[34]/g, '3').replace(/[56]/g, '5')],
    ['sorted throws', Array.from(throwDice(99)).sort().join('')],
    ['every throw twice', throwDice(60).replace(/./g, '$&$&')],
    ['a run of thirty', `${throwDice(70)}${'4'.repeat(30)}`],
  ])('refuses %s', (_, dice) => {
    expect(() => checkDice(dice, 24)).toThrowCode('dice.biased')
    expect(() => checkDice(dice, 12)).toThrowCode('dice.biased')
    expect(String(caught(() => checkDice(dice, 24)))).not.toContain(dice.slice(0, 8))
  })

  test.each([
    [12, 50],
    [24, 99],
    [24, 300],
  ] as const)('honest dice pass: %d words, %d throws', (words, throws) => {
    const dice = honestDice(20260701 + throws)
    const refused = Array.from({ length: 10_000 }, () => dice(throws)).filter(
      sequence => caught(() => checkDice(sequence, words)) !== undefined,
    )
    // Seeded: the same sequences every time. At 1 in 10,000 one of them would be refused on average.
    expect(refused.length).toBeLessThanOrEqual(1)
  })

  test('takes time in proportion to the throws', () => {
    expect(() => checkDice(honestDice(5)(200_000), 24)).not.toThrow()
  })
})

function withMistakes(dice: string, every: number): string {
  return Array.from(dice, (face, at) => (at % every === 0 ? '3' : face)).join('')
}
