import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, fromHex } from '../../../../src/base/bytes.js'
import {
  isControlBlock,
  isLeafScript,
  isSchnorrSignature,
  isTapDerivation,
  isTapSignatureKey,
  isTapTree,
} from '../../../../src/psbt/codec/validate/taproot.js'
import { EMPTY, OFF_CURVE, ORIGIN, X_ONLY } from '../../samples.js'

const zeros = (length: number) => new Uint8Array(length)

describe('taproot fields (BIP 371)', () => {
  test('signatures', () => {
    expect([63, 64, 66].map(length => isSchnorrSignature(zeros(length)))).toEqual([false, true, false])
    const ending = [0, 1, 2, 3, 4, 0x41, 0x80, 0x81, 0x83].map(type => concat(zeros(64), Uint8Array.of(type)))
    expect(ending.map(isSchnorrSignature)).toEqual([false, true, true, true, false, false, false, true, true])
  })

  test('keys of script path signatures', () => {
    expect(isTapSignatureKey(concat(X_ONLY, zeros(32)))).toBe(true)
    expect(isTapSignatureKey(concat(OFF_CURVE.subarray(1), zeros(32)))).toBe(false)
    expect(isTapSignatureKey(X_ONLY)).toBe(false)
  })

  test.each([
    [33, true],
    [65, true],
    [33 + 32 * 128, true],
    [33 + 32 * 129, false],
    [32, false],
    [34, false],
    [0, false],
  ])('control blocks of %d bytes', (length, expected) => {
    expect(isControlBlock(concat(Uint8Array.of(0xc0), X_ONLY, zeros(5000)).subarray(0, length))).toBe(
      expected,
    )
  })

  test('control blocks have an internal key on the curve', () => {
    expect(isControlBlock(concat(Uint8Array.of(0xc0), OFF_CURVE.subarray(1)))).toBe(false)
  })

  test('a leaf script ends in the leaf version of its control block, whose parity does not count', () => {
    const even = Uint8Array.of(0xc0)
    const odd = Uint8Array.of(0xc1)
    expect(isLeafScript(fromHex('51c0'), even)).toBe(true)
    expect(isLeafScript(fromHex('c0'), odd)).toBe(true)
    expect(isLeafScript(fromHex('51c2'), even)).toBe(false)
    expect(isLeafScript(fromHex('51c1'), odd)).toBe(false)
    expect(isLeafScript(EMPTY, even)).toBe(false)
  })

  test.each([
    ['no leaves', concat(Uint8Array.of(0), ORIGIN), true],
    ['two leaves', concat(Uint8Array.of(2), zeros(64), ORIGIN), true],
    ['a leaf that is not there', concat(Uint8Array.of(9), zeros(64), ORIGIN), false],
    ['no origin', concat(Uint8Array.of(1), zeros(32)), false],
    ['half an origin', concat(Uint8Array.of(0), ORIGIN.subarray(1)), false],
    ['absurdly many leaves', concat(fromHex('ffffffffffffff1f00'), ORIGIN), false],
    ['nothing', EMPTY, false],
  ])('derivations: %s', (_, value, expected) => {
    expect(isTapDerivation(value)).toBe(expected)
  })
})

const leaf = (depth: number, version = 0xc0) => Uint8Array.of(depth, version, 1, 0x51)
const treeOf = (depths: readonly number[]) => concat(...depths.map(depth => leaf(depth)))

/** Whether depths are those of a full binary tree, by building it as BIP 371 says. */
function builds(depths: readonly number[]): boolean {
  const open: number[] = []
  for (const [at, depth] of depths.entries()) {
    if (at > 0 && open.length === 1 && open[0] === 0) return false
    open.push(depth)
    while (open.length > 1 && open.at(-1) === open.at(-2)) {
      const merged = (open.pop() as number) - 1
      open[open.length - 1] = merged
    }
    if (open.length > 1 && (open.at(-1) as number) < (open.at(-2) as number)) return false
  }
  return open.length === 1 && open[0] === 0
}

describe('taproot trees (BIP 371)', () => {
  test.each([[[0]], [[1, 1]], [[2, 2, 1]], [[1, 2, 2]], [[1, 2, 3, 3]], [[2, 2, 2, 2]]])(
    '%o is one',
    depths => {
      expect(isTapTree(treeOf(depths))).toBe(true)
    },
  )

  test.each([[[]], [[1]], [[0, 0]], [[1, 1, 1]], [[2, 1, 2]], [[2, 2]], [[1, 2]], [[0, 1]], [[2, 2, 1, 0]]])(
    '%o is none',
    depths => {
      expect(isTapTree(treeOf(depths))).toBe(false)
    },
  )

  test('agrees with building the tree', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { maxLength: 9 }), depths => {
        expect(isTapTree(treeOf(depths))).toBe(builds(depths))
      }),
      { numRuns: 3000 },
    )
  })

  test('of depth 128 is one, and none deeper', () => {
    const chain = (depth: number) => [...Array.from({ length: depth }, (_, at) => at + 1), depth]
    expect(isTapTree(treeOf(chain(128)))).toBe(true)
    expect(isTapTree(treeOf(chain(129)))).toBe(false)
  })

  test('has even leaf versions and whole leaves', () => {
    expect(isTapTree(leaf(0, 0xc1))).toBe(false)
    expect(isTapTree(leaf(0).subarray(0, 3))).toBe(false)
    expect(isTapTree(concat(leaf(0), Uint8Array.of(0)))).toBe(false)
  })
})

test('a Schnorr signature has nothing behind its type', () => {
  expect([64, 65, 66, 67].map(length => isSchnorrSignature(new Uint8Array(length).fill(1)))).toEqual([
    ...[true, true, false, false],
  ])
})
