import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GF32, GF256, interpolate } from '../../../src/keys/shares/field.js'

/** By logarithms, as a table-driven field has them: another way to the same products. */
function powersOf(generator: number, bits: number, polynomial: number): number[] {
  const powers = [1]
  for (let at = 1; at < 2 ** bits - 1; at++) {
    let product = 0
    for (let bit = bits - 1; bit >= 0; bit--) {
      product <<= 1
      if (product >= 2 ** bits) product ^= polynomial
      if ((generator >> bit) & 1) product ^= powers[at - 1] as number
    }
    powers.push(product)
  }
  return powers
}

test.each([
  ['bytes', GF256, 3],
  ['characters', GF32, 2],
] as const)(
  'a line through two points of the field of %s is found by logarithms as well',
  (_, field, generator) => {
    const powers = powersOf(generator, field.bits, field.polynomial)
    expect(new Set(powers).size).toBe(2 ** field.bits - 1)
    const times = (a: number, b: number) =>
      a === 0 || b === 0 ? 0 : (powers[(powers.indexOf(a) + powers.indexOf(b)) % powers.length] as number)
    const element = fc.integer({ min: 0, max: 2 ** field.bits - 1 })
    fc.assert(
      fc.property(element, element, element, element, element, (slope, start, x, y, z) => {
        fc.pre(x !== y)
        const at = (place: number) => ({ x: place, values: Uint8Array.of(times(slope, place) ^ start) })
        expect(interpolate(field, [at(x), at(y)], z)).toEqual(at(z).values)
      }),
    )
  },
)
