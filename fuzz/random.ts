/** A stream of numbers that a seed decides: the same seed gives the same inputs, on every machine. */
export class Random {
  #state: number

  /** `seed` is any text; streams of different texts have nothing in common. */
  constructor(seed: string) {
    // FNV-1a
    this.#state = [...seed].reduce(
      (hash, character) => Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193),
      0x811c9dc5,
    )
  }

  /** A whole number from 0 to `limit` - 1 (mulberry32). */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }

  /** True once in `times`. */
  oneIn(times: number): boolean {
    return this.below(times) === 0
  }

  /** One of `items`, of which there must be some. */
  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.below(256))
  }

  /** A length from 1 on, mostly short, at most `limit`. */
  length(limit: number): number {
    return 1 + this.below(Math.max(1, Math.min(limit, 2 ** this.below(11))))
  }

  /** A stretch of something that is `length` long: where it starts and ends. */
  stretch(length: number): [start: number, end: number] {
    const start = this.below(length + 1)
    return [start, Math.min(length, start + this.length(length))]
  }
}
