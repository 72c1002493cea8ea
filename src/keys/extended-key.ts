import { BIP32Factory, type BIP32Interface } from 'bip32'
import { concat, toHex } from '../base/bytes.js'
import { orThrow, RingiError } from '../base/error.js'
import { hmacSha512 } from '../base/hash.js'
import { addScalar, curveForBip32, type PublicKey, uncompressed } from '../bitcoin/secp256k1.js'
import type { Network } from '../chain/network.js'
import { decodeBase58Check, encodeBase58Check } from './base58check.js'
import { malformedKey, privateKeyGiven, requireVersion } from './extended-key-version.js'
import { type DerivationPath, HARDENED } from './path.js'
import { using } from './using.js'

const bip32 = BIP32Factory(curveForBip32)

const MAX_DEPTH = 255

/** An extended public key (BIP 32). Only its own functions make one, so that every one is a valid key. */
export class ExtendedPublicKey {
  readonly #node: BIP32Interface
  #point65: Uint8Array | undefined

  private constructor(node: BIP32Interface) {
    this.#node = node
  }

  /**
   * Reads `xpub…` or `tpub…`: one of `network`, or where none is named of any. Throws `extended-key.malformed`,
   * `extended-key.private` for a private key (its text is in no error), `extended-key.network`.
   */
  static parse(text: string, network?: Network): ExtendedPublicKey {
    // Before the checksum: a private key with a typing error in it is as secret as one without.
    if (/^\s*[a-zA-Z]prv/.test(text)) throw privateKeyGiven()
    const payload78 = decodeBase58Check(text)
    if (payload78 === undefined) throw malformedKey()
    return ExtendedPublicKey.fromBytes78(payload78, network)
  }

  /** The key in the 78 bytes that {@link bytes78} gives (BIP 32, serialization format). Throws as `parse` does. */
  static fromBytes78(bytes: Uint8Array, network?: Network): ExtendedPublicKey {
    return new ExtendedPublicKey(nodeOf(bytes, requireVersion(bytes, network, 'public')))
  }

  /** A point on the curve; 33 bytes. */
  get publicKey(): PublicKey {
    return this.#node.publicKey as PublicKey
  }

  /** 32 bytes. */
  get chainCode(): Uint8Array {
    return this.#node.chainCode
  }

  /** How many levels below its master key it stands, 0 to 255. */
  get depth(): number {
    return this.#node.depth
  }

  /** The last level of its path, 0 for a master key. */
  get childNumber(): number {
    return this.#node.index
  }

  /** Eight hex digits, zeros for a master key. */
  get parentFingerprint(): string {
    return this.#node.parentFingerprint.toString(16).padStart(8, '0')
  }

  /** Eight hex digits: of the key itself, which is the master fingerprint for a master key only. */
  get fingerprint(): string {
    return toHex(this.#node.fingerprint)
  }

  /**
   * Public key and chain code, 65 bytes in hex: all that its children come from (BIP 32, CKDpub). Two extended keys that
   * agree in it are one key; depth, child number and parent's fingerprint are only said of it.
   */
  get pointAndChainCode(): string {
    return toHex(this.publicKey) + toHex(this.chainCode)
  }

  /** The 78 bytes under the Base58Check text, as PSBT_GLOBAL_XPUB carries them (BIP 174). */
  get bytes78(): Uint8Array {
    const { network, depth, parentFingerprint, index, chainCode, publicKey } = this.#node
    const head = new DataView(new ArrayBuffer(13))
    head.setUint32(0, network.bip32.public)
    head.setUint8(4, depth)
    head.setUint32(5, parentFingerprint)
    head.setUint32(9, index)
    return concat(new Uint8Array(head.buffer), chainCode, publicKey)
  }

  /** The child at `index`, below 2^31. Throws `path.unusual` for a hardened one, `path.malformed`, `path.too-deep`. */
  child(index: number): ExtendedPublicKey {
    if (index >= HARDENED) throw new RingiError('path.unusual', { why: 'hardened' })
    return new ExtendedPublicKey(step(this.#node, index))
  }

  /**
   * The public key of the child at `index` (BIP 32, CKDpub) without the rest of the child, at half the cost: a vault
   * derives thousands of these. Throws as {@link child} does.
   */
  childPublicKey(index: number): PublicKey {
    if (!isUnhardened(index) || this.depth >= MAX_DEPTH) return this.child(index).publicKey
    const message = new Uint8Array(37)
    message.set(this.publicKey)
    new DataView(message.buffer).setUint32(33, index)
    const scalar32 = hmacSha512(this.chainCode, message).subarray(0, 32)
    this.#point65 ??= uncompressed(this.publicKey)
    // BIP 32: where there is no such key, which nobody has seen yet, the next index counts.
    return addScalar(this.#point65, scalar32) ?? this.child(index).publicKey
  }

  /** The key at the end of `path`, which starts here. Throws as {@link child} does. */
  derive(path: DerivationPath): ExtendedPublicKey {
    return path.reduce((key: ExtendedPublicKey, index) => key.child(index), this)
  }

  /** `xpub…` or `tpub…`. */
  toString(): string {
    return encodeBase58Check(this.bytes78)
  }

  toJSON(): string {
    return this.toString()
  }
}

/**
 * An extended private key (BIP 32). Printing it in whatever way shows `[private]`; {@link wipe} overwrites it, and
 * whatever is asked of it afterwards throws `internal.bug`.
 */
export class ExtendedPrivateKey {
  #node: BIP32Interface | undefined

  private constructor(node: BIP32Interface) {
    this.#node = node
  }

  /** The master key of a seed of 16 to 64 bytes (BIP 39 gives 64). Throws `extended-key.malformed`. */
  static fromSeed(seed: Uint8Array, network: Network): ExtendedPrivateKey {
    return new ExtendedPrivateKey(withoutCause(() => bip32.fromSeed(seed, network)))
  }

  /** Reads `xprv…` or `tprv…`. Throws `extended-key.malformed`, `extended-key.network`. */
  static parse(text: string, network: Network): ExtendedPrivateKey {
    const payload78 = decodeBase58Check(text)
    if (payload78 === undefined) throw malformedKey()
    return new ExtendedPrivateKey(nodeOf(payload78, requireVersion(payload78, network, 'private')))
  }

  /** The 32 bytes themselves, not a copy: {@link wipe} overwrites them too. */
  get privateKey(): Uint8Array {
    return this.#live.privateKey as Uint8Array
  }

  get publicKey(): PublicKey {
    return this.#live.publicKey as PublicKey
  }

  /** Eight hex digits; the master fingerprint for a master key. */
  get fingerprint(): string {
    return toHex(this.#live.fingerprint)
  }

  /**
   * The key at the end of `path`, which starts here. It is another object in any case, a copy where the path is empty, so
   * that wiping the one leaves the other alone. Throws `path.malformed`, `path.too-deep`.
   */
  derive(path: DerivationPath): ExtendedPrivateKey {
    const [first, ...rest] = path
    if (first === undefined) return new ExtendedPrivateKey(copyOf(this.#live))
    const child = new ExtendedPrivateKey(step(this.#live, first))
    return rest.length === 0 ? child : using(child, key => key.derive(rest))
  }

  /** The public half. */
  neuter(): ExtendedPublicKey {
    const { network } = this.#live
    // Through the text, because the halves would share a chain code that wipe() overwrites.
    return ExtendedPublicKey.parse(this.#live.neutered().toBase58(), network as Network)
  }

  /** `xprv…` or `tprv…`: the secret itself. For a backup that a person asked for, and nothing else. */
  serializePrivate(): string {
    return this.#live.toBase58()
  }

  /** Overwrites the private key and the chain code. Copies that the runtime made are out of reach. */
  wipe(): void {
    if (this.#node !== undefined) overwrite(this.#node)
    this.#node = undefined
  }

  toString(): string {
    return '[private]'
  }

  toJSON(): string {
    return '[private]'
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[private]'
  }

  get #live(): BIP32Interface {
    if (this.#node !== undefined) return this.#node
    throw new RingiError('internal.bug', { why: 'wiped-key' })
  }
}

function isUnhardened(index: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < HARDENED
}

function overwrite(node: BIP32Interface): void {
  node.privateKey?.fill(0)
  node.chainCode.fill(0)
}

function copyOf(node: BIP32Interface): BIP32Interface {
  return bip32.fromBase58(node.toBase58(), node.network)
}

function nodeOf(payload78: Uint8Array, network: Network): BIP32Interface {
  return withoutCause(() => bip32.fromBase58(encodeBase58Check(payload78), network))
}

// The library's errors are not passed on as causes, because what they say of a key's bytes is the library's choice.
function withoutCause(make: () => BIP32Interface): BIP32Interface {
  try {
    return make()
  } catch {
    throw malformedKey()
  }
}

function step(node: BIP32Interface, index: number): BIP32Interface {
  if (node.depth >= MAX_DEPTH) throw new RingiError('path.too-deep', { why: 'bip32' })
  return orThrow(() => node.derive(index), 'path.malformed', { why: 'child-number' })
}
