import { RingiError } from '../base/error.js'
import type { OnChain } from '../chain/chain.js'
import { type KeyExpression, keysOf, type OutputDescriptor } from '../descriptor/output-descriptor.js'
import { formatSteps, printDescriptor, privateKeyRefusal } from '../descriptor/print.js'
import type { ExtendedPublicKey } from '../keys/extended-key.js'
import { type KeyOrigin, requirePlace } from '../keys/origin.js'
import type { ScriptType, SpendTemplate } from './script-type.js'
import { scriptTypesOn } from './script-types.js'
import type { TemplateKey } from './template-key.js'

/**
 * The template that `descriptor` is on a network: one that a script type takes for its own, every key an extended public one with its
 * origin before it and `/<0;1>/*` behind it. Throws `descriptor.private-key`, `descriptor.not-multipath`,
 * `descriptor.unsupported`, and `extended-key.origin` where a key contradicts the origin before it.
 */
export function templateOf(descriptor: OutputDescriptor, network: OnChain): SpendTemplate {
  return templateWith(descriptor, [[0, 1]], network)
}

/**
 * The template of which `receive` has the branch 0 and `change` the branch 1, as wallets print it that do not know BIP 389.
 * Throws what {@link templateOf} throws; `descriptor.not-multipath` where the two differ in more.
 */
export function templateOfPair(
  receive: OutputDescriptor,
  change: OutputDescriptor,
  network: OnChain,
): SpendTemplate {
  const [one, other] = [templateWith(receive, [0], network), templateWith(change, [1], network)]
  if (printDescriptor(one.descriptor) === printDescriptor(other.descriptor)) return one
  throw new RingiError('descriptor.not-multipath', { why: 'pair' })
}

function templateWith(
  descriptor: OutputDescriptor,
  path: KeyExpression['path'],
  network: OnChain,
): SpendTemplate {
  const make = recognised(descriptor, network)
  const keys = keysOf(descriptor)
  // A private key is the worst that can be wrong: it is looked for in all keys before anything else is.
  keys.forEach(refusePrivateKey)
  return make(keys.map(key => templateKey(key, path)))
}

function recognised(
  descriptor: OutputDescriptor,
  network: OnChain,
): NonNullable<ReturnType<ScriptType['recognise']>> {
  for (const type of scriptTypesOn(network)) {
    const make = type.recognise(descriptor)
    if (make !== undefined) return make
  }
  throw new RingiError('descriptor.unsupported', { why: 'no-multisig' })
}

function templateKey(expression: KeyExpression, path: KeyExpression['path']): TemplateKey {
  const { origin, key } = expression
  if (key.kind !== 'xpub') throw new RingiError('descriptor.unsupported', { why: 'public-key' })
  const steps = formatSteps(path, 'unhardened')
  if (formatSteps(expression.path, expression.wildcard) !== steps) {
    throw new RingiError('descriptor.not-multipath', { why: 'steps', steps })
  }
  return { ...checkedOrigin(origin, key.xpub), xpub: key.xpub }
}

function refusePrivateKey({ key }: KeyExpression): void {
  if (key.kind === 'wif' || key.kind === 'xprv') throw privateKeyRefusal()
}

function checkedOrigin(origin: KeyOrigin | undefined, xpub: ExtendedPublicKey): KeyOrigin {
  if (origin === undefined) throw new RingiError('descriptor.unsupported', { why: 'no-origin' })
  requirePlace(xpub, origin)
  return origin
}
