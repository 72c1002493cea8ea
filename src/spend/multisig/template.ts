import { RingiError } from '../../base/error.js'
import type { Sighasher } from '../../bitcoin/sighash.js'
import type { Transaction } from '../../bitcoin/transaction.js'
import type {
  KeyExpression,
  OutputDescriptor,
  WrappedDescriptor,
} from '../../descriptor/output-descriptor.js'
import { branchOf } from '../branch-descriptor.js'
import { compile, type OutputScripts } from '../compile.js'
import type { Lock } from '../lock.js'
import type { SpendPath } from '../path.js'
import type { Branch, QuorumPlan, SchemeName, ScriptType, SpendTemplate } from '../script-type.js'
import type { MultisigForm } from './form.js'
import { MultisigLock, type MultisigPlan } from './lock.js'

/** M of N keys in OP_CHECKMULTISIG. */
export class MultisigTemplate implements SpendTemplate {
  readonly scriptType: ScriptType
  readonly paths: readonly [SpendPath]
  readonly keys: QuorumPlan['keys']
  readonly sorted: boolean
  readonly scheme?: SchemeName
  readonly #wrapping: Wrapping
  /** What its locks have in common. */
  readonly plan: MultisigPlan
  readonly #branches: ((index: number) => OutputScripts)[] = []

  constructor(
    scriptType: ScriptType,
    wrapping: Wrapping,
    { required, sorted, keys, scheme = 'ecdsa' }: QuorumPlan,
  ) {
    this.scriptType = scriptType
    this.keys = keys
    this.sorted = sorted
    this.paths = [{ name: 'primary', quorum: { any: required, of: keys.map((_, place) => place) } }]
    this.#wrapping = wrapping
    const { segwit, forkId, sighasher, forms } = wrapping
    const form = forms[scheme]
    if (form === undefined) throw new RingiError('script-type.scheme', { name: wrapping.name, scheme })
    if (Object.keys(forms).length > 1) this.scheme = scheme
    this.plan = { path: this.paths[0], keys, segwit, namesSighashType: forkId === true, sighasher, form }
  }

  get descriptor(): OutputDescriptor {
    const keys = this.keys.map(({ fingerprint, path, xpub }): KeyExpression => {
      const origin = { fingerprint, path }
      return { origin, key: { kind: 'xpub', xpub }, path: [[0, 1]], wildcard: 'unhardened' }
    })
    const type = this.sorted ? 'sortedmulti' : 'multi'
    const multisig: OutputDescriptor = { type, threshold: this.#required, keys }
    return this.#wrapping.wrappers.reduceRight<OutputDescriptor>(
      (inner, wrapper) => ({ type: wrapper, inner }),
      multisig,
    )
  }

  get material(): readonly string[] {
    const keys = this.keys.map(({ xpub }) => xpub.pointAndChainCode)
    const order = this.sorted ? 'sorted' : 'unsorted'
    return [this.scriptType.name, order, `${this.#required}`, ...(this.sorted ? keys.toSorted() : keys)]
  }

  at(branch: Branch, index: number): Lock {
    this.#branches[branch] ??= compile(branchOf(this, branch))
    const scripts = this.#branches[branch](index)
    return new MultisigLock(this.plan, scripts, [branch, index])
  }

  get #required(): number {
    return this.paths[0].quorum.any
  }
}

/** What differs between the ways to put a multisig script into an output. */
export interface Wrapping
  extends Pick<ScriptType, 'name' | 'label' | 'maxCosigners' | 'segwit' | 'forkId' | 'accountPath'> {
  /** The expressions around the script's, from the outside in. */
  readonly wrappers: readonly WrappedDescriptor['type'][]
  /** What signatures commit to. */
  readonly sighasher: (transaction: Transaction) => Sighasher
  /** How they stand in inputs, by the schemes that there are. */
  readonly forms: { readonly [scheme in SchemeName]?: MultisigForm }
}
