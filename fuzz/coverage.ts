declare global {
  /** How often each branch of the program has run, where the build counts it (see instrument.js). */
  var ringiBranches: Uint8Array | undefined
}

/** Sees what an execution did that none before it did: branches, how often they ran, and answers. */
export class Coverage {
  readonly #seenBranches = new Uint8Array(globalThis.ringiBranches?.length ?? 0)
  readonly #seenAnswers = new Set<string>()

  /** Forgets what has run since the last look. */
  start(): void {
    globalThis.ringiBranches?.fill(0)
  }

  /** Whether the execution since `start`, which ended with `answer`, did something new. */
  isNew(answer: string): boolean {
    const shape = answer.replace(/\d+/g, '0').slice(0, 200)
    const newAnswer = this.#seenAnswers.size < 5000 && !this.#seenAnswers.has(shape)
    if (newAnswer) this.#seenAnswers.add(shape)
    return this.#newBranches() || newAnswer
  }

  /** How many branches have run at all. */
  get branches(): number {
    return this.#seenBranches.reduce((sum, seen) => sum + (seen > 0 ? 1 : 0), 0)
  }

  #newBranches(): boolean {
    const counts = globalThis.ringiBranches
    let found = false
    for (let at = 0; counts !== undefined && at < counts.length; at++) {
      const count = counts[at] as number
      if (count === 0) continue
      // One bit for each order of magnitude: once, twice, up to 4, 8, 16, 32, 64 and more.
      const bit = 1 << Math.min(7, 32 - Math.clz32(count - 1))
      if (((this.#seenBranches[at] as number) & bit) !== 0) continue
      this.#seenBranches[at] = (this.#seenBranches[at] as number) | bit
      found = true
    }
    return found
  }
}
