import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { corpusOf } from '../../fuzz/corpus.js'
import { attempt } from '../../fuzz/engine.js'
import { TARGETS } from '../../fuzz/targets/index.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const cases = TARGETS.flatMap(target =>
  [...corpusOf(root, target.name)].map(([name, input]) => ({ target, name, input })),
)

describe('what the fuzzer has found once', () => {
  test.each(cases)('$target.name $name', { timeout: 5000 }, async ({ target, input }) => {
    expect((await attempt(target, input)).problem).toBeUndefined()
  })
})
