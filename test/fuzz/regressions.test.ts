import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { corpusOf } from '../../fuzz/corpus.js'
import { attempt } from '../../fuzz/engine.js'
import { TARGETS } from '../../fuzz/targets/index.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const MOST_MILLISECONDS = 5000

const cases = TARGETS.flatMap(target =>
  [...corpusOf(root, target.name)].map(([name, input]) => ({ target, name, input })),
)

test.each(cases)('$target.name stands $name, which it once did not', async ({ target, input }) => {
  const start = performance.now()
  expect((await attempt(target, input)).problem).toBeUndefined()
  expect(performance.now() - start).toBeLessThan(MOST_MILLISECONDS)
})
