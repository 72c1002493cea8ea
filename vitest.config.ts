import { defineConfig } from 'vitest/config'

// These rooms are pure: no clock, no disk, nothing global that changes. Their tests share what they have loaded, which
// takes half as long; all others have a process to themselves.
const PURE_TESTS = [
  ...['base', 'bitcoin', 'coins', 'descriptor', 'differential', 'formats', 'keys'],
  ...['log', 'property', 'psbt', 'qr', 'rules', 'spend', 'vault'],
].map(room => `test/${room}/**/*.test.ts`)

export default defineConfig({
  test: {
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    setupFiles: ['test/support/matchers.ts', 'test/support/properties.ts'],
    projects: [
      { extends: true, test: { name: 'rooms', include: PURE_TESTS, isolate: false } },
      { extends: true, test: { name: 'program', include: ['test/**/*.test.ts'], exclude: PURE_TESTS } },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/**/*.d.ts'],
      reporter: ['text-summary'],
      thresholds: { lines: 95 },
    },
  },
})
