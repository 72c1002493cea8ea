// The tests that mutants are judged by, all of them in this process. The rooms keep nothing that changes, so that test
// files can share what they have loaded.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [process.env.RINGI_MUTANT_TESTS ?? 'test/{bitcoin,vault,psbt}/**/*.test.ts'],
    setupFiles: ['test/support/matchers.ts', 'scripts/mutants/short-properties.js'],
    isolate: false,
    testTimeout: 60_000,
  },
})
