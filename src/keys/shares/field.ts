/** A field of 2^bits elements, which are the numbers below 2^bits; its polynomial gives what x^bits is. */
interface BinaryField {
  readonly bits: number
  readonly polynomial: number
}

/** The field of bytes that SLIP-39 shares in: that of AES (FIPS 197, section 4.2). */
export const GF256: BinaryField = { bits: 8, polynomial: 0x11b }

/** The field of characters that BIP 93 shares in: that of bech32 (BIP 173). */
export const GF32: BinaryField = { bits: 5, polynomial: 0x29 }

/** A place, and what polynomials have there: one value for each of them. */
export interface Point {
  readonly x: number
  readonly values: Uint8Array
}

/**
 * What the polynomials of least degree through `points`, whose places differ, have at `x` (Lagrange). All points have as
 * many values, and so has what comes out. No branch and no index depends on a value.
 */
export function interpolate(field: BinaryField, points: readonly Point[], x: number): Uint8Array {
  const values = new Uint8Array(points[0]?.values.length ?? 0)
  for (const point of points) {
    const weight = weightOf(field, point, points, x)
    point.values.forEach((value, at) => {
      values[at] = (values[at] as number) ^ multiply(field, weight, value)
    })
  }
  return values
}

// In these fields both sum and difference are XOR.
function weightOf(field: BinaryField, point: Point, points: readonly Point[], x: number): number {
  const others = points.filter(other => other !== point)
  const above = others.reduce((product, other) => multiply(field, product, x ^ other.x), 1)
  const below = others.reduce((product, other) => multiply(field, product, point.x ^ other.x), 1)
  return multiply(field, above, inverse(field, below))
}

function multiply({ bits, polynomial }: BinaryField, a: number, b: number): number {
  let product = 0
  for (let bit = 0, power = a; bit < bits; bit++) {
    product ^= power & -((b >> bit) & 1)
    power = (power << 1) ^ (polynomial & -((power >> (bits - 1)) & 1))
  }
  return product
}

// By Fermat: every element but 0 to the power of 2^bits - 1 is 1.
function inverse(field: BinaryField, a: number): number {
  let power = a
  for (let bit = 2; bit < field.bits; bit++) power = multiply(field, multiply(field, power, power), a)
  return multiply(field, power, power)
}
