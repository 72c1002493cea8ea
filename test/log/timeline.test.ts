import { describe, expect, it } from 'vitest'
import { entryHash } from '../../src/log/entry.js'
import { HashChain } from '../../src/log/hash-chain.js'
import { mergeLogs } from '../../src/log/merge.js'
import { Timeline } from '../../src/log/timeline.js'
import { created, linesOf, readLines, START, signed } from './support.js'

const EVENTS = [created('0a0a0a0a'), signed({ tx: 1 }), signed({ tx: 2 }), signed({ tx: 3 })]
const A = linesOf(EVENTS, 1)
const B = linesOf(EVENTS, 2, START + 90_000)

function read(lines: readonly string[]): Timeline {
  const timeline = new Timeline()
  for (const line of lines) timeline.take(line)
  return timeline
}

const merged = () => mergeLogs([readLines(A), readLines(B)]).map(({ line }) => line)

describe('a chain', () => {
  it('ends with its last entry', () => {
    const chain = new HashChain()
    expect(chain.head).toBeUndefined()
    for (const line of A) chain.take(line)
    expect(chain.head).toMatchObject({ seq: 4, hash: entryHash(A[3] as string) })
  })

  it('goes on behind a head', () => {
    const whole = new HashChain()
    for (const line of A.slice(0, 2)) whole.take(line)
    const rest = new HashChain(whole.head)
    for (const line of A.slice(2)) rest.take(line)
    expect(rest.head?.seq).toBe(4)
    expect(() => new HashChain(whole.head).take(A[3] as string)).toThrowCode('log.tampered')
    expect(() => new HashChain(whole.head).take(B[2] as string)).toThrowCode('log.tampered')
  })
})

describe('a timeline', () => {
  it('has the heads of all its logs', () => {
    expect(read(A).heads).toMatchObject([{ seq: 4, hash: entryHash(A[3] as string) }])
    expect(read(merged()).heads.map(({ seq }) => seq)).toEqual([4, 4])
    expect(read([]).heads).toEqual([])
  })

  const swap = (lines: readonly string[], a: number, b: number) =>
    lines.with(a, lines[b] as string).with(b, lines[a] as string)
  it.each([
    ['an entry changed', A.with(1, (A[1] as string).replace('"fee":"1000"', '"fee":"1001"'))],
    ['an entry taken out', A.toSpliced(1, 1)],
    ['the first taken out', A.slice(1)],
    ['an entry twice', A.toSpliced(1, 0, A[1] as string)],
    ['two entries swapped', swap(A, 1, 2)],
    ['an entry put in', A.toSpliced(2, 0, B[2] as string)],
    ['a line that is none', A.with(2, 'x')],
    ['an empty line', A.toSpliced(2, 0, '')],
    ['the order of two logs changed', swap(merged(), 1, 2)],
    ['one log behind the other', [...A, ...B]],
  ])('with %s is refused, and says where', (_, lines) => {
    const line = lines.findIndex((_one, at) => {
      try {
        read(lines.slice(0, at + 1))
        return false
      } catch {
        return true
      }
    })
    expect(line).toBeGreaterThanOrEqual(0)
    expect(() => read(lines)).toThrow(
      expect.objectContaining({ code: 'log.tampered', details: expect.objectContaining({ line: line + 1 }) }),
    )
  })

  it('with times that do not ascend is refused', () => {
    const still = linesOf(EVENTS.slice(0, 1), 1)
    const back = linesOf(EVENTS.slice(0, 2), 1).map(line => line.replace('09:01:00.000Z', '09:00:00.000Z'))
    expect(read(still).heads).toHaveLength(1)
    expect(() => read(back)).toThrowCode('log.tampered')
  })

  it('is no log at all where its first line is no entry', () => {
    expect(() => read(['{}'])).toThrowCode('log.malformed')
  })
})

describe('merged logs', () => {
  it('are in order, and verify', () => {
    const lines = merged()
    expect(lines).toHaveLength(8)
    expect(read(lines).heads).toHaveLength(2)
    const times = lines.map(line => JSON.parse(line).time)
    expect(times).toEqual([...times].sort())
  })

  it('are the same whichever comes first, and however often', () => {
    const again = mergeLogs([readLines(B), readLines(A.slice(0, 2)), readLines(merged()), readLines(A)])
    expect(again.map(({ line }) => line)).toEqual(merged())
  })

  it('are refused where two copies of one differ', () => {
    const other = linesOf([...EVENTS.slice(0, 2), signed({ tx: 9 })], 1)
    const merging = () => mergeLogs([readLines(A), readLines(other)])
    expect(merging).toThrow(
      expect.objectContaining({ code: 'log.forked', details: expect.objectContaining({ entry: 3 }) }),
    )
    // A copy that had not come as far says nothing else.
    expect(mergeLogs([readLines(A), readLines(other.slice(0, 2))])).toHaveLength(4)
  })
})
