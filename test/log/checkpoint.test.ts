import { describe, expect, it } from 'vitest'
import {
  type Checkpoint,
  checkpointStatement,
  formatCheckpoint,
  parseCheckpoint,
} from '../../src/log/checkpoint.js'
import { hex32 } from './support.js'

const CHECKPOINT: Checkpoint = {
  ringi: 1,
  kind: 'checkpoint',
  log: 'ab'.repeat(16),
  seq: 5,
  hash: hex32(1),
  time: '2026-01-05T09:00:00.000Z',
  vault: { name: 'treasury', digest: hex32(2) },
  cosigner: { name: 'akira', fingerprint: '0a0a0a0a' },
  signature: 'AAAA',
}
const FILE = formatCheckpoint(CHECKPOINT)

describe('a checkpoint', () => {
  it('is read as it was written', () => {
    expect(parseCheckpoint(FILE)).toEqual(CHECKPOINT)
  })

  it('has a statement that every part of it changes', () => {
    const changes = [
      { log: 'cd'.repeat(16) },
      { seq: 6 },
      { hash: hex32(3) },
      { time: '2026-01-05T09:00:00.001Z' },
    ]
    const vault = { vault: { name: 'treasury', digest: hex32(9) } }
    const statements = [{}, ...changes, vault].map(change =>
      checkpointStatement({ ...CHECKPOINT, ...change }),
    )
    expect(new Set(statements).size).toBe(statements.length)
  })

  it.each([
    ['nothing', ''],
    [
      'another order',
      FILE.replace('"ringi": 1,\n  "kind": "checkpoint"', '"kind": "checkpoint",\n  "ringi": 1'),
    ],
    ['no newline', FILE.trimEnd()],
    ['another kind', FILE.replace('checkpoint', 'cosigner')],
    ['another version', FILE.replace('"ringi": 1', '"ringi": 2')],
    ['a member more', FILE.replace('"kind"', '"x": 1,\n  "kind"')],
    ['a member twice', FILE.replace('"kind"', '"ringi": 1,\n  "kind"')],
    ['no signature', FILE.replace('AAAA', '')],
    ['a list', '[]\n'],
    ['levels without end', '['.repeat(3_000)],
    ['much too much', FILE.replace('AAAA', 'A'.repeat(10_000))],
  ])('is refused with %s', (_, file) => {
    expect(() => parseCheckpoint(file)).toThrowCode('checkpoint.malformed')
  })
})
