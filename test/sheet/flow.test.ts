import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flowOf } from '../../src/sheet/flow.js'

const MEASURES = { trunk: 200, slot: 27, gap: 5 }
const shares = (...values: number[]) => values.map(value => ({ value: BigInt(value) }))
const total = (bars: readonly { height: number }[]) => bars.reduce((sum, { height }) => sum + height, 0)
const amounts = fc.array(fc.bigInt(0n, 100_000_000_000_000n), { minLength: 1, maxLength: 14 })

describe('flowOf', () => {
  it('is to scale', () => {
    const { left, right, trunk } = flowOf(shares(80), shares(50, 29, 1), MEASURES)
    expect(left.map(({ height }) => height)).toEqual([200])
    expect(right.map(({ height }) => height)).toEqual([125, 72.5, 2.5])
    expect(right.map(({ joins }) => joins - trunk.top)).toEqual([0, 125, 197.5])
  })

  it('fills the trunk from both sides where both come to the same, and never lets labels meet', () => {
    fc.assert(
      fc.property(amounts, amounts, (coins, payments) => {
        const [more, less] = [coins, payments].map(list => list.reduce((sum, one) => sum + one, 0n))
        const sides = [coins, payments].map(values => values.map(value => ({ value })))
        const [left, right] = sides as [{ value: bigint }[], { value: bigint }[]]
        const flow = flowOf(left, right, MEASURES)
        const largest = Math.max(Number(more), Number(less))
        for (const [bars, sum] of [
          [flow.left, more],
          [flow.right, less],
        ] as const) {
          const expected = largest === 0 ? 0 : (MEASURES.trunk * Number(sum)) / largest
          expect(total(bars)).toBeCloseTo(expected, 6)
          for (const [i, bar] of bars.entries()) {
            expect(bar.top).toBeGreaterThanOrEqual(0)
            expect(bar.top + bar.height).toBeLessThanOrEqual(flow.height + 1e-6)
            const next = bars[i + 1]
            if (next === undefined) continue
            expect(next.joins).toBeCloseTo(bar.joins + bar.height, 6)
            const [middle, below] = [bar, next].map(({ top, height }) => top + height / 2) as [number, number]
            expect(below - middle).toBeGreaterThanOrEqual(MEASURES.slot + MEASURES.gap - 1e-6)
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  it('shows by an empty part of the trunk that outputs exceed the coins', () => {
    const { left, trunk } = flowOf(shares(50), shares(100), MEASURES)
    expect(total(left)).toBe(trunk.height / 2)
  })

  it('goes for nothing at all', () => {
    const { left, right, height } = flowOf(shares(0), [], MEASURES)
    expect([total(left), right, height]).toEqual([0, [], 200])
  })
})
