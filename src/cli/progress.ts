import type { Doing, Words } from '../words/words.js'
import type { Io } from './io.js'
import { clearStatus, printStatus } from './print.js'

const FIRST_AFTER_MS = 1000
const EVERY_MS = 100

/** A line on the terminal that says how far something has got, once it has taken longer than a second. */
export class ProgressLine {
  readonly #io: Io
  readonly #words: Pick<Words, 'doing'>
  readonly #started = performance.now()
  #last = 0
  #shown = false

  constructor(io: Io, words: Pick<Words, 'doing'>) {
    this.#io = io
    this.#words = words
  }

  /** A callback for work that reports how much of it is done. */
  of(what: Doing): (done: number, total: number) => void {
    return (done, total) => this.#report(what, done, total)
  }

  /** Removes the line. */
  clear(): void {
    if (this.#shown) clearStatus(this.#io)
    this.#shown = false
  }

  #report(what: Doing, done: number, total: number): void {
    const now = performance.now()
    if (!this.#io.isTerminal.stderr || now - this.#started < FIRST_AFTER_MS || now - this.#last < EVERY_MS)
      return
    this.#last = now
    this.#shown = true
    printStatus(
      this.#io,
      `${this.#words.doing[what]} ${done}/${total} (${Math.floor((100 * done) / total)}%)`,
    )
  }
}
