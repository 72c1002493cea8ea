import type { Finding } from '../base/finding.js'
import type { Field } from '../bitcoin/psbt-fields.js'
import type { Challenge, ScriptKey, Signatures, Signed } from './challenge.js'
import type { ProvenOutput, Side } from './fields.js'
import type { SpendPath } from './path.js'
import type { Spending } from './spending.js'
import type { Spend } from './stack.js'

/** What opens a lock: by which path, with which signatures, and the input's parts that they make. */
export interface Opening {
  readonly path: SpendPath
  readonly signed: readonly Signed[]
  readonly spend: Spend
}

/** How long signatures are taken to be that are not there yet. */
export type SignatureLength = 'longest' | 'usual'

/** How one coin is locked, and what opens it: everything that differs between the ways to spend. */
export interface Lock {
  /** What stands in the output. */
  readonly scriptPubKey: Uint8Array
  /** The keys in its scripts, in their order there. */
  readonly keys: readonly ScriptKey[]
  /** The key that a derivation names, in whatever form its field writes keys. */
  keyNamed(key: Uint8Array): ScriptKey | undefined
  /** An input's fields with all that a signer needs to check its coin and to sign. */
  describeInput(given: readonly Field[], coin: ProvenOutput): readonly Field[]
  /** An output's fields with all that a signer needs to recognise it. */
  describeOutput(given: readonly Field[]): readonly Field[]
  /** What forbids to take fields that come with such a coin or output, but for where they say that keys come from. */
  check(side: Side, fields: readonly Field[]): Finding[]
  /** What each key is asked to sign for that input; nothing where the coin that it spends is not known. */
  challenges(spending: Spending, input: number): readonly Challenge[]
  /** The input's parts from signatures that suffice, so that no other choice could be made of the same ones; or undefined. */
  open(signatures: Signatures): Opening | undefined
  /** The input's parts as they will be by that path: with the signatures that are there and zeros for those that are not. */
  expected(path: SpendPath, length: SignatureLength, signatures?: Signatures): Spend
  /**
   * What an input that claims to be finished opens the lock with; or undefined where it does not, or says more than it has
   * to. Whether a signature `holds` is for the caller to say, who may know it.
   */
  read(
    spend: Spend,
    challenges: readonly Challenge[],
    holds: (signed: Signed) => boolean,
  ): Opening | undefined
}
