import { unixTime } from '../base/time.js'
import { type Entry, isEvent } from './entry.js'

/**
 * Since when the entries of a log have been sealed by one key. What was written while the key was open is sealed at its own
 * time; what was written without it, at the time of the first entry `sealed` that covers it. What lies behind the last
 * sealed entry is not sealed at all, whatever it says of itself: anybody may have written it.
 */
export class SealedSince {
  readonly #key: string
  readonly #last: number
  readonly #covered: { readonly first: number; readonly seq: number; readonly time: number }[] = []

  /** `last` is the number of the last entry that is sealed. */
  constructor(key: string, last: number) {
    this.#key = key
    this.#last = last
  }

  /** Takes an entry `sealed`, in the order of the log; all of them have to be taken before {@link of} is asked. */
  take(entry: Entry): void {
    if (!isEvent(entry, 'sealed') || entry.key !== this.#key || entry.seq > this.#last) return
    // A false entry among those that it claims to seal is itself covered by the true one, which is later.
    while ((this.#covered.at(-1)?.first ?? 0) >= entry.first) this.#covered.pop()
    this.#covered.push({ first: entry.first, seq: entry.seq, time: unixTime(entry.time) as number })
  }

  /** Since when an entry has been sealed, Unix milliseconds; undefined where it is not. */
  of({ seq, time }: Entry): number | undefined {
    if (seq > this.#last) return undefined
    const covering = this.#firstReaching(seq)
    return covering !== undefined && covering.first <= seq ? covering.time : unixTime(time)
  }

  #firstReaching(seq: number) {
    let [low, high] = [0, this.#covered.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#covered[middle]?.seq ?? 0) < seq) low = middle + 1
      else high = middle
    }
    return this.#covered[low]
  }
}
