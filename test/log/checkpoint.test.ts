import { describe, expect, it } from 'vitest'
import {
  checkpointStatement,
  type FirstCheckpoint,
  formatCheckpoint,
  parseCheckpoint,
  type SecondCheckpoint,
  signingTime,
} from '../../src/log/checkpoint.js'
import { hex32 } from './support.js'

const CHECKPOINT: SecondCheckpoint = {
  ringi: 2,
  kind: 'checkpoint',
  log: 'ab'.repeat(16),
  seq: 5,
  hash: hex32(1),
  time: '2026-01-05T09:00:00.000Z',
  vault: { name: 'treasury', digest: hex32(2) },
  cosigner: { name: 'akira', fingerprint: '0a0a0a0a' },
  signed: '2026-01-06T09:00:00.000Z',
  for: 'ab'.repeat(16),
  signature: 'AAAA',
}
const { signed: _, for: __, ...REST } = CHECKPOINT
/** As version 0.1 wrote it. */
const FIRST: FirstCheckpoint = { ...REST, ringi: 1 }
const FILE = formatCheckpoint(CHECKPOINT)

describe('a checkpoint', () => {
  it('is read as it was written', () => {
    expect(parseCheckpoint(FILE)).toEqual(CHECKPOINT)
    const unasked = { ...CHECKPOINT, for: null }
    expect(parseCheckpoint(formatCheckpoint(unasked))).toEqual(unasked)
  })

  it('of version 0.1 is read too, and is as old as its entry', () => {
    const file = formatCheckpoint(FIRST)
    expect(parseCheckpoint(file)).toEqual(FIRST)
    expect(file).not.toContain('signed')
    expect(signingTime(FIRST)).toBe(Date.UTC(2026, 0, 5, 9))
    expect(signingTime(CHECKPOINT)).toBe(Date.UTC(2026, 0, 6, 9))
  })

  it('has a statement that every part of it changes', () => {
    const changes = [
      { log: 'cd'.repeat(16) },
      { seq: 6 },
      { hash: hex32(3) },
      { time: '2026-01-05T09:00:00.001Z' },
      { signed: '2026-01-06T09:00:00.001Z' },
      { for: 'cd'.repeat(16) },
      { for: null },
    ]
    const vault = { vault: { name: 'treasury', digest: hex32(9) } }
    const statements = [{}, ...changes, vault].map(change =>
      checkpointStatement({ ...CHECKPOINT, ...change }),
    )
    expect(new Set([...statements, checkpointStatement(FIRST)]).size).toBe(statements.length + 1)
  })

  it.each([
    ['nothing', ''],
    [
      'another order',
      FILE.replace('"ringi": 2,\n  "kind": "checkpoint"', '"kind": "checkpoint",\n  "ringi": 2'),
    ],
    ['no newline', FILE.trimEnd()],
    ['another kind', FILE.replace('checkpoint', 'cosigner')],
    ['another version', FILE.replace('"ringi": 2', '"ringi": 3')],
    ['the members of another version', FILE.replace('"ringi": 2', '"ringi": 1')],
    ['a short nonce', FILE.replace('ab'.repeat(16), 'ab'.repeat(15))],
    ['a member more', FILE.replace('"kind"', '"x": 1,\n  "kind"')],
    ['a member twice', FILE.replace('"kind"', '"ringi": 2,\n  "kind"')],
    ['no signature', FILE.replace('AAAA', '')],
    ['a list', '[]\n'],
    ['levels without end', '['.repeat(3_000)],
    ['much too much', FILE.replace('AAAA', 'A'.repeat(10_000))],
  ])('is refused with %s', (_, file) => {
    expect(() => parseCheckpoint(file)).toThrowCode('checkpoint.malformed')
  })
})
