import { describe, expect, it } from 'vitest'
import { ranges } from '../../src/sheet/findings.js'
import { gather } from '../../src/sheet/stations.js'

const amounts = (groups: readonly { members: readonly bigint[] }[]) => groups.map(({ members }) => members)

describe('gather', () => {
  it('leaves few alone', () => {
    expect(amounts(gather([3n, 1n, 2n], 3, one => one))).toEqual([[3n], [1n], [2n]])
    expect(gather([], 3, (one: bigint) => one)).toEqual([])
  })

  it('keeps the largest in their order and puts the rest together at the end', () => {
    expect(amounts(gather([5n, 1n, 9n, 2n, 5n], 3, one => one))).toEqual([[5n], [9n], [1n, 2n, 5n]])
  })

  it('loses nothing of a thousand', () => {
    const many = Array.from({ length: 1000 }, (_, i) => BigInt((i * 7919) % 1009))
    const groups = gather(many, 10, one => one)
    expect(groups).toHaveLength(10)
    expect(groups.flatMap(({ members }) => members)).toHaveLength(1000)
    const sum = (values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n)
    expect(sum(groups.map(({ value }) => value))).toBe(sum(many))
    const [rest, ...alone] = groups.toReversed()
    const largest = (rest?.members ?? []).reduce((a, b) => (a > b ? a : b))
    for (const { value } of alone) expect(value).toBeGreaterThanOrEqual(largest)
  })
})

describe('ranges', () => {
  it('are short and whole', () => {
    expect(ranges([3, 1, 2, 7, 2, 0])).toBe('0–3, 7')
    expect(ranges(Array.from({ length: 950 }, (_, i) => i))).toBe('0–949')
    expect(ranges([])).toBe('')
  })
})
