import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { vectorsFor } from '../../fuzz/corpus.js'
import { attempt, fuzz } from '../../fuzz/engine.js'
import { TARGETS } from '../../fuzz/targets/index.js'
import { toHex } from '../../src/base/bytes.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const SECONDS = 10

// What `npm run fuzz` does for as long as one likes, for ten seconds over all parsers.
describe('no parser is brought down', () => {
  test.each(TARGETS)('$name', async target => {
    const seconds = SECONDS / TARGETS.length
    const plan = { seed: 'every build', seconds, executions: Number.POSITIVE_INFINITY }
    const tally = await fuzz(target, { ...plan, more: vectorsFor(root, target).slice(0, 50) })
    expect(tally.findings.map(({ input, problem }) => `${toHex(input)} ${problem}`)).toEqual([])
    // A target that accepts nothing, or everything, would not try its parser.
    expect(tally.accepted).toBeGreaterThan(0)
    expect((await attempt(target, Uint8Array.of(0xff, 0xfe))).accepted).toBe(false)
  })
})
