/** The bits of numbers of `width` bits, the highest first. */
export function bitsOf(values: Iterable<number>, width: number): number[] {
  return Array.from(values, value =>
    Array.from({ length: width }, (_, bit) => (value >> (width - 1 - bit)) & 1),
  ).flat()
}

/** Numbers of `width` bits that `bits` are, the highest first; bits that make no whole one are left away. */
export function valuesOf(bits: readonly number[], width: number): number[] {
  return Array.from({ length: Math.floor(bits.length / width) }, (_, at) =>
    bits.slice(at * width, (at + 1) * width).reduce((value, bit) => (value << 1) | bit, 0),
  )
}
