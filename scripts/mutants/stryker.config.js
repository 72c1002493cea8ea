/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'scripts/mutants/vitest.config.js' },
  plugins: ['@stryker-mutator/vitest-runner', './scripts/mutants/prose.js'],
  ignorers: ['prose'],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // Beside half as long again as the tests take; a slow machine must not be taken for an endless loop.
  timeoutMS: 10_000,
  // Stryker rewrites a tsconfig through an interface that TypeScript 7 does not have; nothing here needs it rewritten.
  tsconfigFile: 'none',
  ignorePatterns: ['dist', 'dist.*', 'coverage', 'release', 'reports', 'docs', 'bench', 'examples'],
  reporters: ['progress-append-only'],
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
}
