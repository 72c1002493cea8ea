import { RingiError } from '../../base/error.js'
import { addChecksum } from '../../descriptor/checksum.js'
import type {
  KeyExpression,
  MultisigExpression,
  OutputDescriptor,
} from '../../descriptor/output-descriptor.js'
import { formatSteps, privateKeyRefusal } from '../../descriptor/print.js'
import type { ExtendedPublicKey } from '../../keys/extended-key.js'
import { formatOrigin, type KeyOrigin, requirePlace } from '../../keys/origin.js'
import { SCRIPT_TYPES, type ScriptTypeName } from '../script-types.js'

/** What a vault knows of one key: its origin and the extended public key that branches 0 and 1 start at. */
export interface MultisigKey {
  readonly origin: KeyOrigin
  readonly xpub: ExtendedPublicKey
}

/** A multisig wallet with a branch for receiving (0) and one for change (1) at every key. */
export interface MultisigDescriptor {
  readonly scriptType: ScriptTypeName
  /** Whether keys stand in the order of BIP 67, or as listed. */
  readonly sorted: boolean
  readonly threshold: number
  readonly keys: readonly MultisigKey[]
}

/** The branch that addresses to receive on come from, and the one for change (BIP 44). */
export type Branch = 0 | 1

const BOTH_BRANCHES: KeyExpression['path'] = [[0, 1]]

const SCRIPT_TYPE_OF: ReadonlyMap<string, ScriptTypeName> = new Map([
  ['wsh', 'p2wsh'],
  ['sh wsh', 'p2sh-p2wsh'],
  ['sh', 'p2sh'],
])

/**
 * The multisig wallet that `descriptor` describes: sh(), wsh() or sh(wsh()) of multi() or sortedmulti(), every key an
 * extended public one with its origin before it and `/<0;1>/*` behind it. Throws `descriptor.private-key`,
 * `descriptor.not-multipath`, `descriptor.unsupported`, and `extended-key.origin` where a key contradicts the
 * origin before it.
 */
export function multisigOf(descriptor: OutputDescriptor): MultisigDescriptor {
  return multisigWithPath(descriptor, BOTH_BRANCHES)
}

/**
 * The multisig wallet of which `receive` has the branch 0 and `change` the branch 1, as wallets print it that do not
 * know BIP 389. Throws what {@link multisigOf} throws; `descriptor.not-multipath` where the two differ in more.
 */
export function pairOf(receive: OutputDescriptor, change: OutputDescriptor): MultisigDescriptor {
  const multisig = multisigWithPath(receive, [0])
  if (multisigDescriptor(multisig) === multisigDescriptor(multisigWithPath(change, [1]))) return multisig
  throw new RingiError('descriptor.not-multipath', 'These two descriptors are not of one wallet.', {
    hint: 'They have to be the same but for the branch: /0/* in the first one, /1/* in the second one.',
  })
}

/** `multisig` as one descriptor of both branches, `/<0;1>/*` (BIP 389), with its checksum. */
export function multisigDescriptor(multisig: MultisigDescriptor): string {
  return print(multisig, BOTH_BRANCHES)
}

/** The descriptor of one branch alone, with its checksum: for wallets that do not know BIP 389. */
export function branchDescriptor(multisig: MultisigDescriptor, branch: Branch): string {
  return print(multisig, [branch])
}

function print(multisig: MultisigDescriptor, path: KeyExpression['path']): string {
  const { scriptType, sorted, threshold } = multisig
  const steps = formatSteps(path, 'unhardened')
  const keys = multisig.keys.map(({ origin, xpub }) => `${formatOrigin(origin)}${xpub}${steps}`)
  const expression = `${sorted ? 'sortedmulti' : 'multi'}(${[threshold, ...keys].join(',')})`
  return addChecksum(SCRIPT_TYPES[scriptType].descriptor(expression))
}

function multisigWithPath(descriptor: OutputDescriptor, path: KeyExpression['path']): MultisigDescriptor {
  const { scriptType, expression } = unwrap(descriptor)
  const { type, threshold, keys } = expression
  // A private key is the worst that can be wrong: it is looked for in all keys before anything else is.
  keys.forEach(refusePrivateKey)
  return {
    scriptType,
    sorted: type === 'sortedmulti',
    threshold,
    keys: keys.map(key => multisigKey(key, path)),
  }
}

function unwrap(descriptor: OutputDescriptor): {
  scriptType: ScriptTypeName
  expression: MultisigExpression
} {
  const wrappers: string[] = []
  let inner = descriptor
  for (; 'inner' in inner; inner = inner.inner) wrappers.push(inner.type)
  const scriptType = SCRIPT_TYPE_OF.get(wrappers.join(' '))
  if (scriptType !== undefined && 'keys' in inner) return { scriptType, expression: inner }
  throw new RingiError('descriptor.unsupported', 'This descriptor is not one of a multisig wallet.', {
    hint: 'Vaults are wsh(), sh(wsh()) or sh() of multi() or sortedmulti().',
  })
}

function multisigKey(expression: KeyExpression, path: KeyExpression['path']): MultisigKey {
  const { origin, key } = expression
  if (key.kind !== 'xpub') {
    throw new RingiError('descriptor.unsupported', 'A key of this descriptor is a single public key.', {
      hint: 'Every key of a vault is an extended public key (xpub, tpub).',
    })
  }
  const steps = formatSteps(path, 'unhardened')
  if (formatSteps(expression.path, expression.wildcard) !== steps) {
    throw new RingiError('descriptor.not-multipath', `A key of this descriptor does not end in ${steps}.`, {
      hint: 'A vault takes its addresses to receive on from branch 0 and its change from branch 1 of every key: /<0;1>/*.',
    })
  }
  return { origin: checkedOrigin(origin, key.xpub), xpub: key.xpub }
}

function refusePrivateKey({ key }: KeyExpression): void {
  if (key.kind === 'wif' || key.kind === 'xprv') throw privateKeyRefusal()
}

function checkedOrigin(origin: KeyOrigin | undefined, xpub: ExtendedPublicKey): KeyOrigin {
  if (origin === undefined) {
    throw new RingiError('descriptor.unsupported', 'A key of this descriptor has no origin before it.', {
      hint: 'Export the descriptor with [fingerprint/path] before every key: without it nobody could sign.',
    })
  }
  requirePlace(xpub, origin)
  return origin
}
