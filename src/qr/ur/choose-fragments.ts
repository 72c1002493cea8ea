import { concat } from '../../base/bytes.js'
import { sha256 } from '../../base/hash.js'
import { bigEndian32 } from './crc32.js'

/**
 * Which fragments part `number` (from 1) of a message of `count` fragments is the sum of (BCR-2024-001): the first
 * `count` parts are one fragment each, those that follow a mixture that both sides can compute. Fragments count from 0.
 */
export function chooseFragments(number: number, count: number, checksum: number): number[] {
  if (number <= count) return [number - 1]
  const random = new Xoshiro(sha256(concat(bigEndian32(number), bigEndian32(checksum))))
  const degree = chooseDegree(count, random)
  const remaining = Array.from({ length: count }, (_, index) => index)
  return Array.from({ length: degree }, () => {
    const at = Math.floor(random.fraction() * remaining.length)
    return remaining.splice(at, 1)[0] as number
  })
}

/** How many of `count` fragments a part mixes: k with a probability in proportion to 1/k. */
export function chooseDegree(count: number, random: Xoshiro): number {
  const { probabilities, aliases } = aliasTable(Array.from({ length: count }, (_, i) => 1 / (i + 1)))
  const column = Math.floor(random.fraction() * count)
  const own = random.fraction() < (probabilities[column] as number)
  return (own ? column : (aliases[column] as number)) + 1
}

/** Vose's alias method, step by step as the standard does it: another order of steps makes other mixtures. */
function aliasTable(weights: readonly number[]) {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const scaled = weights.map(weight => (weight * weights.length) / sum)
  const small: number[] = []
  const large: number[] = []
  const sort = (i: number) => ((scaled[i] as number) < 1 ? small : large).push(i)
  for (let i = weights.length - 1; i >= 0; i--) sort(i)
  const probabilities = weights.map(() => 1)
  const aliases = weights.map(() => 0)
  while (small.length > 0 && large.length > 0) {
    const [less, more] = [small.pop() as number, large.pop() as number]
    probabilities[less] = scaled[less] as number
    aliases[less] = more
    scaled[more] = (scaled[more] as number) + (scaled[less] as number) - 1
    sort(more)
  }
  return { probabilities, aliases }
}

const MASK = (1n << 64n) - 1n

/** Xoshiro256** (Blackman, Vigna): the numbers, the same for everybody, that mix fragments (BCR-2024-001). */
export class Xoshiro {
  readonly #state: [bigint, bigint, bigint, bigint]

  /** `seed` has 32 bytes. */
  constructor(seed: Uint8Array) {
    const view = new DataView(seed.buffer, seed.byteOffset, seed.byteLength)
    this.#state = [view.getBigUint64(0), view.getBigUint64(8), view.getBigUint64(16), view.getBigUint64(24)]
  }

  /** The next number of 64 bits. */
  next(): bigint {
    const [a, b, c, d] = this.#state
    const result = (rotate((b * 5n) & MASK, 7n) * 9n) & MASK
    const [mixedC, mixedD] = [c ^ a, d ^ b]
    this.#state[0] = a ^ mixedD
    this.#state[1] = b ^ mixedC
    this.#state[2] = mixedC ^ ((b << 17n) & MASK)
    this.#state[3] = rotate(mixedD, 45n)
    return result
  }

  /** The next number from 0 up to 1. */
  fraction(): number {
    return Number(this.next()) / 2 ** 64
  }
}

function rotate(word: bigint, bits: bigint): bigint {
  return ((word << bits) | (word >> (64n - bits))) & MASK
}
