import { existsSync, readdirSync, statfsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { defineConfig } from 'vitest/config'

// The program syncs what it writes to the disk, which takes most of its time; in memory it takes none.
const MEMORY = '/dev/shm'
const isRoomy = (folder: string) =>
  existsSync(folder) && statfsSync(folder).bavail * statfsSync(folder).bsize > 2 ** 32
if (isRoomy(MEMORY)) process.env.TMPDIR ??= MEMORY

const at = (...names: string[]) => join(import.meta.dirname, ...names)
const filesOf = (room: string) => `test/${room}/**/*.test.ts`

// All but these are pure: no clock, no disk, nothing global that changes.
const DOORS = ['app', 'cli', 'platform']
const ROOMS = readdirSync(at('src'), { withFileTypes: true })
  .filter(entry => entry.isDirectory() && !DOORS.includes(entry.name))
  .map(({ name }) => name)
const PURE_TESTS = [...ROOMS, 'differential', 'property', 'platform'].map(filesOf)

// These put something else in a module's place: each has a process to itself. All others share what they have loaded,
// which takes half as long.
const APART = [
  'test/golden/golden.test.ts',
  'test/cli/doctor.test.ts',
  'test/cli/io.test.ts',
  'test/cli/main.test.ts',
  'test/cli/surroundings.test.ts',
  'test/platform/independent-verifier.test.ts',
  'test/platform/new-folder.test.ts',
  'test/second-opinion/without-openssl.test.ts',
]

// What these print no process reads and no page shows, so that the words that people compare may cost next to nothing.
const CROSSING = [
  'ceremonies',
  'contract',
  'home',
  'interactive',
  'output',
  'policy/examples',
  'policy/exchange',
  'qr',
]
const ALONE = ['test/attacks', 'test/cli']
  .flatMap(folder =>
    readdirSync(at(folder), { recursive: true, encoding: 'utf8' }).map(name => `${folder}/${name}`),
  )
  .filter(name => name.endsWith('.test.ts') && !APART.includes(name))
  .filter(name => !CROSSING.some(one => name === `test/cli/${one}.test.ts`))

// In tests of the program, which call slow functions thousands of times, a file of this folder stands for the one of src/
// with its name; the rooms have the real ones.
const QUICK = at('test/support/quick')
const quick = {
  name: 'quick',
  enforce: 'pre' as const,
  resolveId(source: string, importer = '') {
    if (!/^\.{1,2}\/.*\.js$/.test(source) || importer.startsWith(QUICK)) return null
    const real = join(importer, '..', source.replace(/js$/, 'ts'))
    const stand = join(QUICK, relative(at('src'), real))
    return existsSync(stand) ? stand : null
  },
}

// What the program asks of files in them is done at once.
const files = {
  name: 'files',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    if (!id.startsWith(at('src'))) return null
    return { code: code.replace("'node:fs/promises'", JSON.stringify(join(QUICK, 'files.ts'))), map: null }
  },
}

export default defineConfig({
  test: {
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    globalSetup: 'test/support/prepared-folder.ts',
    setupFiles: ['test/support/matchers.ts', 'test/support/properties.ts', 'test/support/tidy.ts'],
    projects: [
      { extends: true, plugins: [quick], test: { name: 'apart', include: APART } },
      {
        extends: true,
        plugins: [quick, files],
        test: {
          name: 'program',
          include: [filesOf('**')],
          exclude: [...PURE_TESTS, ...APART, ...ALONE],
          isolate: false,
        },
      },
      {
        extends: true,
        plugins: [quick, files],
        test: { name: 'alone', include: ALONE, isolate: false, env: { RINGI_TEST_SCRYPT: 'cheap' } },
      },
      { extends: true, test: { name: 'rooms', include: PURE_TESTS, exclude: APART, isolate: false } },
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
