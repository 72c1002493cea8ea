import type { JsonSchema } from '../../base/json-schema.js'
import type { OnChain } from '../../chain/chain.js'
import type { Source } from './source.js'

/** What a change of a policy does to what may be signed; `other` where neither can be said. */
export type Effect = 'looser' | 'tighter' | 'other'

/** One thing that two versions of a policy say differently. */
export interface Difference {
  /** From the rule inwards: `max`, `windows`, `24 h`. */
  readonly path: readonly string[]
  /** Undefined where it was not there. */
  readonly before: string | undefined
  /** Undefined where it is no longer there. */
  readonly after: string | undefined
  readonly effect: Effect
}

/** What a policy's names stand for where a parameter refers to them. */
export interface Names {
  readonly network: string
  readonly groups: readonly string[]
  readonly places: readonly string[]
  /** Whose coins lie in the vault, where the policy says so. */
  readonly owner?: string | undefined
}

/** One kind of value that a policy can hold: read, shown, compared and described in one place. */
export interface Parameter<T> {
  /** Throws `policy.malformed` at the place of `source`. */
  read(source: Source, names: Names): T
  /** For people; amounts are those of a chain. */
  print(value: T, on: OnChain): string
  /** What differs; empty where nothing does. */
  compare(before: T, after: T, on: OnChain): Difference[]
  readonly schema: JsonSchema
}
