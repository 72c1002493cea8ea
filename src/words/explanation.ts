import type { Code } from '../base/codes.js'

/** What a code says to a custody officer, in full sentences. */
export interface Explanation {
  /** What was found, without jargon. */
  readonly means: string
  /** What would have been lost, and by whom, had it passed unnoticed. */
  readonly cost: string
  /** What to do now. */
  readonly todo: string
}

/** One explanation for every code: a code that has none does not compile. */
export type Explanations = Readonly<Record<Code, Explanation>>
