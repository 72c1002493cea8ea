import { concat, fromHex } from '../../src/base/bytes.js'
import { compactSize, uint32, uint64 } from '../../src/bitcoin/byte-writer.js'
import type { Random } from '../random.js'

type Change = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array

/** Inputs beyond this length are cut, but for the few that are blown up to look for quadratic time. */
const USUAL_LENGTH = 32 * 1024
const BLOWN_UP = 512 * 1024

// Edges of the compact size, of amounts and lock times, and of the group and field of secp256k1.
const EDGES = [
  ...[0, 1, 0x7f, 0xfc, 0xfd, 0xff, 0xffff, 0x10000, 0xffffffff].map(compactSize),
  ...['fd0000', 'fdfc00', 'fe00000000', 'feffff0000', 'ff0000000000000000', 'ffffffffffffffffff'].map(
    fromHex,
  ),
  ...[0, 1, 499_999_999, 500_000_000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff].map(uint32),
  ...[-1n, 0n, 2_100_000_000_000_000n, 2_100_000_000_000_001n, 2n ** 63n].map(value =>
    uint64(BigInt.asUintN(64, value)),
  ),
  fromHex('fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141'),
  fromHex('fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f'),
  new Uint8Array(32),
  new Uint8Array(33).fill(2),
]

const CHANGES: readonly Change[] = [
  function flipBit(bytes, random) {
    const copy = bytes.slice()
    const at = random.below(copy.length)
    if (copy.length > 0) copy[at] = (copy[at] as number) ^ (1 << random.below(8))
    return copy
  },
  function setByte(bytes, random) {
    const copy = bytes.slice()
    if (copy.length > 0) copy[random.below(copy.length)] = random.below(256)
    return copy
  },
  function stepByte(bytes, random) {
    const copy = bytes.slice()
    const at = random.below(copy.length)
    if (copy.length > 0) copy[at] = (copy[at] as number) + (random.oneIn(2) ? 1 : -1)
    return copy
  },
  (bytes, random) => replaced(bytes, random, random.pick(EDGES), true),
  (bytes, random) => replaced(bytes, random, random.pick(EDGES), false),
  (bytes, random) => replaced(bytes, random, random.bytes(random.length(80)), random.oneIn(2)),
  (bytes, random) => bytes.slice(0, random.below(bytes.length + 1)),
  (bytes, random) => concat(bytes, random.bytes(random.length(40))),
  function remove(bytes, random) {
    const [start, end] = random.stretch(bytes.length)
    return concat(bytes.subarray(0, start), bytes.subarray(end))
  },
  function double(bytes, random) {
    const [start, end] = random.stretch(bytes.length)
    return concat(bytes.subarray(0, end), bytes.subarray(start))
  },
  function move(bytes, random) {
    const [start, end] = random.stretch(bytes.length)
    const rest = concat(bytes.subarray(0, start), bytes.subarray(end))
    const at = random.below(rest.length + 1)
    return concat(rest.subarray(0, at), bytes.subarray(start, end), rest.subarray(at))
  },
  function transplant(bytes, random, other) {
    const [start, end] = random.stretch(other.length)
    return replaced(bytes, random, other.subarray(start, end), random.oneIn(2))
  },
  function cross(bytes, random, other) {
    const at = random.below(Math.min(bytes.length, other.length) + 1)
    return concat(bytes.subarray(0, at), other.subarray(at))
  },
]

function replaced(bytes: Uint8Array, random: Random, part: Uint8Array, overwrite: boolean): Uint8Array {
  const at = random.below(bytes.length + 1)
  return concat(bytes.subarray(0, at), part, bytes.subarray(overwrite ? at + part.length : at))
}

/** `bytes` with a few random changes; `other` is another input, to take parts from. */
export function mutateBytes(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  if (random.oneIn(5000)) return blownUp(bytes, random)
  let changed = bytes
  for (let left = 1 + random.below(3); left > 0; left--)
    changed = random.pick(CHANGES)(changed, random, other)
  return changed.length > USUAL_LENGTH ? changed.subarray(0, USUAL_LENGTH) : changed
}

function blownUp(bytes: Uint8Array, random: Random): Uint8Array {
  const [start, end] = random.stretch(bytes.length)
  const part = bytes.subarray(start, end)
  const times = Math.floor(BLOWN_UP / Math.max(1, part.length))
  const many = new Uint8Array(times * part.length)
  for (let at = 0; at < many.length; at += part.length) many.set(part, at)
  return concat(bytes.subarray(0, start), many, bytes.subarray(end))
}
