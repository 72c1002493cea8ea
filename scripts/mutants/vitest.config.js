// The tests that mutants are judged by: the room's own, all of them in this process. Rooms keep nothing that changes,
// so that the files can share what they have loaded.
import { defineConfig } from 'vitest/config'

const folders = (process.env.RINGI_MUTANT_TESTS ?? 'bitcoin vault psbt property').split(' ')

export default defineConfig({
  test: {
    include: folders.map(folder => `test/${folder}/**/*.test.ts`),
    setupFiles: ['test/support/matchers.ts', 'scripts/mutants/short-properties.js'],
    isolate: false,
    testTimeout: 60_000,
  },
})
