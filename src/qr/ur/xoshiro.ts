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
