import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { projectRoot } from '../support/program.js'

const folder = mkdtempSync(join(tmpdir(), 'ringi-package-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const start = () =>
  spawnSync(process.execPath, [join(folder, 'bin/ringi.js'), '--version'], { encoding: 'utf8' })

test('where it is not built the launcher says in one sentence what to do', () => {
  for (const name of ['bin', 'package.json', 'scripts'])
    cpSync(join(projectRoot, name), join(folder, name), { recursive: true })
  const fresh = start()
  expect(fresh).toMatchObject({ status: 11, stdout: '' })
  expect(fresh.stderr).toMatch(/^[^\n]+npm run setup in [^\n]+\n$/)
  // A package that was made of such a folder has no scripts to build it with.
  rmSync(join(folder, 'scripts'), { recursive: true })
  const packed = start()
  expect(packed).toMatchObject({ status: 11, stdout: '' })
  expect(packed.stderr).toMatch(/^[^\n]+npm pack[^\n]+\n$/)
})

test.skipIf(!existsSync(join(projectRoot, 'dist/index.js')))(
  'the package has program, library and types, and no source',
  () => {
    const listing = execFileSync('npm', ['pack', '--dry-run', '--json', '--offline'], {
      ...{ cwd: projectRoot, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    })
    const names: string[] = JSON.parse(listing)[0].files.map(({ path }: { path: string }) => path)
    for (const name of [
      'bin/ringi.js',
      'dist/cli/ringi.js',
      'dist/index.js',
      'dist/portable.js',
      'dist/index.d.ts',
      'LICENSE',
    ])
      expect(names).toContain(name)
    expect(names.filter(name => /^(src|test|scripts)\//.test(name))).toEqual([])
  },
)

test('an installation from a repository builds it', () => {
  const { scripts, exports } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
  // npm runs this for packages that it takes from git, after it has installed what building takes.
  expect(scripts.prepare).toBe(scripts.setup)
  expect(Object.keys(exports['.'])).toEqual(['types', 'node', 'default'])
})
