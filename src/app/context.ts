import type { Home } from '../platform/home.js'
import type { Language } from '../words/language.js'
import type { Doing } from '../words/words.js'
import type { Person } from './person.js'
import type { Prevtxs } from './prevtxs.js'

/** What a use case works with beside its request: the home, and the doors that are open to it. */
export interface Context {
  readonly io: Input
  readonly home: Home
  /** Whether the home was named, rather than the usual one. */
  readonly homeGiven: boolean
  /** The whole previous transactions that are given to the proposals that are read. */
  readonly prevtxs: Prevtxs
  readonly person: Person
  /** What people are spoken to in. */
  readonly language: Language
  /** Questions are taken as answered with yes. */
  readonly yes: boolean
  /** Whether existing files may be replaced. */
  readonly force: boolean
  readonly progress: Progress
}

/** What comes in beside files: `-` names it. */
export interface Input {
  readonly stdin: AsyncIterable<Uint8Array>
}

/** Whom work tells how far it has got. */
export interface Progress {
  /** A callback for work that reports how much of it is done. */
  of(what: Doing): (done: number, total: number) => void
}
