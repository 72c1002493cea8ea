import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const json = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'))
const manifest = json('package.json')
const lock: Record<string, { version?: string; integrity?: string; resolved?: string; dev?: boolean }> =
  json('package-lock.json').packages

const dependencies: Record<string, string> = manifest.dependencies
const all: Record<string, string> = { ...dependencies, ...manifest.devDependencies }

/** Every copy of a package that the lock file installs, by its place. */
const copiesOf = (name: string) =>
  Object.entries(lock).filter(([place]) => place.endsWith(`node_modules/${name}`))

/** Whether a version of three numbers is later than another one. */
function isLater(version: string, than: string): boolean {
  const [a, b] = [version, than].map(text => text.split('.').map(Number)) as [number[], number[]]
  const at = a.findIndex((number, i) => number !== b[i])
  return at >= 0 && (a[at] as number) > (b[at] as number)
}

describe('P2 one copy of each Bitcoin library in the tree', () => {
  const ours = ['bitcoinjs-lib', 'bip32', 'bip39', 'tiny-secp256k1']
  test.each(ours)('%s', name => {
    expect(copiesOf(name)).toHaveLength(1)
    expect(dependencies[name]).toBe(copiesOf(name)[0]?.[1].version)
  })

  test.each(['bip174', 'bs58check', 'bech32', 'ecpair', 'wif', 'bs58', 'base-x'])(
    '%s, if it is there',
    name => {
      // What only tests bring along is nowhere that keys are.
      const installed = copiesOf(name).filter(([, { dev }]) => dev !== true)
      expect(installed.length).toBeLessThanOrEqual(1)
    },
  )

  test('what is installed is what is locked', () => {
    for (const name of ours)
      expect(json(`node_modules/${name}/package.json`).version).toBe(copiesOf(name)[0]?.[1].version)
    for (const [place] of Object.entries(lock).filter(([, { version }]) => version !== undefined)) {
      const nested = join(root, place, 'node_modules/tiny-secp256k1')
      if (place !== '') expect(existsSync(nested)).toBe(false)
    }
  })
})

test('P3 tiny-secp256k1 is not one of the versions that verify what they should not', () => {
  // CVE-2024-49364 and CVE-2024-49365 are mended in 1.1.7.
  for (const [, { version }] of copiesOf('tiny-secp256k1')) expect(isLater(`${version}`, '1.1.6')).toBe(true)
  expect([isLater('1.1.6', '1.1.6'), isLater('1.1.7', '1.1.6'), isLater('1.0.9', '1.1.6')]).toEqual([
    ...[false, true, false],
  ])
})

test.each(Object.entries(all))(
  '%s is pinned exactly, and locked by the hash of its content',
  (name, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/)
    const row = lock[`node_modules/${name}`]
    expect(row?.version).toBe(version)
  },
)

test('P1 everything in the lock file has the hash of its content, and nothing comes from beside the registry', () => {
  const packages = Object.entries(lock).filter(([place]) => place !== '')
  const foreign = packages.filter(
    ([, { resolved = 'https://registry.npmjs.org/', integrity = '' }]) =>
      !resolved.startsWith('https://registry.npmjs.org/') || !integrity.startsWith('sha512-'),
  )
  expect(packages.length).toBeGreaterThan(50)
  expect(foreign.map(([place]) => place)).toEqual([])
})

test('the lock file is of this manifest', () => {
  const top = lock[''] as { dependencies?: object; devDependencies?: object }
  expect(top).toMatchObject({ dependencies, devDependencies: manifest.devDependencies })
})

test.each(Object.entries(all))(
  '%s stands in docs/dependencies.md with its version and a reason',
  (name, version) => {
    const document = readFileSync(join(root, 'docs/dependencies.md'), 'utf8')
    const row = document.split('\n').find(line => line.startsWith(`| ${name} |`))
    const [, , stated, reason = ''] = (row ?? '').split('|').map(cell => cell.trim())
    expect([name, stated]).toEqual([name, version])
    expect(reason.length).toBeGreaterThan(4)
  },
)

test('P1 no script of a package runs when ours is installed', () => {
  for (const name of ['preinstall', 'install', 'postinstall', 'prepack'])
    expect(manifest.scripts[name]).toBeUndefined()
  // From a registry or a file nothing runs. What is taken from git is built, by our own script and no other package's.
  expect(manifest.scripts.prepare).toBe('node scripts/setup.js')
  expect(readFileSync(join(root, 'scripts/install.js'), 'utf8')).toContain('npm ci --ignore-scripts')
})
