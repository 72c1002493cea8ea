import { compareBytes, concat } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { hash160, hash256, sha256 } from '../base/hash.js'
import { multisigScript, push } from '../bitcoin/script.js'
import { p2sh32Script, p2shScript, witnessScript } from '../bitcoin/standard-scripts.js'
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

/** The scripts of one output from the outside in, and the keys of the innermost in its order. */
export interface OutputScripts {
  /** What stands in the output. */
  readonly scriptPubKey: Uint8Array
  /** What a P2SH output hashes (BIP 16), or one of P2SH32. */
  readonly redeemScript?: Uint8Array
  /** What the program of a P2WSH output hashes (BIP 141). */
  readonly witnessScript?: Uint8Array
  readonly keys: readonly PlacedKey[]
}

/** A public key in a script, 33 or 65 bytes, and the place of its expression in the descriptor. */
interface PlacedKey {
  readonly place: number
  readonly publicKey: Uint8Array
}

const OP_DUP_HASH160 = Uint8Array.of(0x76, 0xa9)
const OP_EQUALVERIFY_CHECKSIG = Uint8Array.of(0x88, 0xac)
const OP_CHECKSIG = Uint8Array.of(0xac)

/**
 * The output script that `descriptor` has at `index`, from 0 to 2^31-1 (BIP 380 to 383); the same one at every index
 * where no key has a wildcard. Throws `path.malformed` for another index, and what {@link compile} throws.
 */
export function scriptAt(descriptor: OutputDescriptor, index: number): Uint8Array {
  if (Number.isInteger(index) && index >= 0 && index < HARDENED)
    return compile(descriptor)(index).scriptPubKey
  throw new RingiError('path.malformed', { why: 'address-index' })
}

/**
 * The scripts of `descriptor` by their index, each of which then takes one derivation a key: the only place in which
 * scripts are derived. Throws `path.unusual` where a hardened step follows an extended public key,
 * `descriptor.unsupported` where multipath steps have not been expanded.
 */
export function compile(descriptor: OutputDescriptor): (index: number) => OutputScripts {
  const near = mapKeys(descriptor, key => {
    if (key.key.kind !== 'xpub') return key
    return { ...key, key: { kind: 'xpub', xpub: key.key.xpub.derive(key.path.map(single)) }, path: [] }
  })
  return index => scriptsOf(near, index)
}

function scriptsOf(descriptor: OutputDescriptor, index: number): OutputScripts {
  if ('inner' in descriptor) return wrapped(descriptor.type, scriptsOf(descriptor.inner, index))
  return 'key' in descriptor ? singleKey(descriptor, index) : multisig(descriptor, index)
}

function wrapped(type: WrappedDescriptor['type'], inner: OutputScripts): OutputScripts {
  const { scriptPubKey: script, ...rest } = inner
  const behind = type === 'wsh' ? { witnessScript: script } : { redeemScript: script }
  return { ...rest, ...behind, scriptPubKey: hashedScript(type, script) }
}

/** The output script with the hash of `script`: P2WSH (BIP 141), P2SH (BIP 16) or P2SH32 (CHIP-2022-05). */
export function hashedScript(type: WrappedDescriptor['type'], script: Uint8Array): Uint8Array {
  if (type === 'wsh') return witnessScript({ version: 0, program: sha256(script) })
  return type === 'sh' ? p2shScript(hash160(script)) : p2sh32Script(hash256(script))
}

function singleKey({ type, key }: SingleKeyDescriptor, index: number): OutputScripts {
  const publicKey = publicKeyAt(key, index)
  return { scriptPubKey: singleKeyScript(type, publicKey), keys: [{ place: 0, publicKey }] }
}

function singleKeyScript(type: SingleKeyDescriptor['type'], publicKey: Uint8Array): Uint8Array {
  if (type === 'pk') return concat(push(publicKey), OP_CHECKSIG)
  const hash = hash160(publicKey)
  if (type === 'wpkh') return witnessScript({ version: 0, program: hash })
  return concat(OP_DUP_HASH160, push(hash), OP_EQUALVERIFY_CHECKSIG)
}

function multisig({ type, threshold, keys: expressions }: MultisigExpression, index: number): OutputScripts {
  const keys = expressions.map((key, place) => ({ place, publicKey: publicKeyAt(key, index) }))
  // BIP 67
  if (type === 'sortedmulti') keys.sort((a, b) => compareBytes(a.publicKey, b.publicKey))
  const publicKeys = keys.map(({ publicKey }) => publicKey)
  return { scriptPubKey: multisigScript(threshold, publicKeys), keys }
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
  throw new RingiError('descriptor.unsupported', { why: 'several-scripts' })
}
