import { describe, expect, it } from 'vitest'
import { entryHash } from '../../src/log/entry.js'
import { RunningHistory } from '../../src/log/history.js'
import { signedWithin } from '../../src/log/spending.js'
import { reaches, successionOf } from '../../src/log/successions.js'
import type { LogLine } from '../../src/log/timeline.js'
import { proposed, readLines, signed, linesOf as textsOf } from './support.js'

const linesOf = (events: Parameters<typeof textsOf>[0]) => readLines(textsOf(events))
const isOwn = { by: 'home', since: 1 } as const
const places = (lines: readonly LogLine[]) =>
  lines.map(({ entry: { log, seq }, line }) => ({
    log,
    seq,
    hash: entryHash(line),
    isCounted: true,
    worth: isOwn,
  }))

describe('what a log has of the one that it goes on from', () => {
  it('is what was signed, in parts that each end with an entry, and counts once', () => {
    const long = 'x'.repeat(600_000)
    const lines = linesOf([
      proposed(),
      ...[1, 2, 3, 4].map(tx => ({ ...signed({ tx }), warnings: [long] }) as ReturnType<typeof signed>),
    ])
    const parts = successionOf(lines)
    expect(parts.map(({ succeeds }) => succeeds.entry)).toEqual([3, 5])
    expect(parts.map(({ signed: of }) => of?.length)).toEqual([2, 2])
    const history = new RunningHistory()
    for (const [at, fields] of [...parts, ...parts].entries()) {
      const [{ entry }] = linesOf([{ event: 'succeeds', ...fields }]) as [LogLine]
      history.add({ ...entry, seq: at + 1 })
    }
    expect(signedWithin(history, {}).map(({ txid }) => txid)).toHaveLength(4)
    expect(history.signed.flatMap(({ signings }) => signings.map(({ worth }) => worth.by))).toEqual(
      Array(4).fill('nobody'),
    )
  })

  it('has what that one had of a third one, and nothing that is no entry', () => {
    const [first] = successionOf(linesOf([signed()]))
    const second = linesOf([
      { event: 'succeeds', ...(first as NonNullable<typeof first>) },
      signed({ tx: 2 }),
    ])
    const parts = successionOf(second)
    expect(parts).toEqual([
      first,
      { succeeds: expect.objectContaining({ entry: 2 }), signed: [second[1]?.line] },
    ])
    const history = new RunningHistory()
    const [{ entry }] = linesOf([
      {
        event: 'succeeds',
        succeeds: parts[1]?.succeeds as never,
        signed: ['no entry', second[0]?.line as string],
      },
    ]) as [LogLine]
    history.add(entry)
    expect(history.signed).toEqual([])
  })

  it('reaches as far as it says, and at its end to the very entry', () => {
    const [one, two, three] = places(linesOf([signed(), signed({ tx: 2 }), signed({ tx: 3 })])) as [
      ReturnType<typeof places>[number],
      ReturnType<typeof places>[number],
      ReturnType<typeof places>[number],
    ]
    expect([one, two, three].map(place => reaches([two], place))).toEqual([true, true, false])
    expect(reaches([two], { ...two, hash: one.hash })).toBe(false)
    expect(reaches([two], { ...one, log: 'f'.repeat(32) })).toBe(false)
  })
})
