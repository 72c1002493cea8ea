import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const src = join(root, 'src')

/** Every file that is reached from one, by whatever kind of import, and everything foreign that they import. */
function reach(start: string): { files: Set<string>; foreign: Set<string> } {
  const [files, foreign] = [new Set<string>(), new Set<string>()]
  const visit = (path: string) => {
    if (files.has(path)) return
    files.add(path)
    for (const [, name] of readFileSync(path, 'utf8').matchAll(
      /(?:\bfrom\s+|\bimport\s*\(?\s*)['"]([^'"\n]+)['"]/g,
    )) {
      if (!name?.startsWith('.')) foreign.add(name as string)
      else if (name.endsWith('.js')) visit(join(dirname(path), name.replace(/\.js$/, '.ts')))
    }
  }
  visit(start)
  return { files, foreign }
}

describe('the library surface', () => {
  const { files, foreign } = reach(join(src, 'index.ts'))
  test('reaches the pure rooms, and neither platform nor command line', () => {
    expect(files.size).toBeGreaterThan(80)
    expect([...files].filter(path => /src\/(platform|app|cli)\//.test(path))).toEqual([])
  })

  test('carries what the pure rooms say, and nothing of what the program says', () => {
    const said = [...files].flatMap(path => /src\/words\/(\w+\/[\w-]+)\.ts$/.exec(path)?.[1] ?? [])
    expect(said).toEqual(expect.arrayContaining(['en/pure', 'en/psbt', 'en/coins']))
    expect(said.filter(name => /\/(index|platform|app|cli|words)$|^ja/.test(name))).toEqual([])
  })

  test('reaches nothing of Node.js', () => {
    const builtin =
      /^node:|^(fs|path|os|crypto|child_process|net|http|https|dns|tls|process|worker_threads)(\/|$)/
    expect([...foreign].filter(name => builtin.test(name))).toEqual([])
  })
})

const built = join(root, 'dist/index.js')

/** Imports the built library in a process of its own, and says what is different afterwards. */
const PROBE = `
const before = new Set(Reflect.ownKeys(globalThis))
const listeners = () => process.eventNames().map(name => [String(name), process.listenerCount(name)])
const [said, environment] = [JSON.stringify(listeners()), JSON.stringify(process.env)]
const resources = () => process.getActiveResourcesInfo().filter(name => /Timeout|Immediate|TCP|Server|FSEvent/.test(name))
const library = await import(${JSON.stringify(built)})
process.exitCode = 0
const added = Reflect.ownKeys(globalThis).filter(key => !before.has(key)).map(String)
const quiet = said === JSON.stringify(listeners()) && environment === JSON.stringify(process.env)
process.send?.({ added, quiet, resources: resources(), names: Object.keys(library) })
`

test.skipIf(!existsSync(built))('importing it says nothing, starts nothing and leaves nothing behind', () => {
  const script = PROBE.replace('process.send?.(', 'console.log(JSON.stringify(').replace(/\)\n$/, '))\n')
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    ...{ cwd: root, encoding: 'utf8', env: { PATH: '' }, stdio: ['ignore', 'pipe', 'pipe'] },
  })
  const lines = output.trim().split('\n')
  expect(lines).toHaveLength(1)
  const { added, quiet, resources, names } = JSON.parse(lines[0] as string)
  expect([added, quiet, resources]).toEqual([[], true, []])
  for (const name of [
    'createVault',
    'propose',
    'review',
    'sign',
    'combine',
    'finalize',
    'verify',
    'framesOf',
    'Collector',
    'Chain',
  ])
    expect(names).toContain(name)
})

test('the package says that it has no side effects, and what it exports', () => {
  const { sideEffects, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  expect(sideEffects).toBe(false)
  expect(Object.keys(exports)).toEqual(['.'])
})
