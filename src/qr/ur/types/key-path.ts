import { type DerivationPath, HARDENED } from '../../../keys/path.js'
import { type Cbor, Tagged } from '../cbor.js'
import { listOf, mapOf, numberOf, type Tags, unexpected, untagged } from './tags.js'

const COMPONENTS = 1
const FINGERPRINT = 2
const DEPTH = 3

/** Where a key comes from: keypath (BCR-2020-007). Each member may be absent. */
interface SourcePath {
  readonly path: DerivationPath
  /** Of the master key, a number of 32 bits. */
  readonly fingerprint: number | undefined
  /** Of the key, where it is not that of the path. */
  readonly depth: number
}

/** Reads a keypath without wildcards. Throws `qr.malformed`. */
export function decodeSource(value: Cbor, { keyPath }: Tags): SourcePath {
  const map = mapOf(untagged(value, keyPath), COMPONENTS, FINGERPRINT, DEPTH)
  const path = pairsOf(listOf(map.get(COMPONENTS) ?? [])).map(([index, hardened]) => step(index, hardened))
  const depth = map.has(DEPTH) ? numberOf(map.get(DEPTH), 255) : path.length
  const fingerprint = map.has(FINGERPRINT) ? numberOf(map.get(FINGERPRINT), 0xffffffff) : undefined
  return { path, fingerprint, depth }
}

/** A keypath that a cosigner's origin is. */
export function encodeSource(path: DerivationPath, fingerprint: number, { keyPath }: Tags): Tagged {
  const components = path.flatMap(index => [index % HARDENED, index >= HARDENED])
  return new Tagged(
    keyPath,
    new Map<number, Cbor>([
      [COMPONENTS, components],
      [FINGERPRINT, fingerprint],
    ]),
  )
}

/** The steps behind a key as a descriptor writes them (BIP 389): `/<0;1>/*`. Throws `qr.malformed`. */
export function decodeSteps(value: Cbor, { keyPath }: Tags): string {
  // Some programs repeat the depth here, which the components say already.
  const components = listOf(mapOf(untagged(value, keyPath), COMPONENTS, DEPTH).get(COMPONENTS))
  let text = ''
  for (let at = 0; at < components.length; ) {
    const first = components[at]
    const list = Array.isArray(first) ? (first as readonly Cbor[]) : undefined
    // A pair holds its own marks of hardening; everything else has one behind it.
    if (list?.length === 4) text += `/<${pairsOf(list).map(stepText).join(';')}>`
    else if (list !== undefined && list.length > 0) throw unexpected()
    else text += `/${list ? `*${mark(components[at + 1])}` : stepText([first, components[at + 1]])}`
    at += list?.length === 4 ? 1 : 2
  }
  return text
}

/** `/<0;1>/*`, which every key of a vault has behind it. */
export function encodeBothBranches({ keyPath }: Tags): Tagged {
  return new Tagged(keyPath, new Map<number, Cbor>([[COMPONENTS, [[0, false, 1, false], [], false]]]))
}

type Pair = readonly [index: Cbor | undefined, hardened: Cbor | undefined]

function pairsOf(components: readonly Cbor[]): Pair[] {
  return Array.from({ length: Math.ceil(components.length / 2) }, (_, i) => [
    components[2 * i],
    components[2 * i + 1],
  ])
}

function stepText([index, hardened]: Pair): string {
  return `${numberOf(index, HARDENED - 1)}${mark(hardened)}`
}

function step(index: Cbor | undefined, hardened: Cbor | undefined): number {
  return numberOf(index, HARDENED - 1) + (mark(hardened) === '' ? 0 : HARDENED)
}

function mark(hardened: Cbor | undefined): string {
  if (typeof hardened !== 'boolean') throw unexpected()
  return hardened ? 'h' : ''
}
