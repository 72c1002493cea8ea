import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Office } from '../support/ceremony.js'

const ROOT = join(import.meta.dirname, '..', '..')
const read = (name: string) => JSON.parse(readFileSync(join(ROOT, name), 'utf8'))

interface Locked {
  readonly version: string
  readonly hasInstallScript?: boolean
  readonly dev?: boolean
  readonly resolved?: string
  readonly integrity?: string
}

const packages: [name: string, locked: Locked][] = Object.entries<Locked>(read('package-lock.json').packages)
  .filter(([path]) => path !== '')
  .map(([path, locked]) => [path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), locked])

test('P1 every dependency is pinned to one version', () => {
  const { dependencies, devDependencies } = read('package.json')
  for (const version of Object.values({ ...dependencies, ...devDependencies })) {
    expect(version).toMatch(/^\d+\.\d+\.\d+(?:-next\.\d+)?$/)
  }
})

test('P1 what is locked has a hash, and nothing runs when it is installed', () => {
  for (const [name, { integrity }] of packages)
    expect([name, integrity]).toEqual([name, expect.stringMatching(/^sha512-/)])
  expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m)
  expect(packages.filter(([, locked]) => locked.hasInstallScript === true && locked.dev !== true)).toEqual([])
})

test.each(['bitcoinjs-lib', 'bip32', 'bip39', 'tiny-secp256k1', 'bech32', 'bs58', 'age-encryption'])(
  'P2 there is one copy of %s',
  library => {
    expect(packages.filter(([name, { dev }]) => name === library && dev !== true).length).toBeLessThanOrEqual(
      1,
    )
  },
)

test('P3 no version that is known to be vulnerable', () => {
  const major = (library: string) =>
    packages.filter(([name]) => name === library).map(([, { version }]) => Number.parseInt(version, 10))
  // CVE-2024-49364 and CVE-2024-49365: tiny-secp256k1 up to 1.1.6.
  for (const version of major('tiny-secp256k1')) expect(version).toBeGreaterThanOrEqual(2)
  expect(major('tiny-secp256k1')).not.toEqual([])
})

test.each(['NODE_DEBUG', 'NODE_DEBUG_NATIVE'])('P4 %s, which would print passwords and words', async name => {
  const office = new Office('as a process')
  office.write('words.txt', `${'zoo '.repeat(11)}wrong\n`)
  const restore =
    'key restore --home home --name k --network regtest --words-file words.txt --password-file password.txt --work-factor 1'
  for (const value of ['stream', '*']) {
    const { stdout, stderr } = await office.run(`${restore} --json`, { env: { [name]: value } })
    expect(stdout + stderr).not.toMatch(/7a 6f 6f|63 6f 72|zoo|correct horse/)
    expect(JSON.parse(stdout)).toMatchObject({ exit: 10, error: { code: 'runtime.altered' } })
    expect(existsSync(office.path('home'))).toBe(false)
  }
})

test.each(['NODE_OPTIONS', 'LD_PRELOAD', 'OPENSSL_CONF'])('P4 %s while a mainnet key is used', async name => {
  const office = new Office('as a process')
  const harmless = {
    NODE_OPTIONS: '--no-warnings',
    LD_PRELOAD: 'libc.so.6',
    OPENSSL_CONF: office.path('none'),
  }
  const generate =
    'key generate --home home --name k --network mainnet --no-dice --words-out w.txt --password-file password.txt --allow-online --i-know'
  const env = { [name]: harmless[name as keyof typeof harmless] }
  expect(await office.document(generate, { env })).toMatchObject({
    exit: 10,
    error: { code: 'runtime.altered' },
  })
  expect(existsSync(office.path('w.txt'))).toBe(false)
})
