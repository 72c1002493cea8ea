import { compareBytes, concat } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { hash160, sha256 } from '../base/hash.js'
import { multisigScript, push } from '../bitcoin/script.js'
import { p2shScript, witnessScript } from '../bitcoin/standard-scripts.js'
import {
  type KeyExpression,
  type MultisigExpression,
  mapKeys,
  type OutputDescriptor,
  type PathStep,
  type SingleKeyDescriptor,
  type WrappedDescriptor,
} from '../descriptor/output-descriptor.js'
import { HARDENED } from '../keys/path.js'

const OP_DUP_HASH160 = Uint8Array.of(0x76, 0xa9)
const OP_EQUALVERIFY_CHECKSIG = Uint8Array.of(0x88, 0xac)
const OP_CHECKSIG = Uint8Array.of(0xac)

/**
 * The output script that `descriptor` has at `index`, from 0 to 2^31-1 (BIP 380 to 383); the same one at every index
 * where no key has a wildcard. Throws `path.malformed` for another index, `path.unusual` where a hardened step follows
 * an extended public key, `descriptor.unsupported` where multipath steps have not been expanded.
 */
export function scriptAt(descriptor: OutputDescriptor, index: number): Uint8Array {
  if (!Number.isInteger(index) || index < 0 || index >= HARDENED) {
    throw new RingiError('path.malformed', 'An address index is a whole number from 0 to 2147483647.')
  }
  return scriptOf(descriptor, index)
}

/**
 * The output scripts of `descriptor` by their index, as {@link scriptAt} has them: for many indexes, of which each then
 * takes one derivation a key. Throws what {@link scriptAt} throws, for a step that cannot be taken at once.
 */
export function scriptsOf(descriptor: OutputDescriptor): (index: number) => Uint8Array {
  const near = mapKeys(descriptor, key => {
    if (key.key.kind !== 'xpub') return key
    return { ...key, key: { kind: 'xpub', xpub: key.key.xpub.derive(key.path.map(single)) }, path: [] }
  })
  return index => scriptAt(near, index)
}

function scriptOf(descriptor: OutputDescriptor, index: number): Uint8Array {
  if ('inner' in descriptor) return wrappedScript(descriptor, index)
  return 'key' in descriptor ? singleKeyScript(descriptor, index) : multisig(descriptor, index)
}

function wrappedScript({ type, inner }: WrappedDescriptor, index: number): Uint8Array {
  const script = scriptOf(inner, index)
  if (type === 'sh') return p2shScript(hash160(script))
  return witnessScript({ version: 0, program: sha256(script) })
}

function singleKeyScript({ type, key }: SingleKeyDescriptor, index: number): Uint8Array {
  const publicKey = publicKeyAt(key, index)
  if (type === 'pk') return concat(push(publicKey), OP_CHECKSIG)
  const hash = hash160(publicKey)
  if (type === 'wpkh') return witnessScript({ version: 0, program: hash })
  return concat(OP_DUP_HASH160, push(hash), OP_EQUALVERIFY_CHECKSIG)
}

function multisig({ type, threshold, keys }: MultisigExpression, index: number): Uint8Array {
  const publicKeys = keys.map(key => publicKeyAt(key, index))
  // BIP 67
  if (type === 'sortedmulti') publicKeys.sort(compareBytes)
  return multisigScript(threshold, publicKeys)
}

function publicKeyAt({ key, path, wildcard }: KeyExpression, index: number): Uint8Array {
  if ('publicKey' in key) return key.publicKey
  // Of most keys only this one step is left; the rest of the child would double its cost.
  if (key.kind === 'xpub' && path.length === 0 && wildcard === 'unhardened')
    return key.xpub.childPublicKey(index)
  const steps = path.map(single)
  if (wildcard !== 'none') steps.push(wildcard === 'hardened' ? index + HARDENED : index)
  return key.kind === 'xpub' ? key.xpub.derive(steps).publicKey : key.xprv.derive(steps).publicKey
}

function single(step: PathStep): number {
  if (typeof step === 'number') return step
  throw new RingiError(
    'descriptor.unsupported',
    'This descriptor stands for several: it has no one script.',
    {
      hint: 'Take the descriptor of one branch, /0/* or /1/*.',
    },
  )
}
