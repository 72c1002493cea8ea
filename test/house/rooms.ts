import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of all rooms. */
export const src = fileURLToPath(new URL('../../src', import.meta.url))

const BELOW_VAULT = ['base', 'bitcoin', 'chain', 'keys', 'descriptor', 'spend']
const BELOW_PSBT = [...BELOW_VAULT, 'vault', 'coins', 'proposal', 'log']

/** Those that the library is made of. */
const LIBRARY = [...BELOW_PSBT, 'psbt', 'nem', 'rules', 'formats', 'qr', 'words']

/** What each room may know beside itself. The empty name is the library's surface. */
export const KNOWN: Readonly<Record<string, readonly string[]>> = {
  base: [],
  bitcoin: ['base'],
  chain: ['base', 'bitcoin'],
  keys: ['base', 'bitcoin', 'chain'],
  descriptor: ['base', 'bitcoin', 'chain', 'keys'],
  spend: ['base', 'bitcoin', 'chain', 'keys', 'descriptor'],
  vault: BELOW_VAULT,
  coins: [...BELOW_VAULT, 'vault'],
  proposal: ['base', 'bitcoin', 'chain', 'vault'],
  log: ['base', 'bitcoin', 'chain', 'keys', 'vault', 'proposal'],
  psbt: BELOW_PSBT,
  nem: ['base', 'bitcoin', 'chain', 'keys', 'vault', 'proposal'],
  rules: BELOW_PSBT,
  formats: [...BELOW_VAULT, 'vault'],
  qr: [...BELOW_VAULT, 'vault', 'psbt'],
  'second-opinion': ['base'],
  words: [...BELOW_PSBT, 'psbt', 'nem', 'rules', 'formats', 'qr', 'second-opinion'],
  sheet: [...BELOW_PSBT, 'psbt', 'rules', 'qr', 'words'],
  platform: ['base', 'second-opinion'],
  app: [...LIBRARY, 'second-opinion', 'sheet', 'platform'],
  cli: [...LIBRARY, 'second-opinion', 'sheet', 'platform', 'app'],
  '': LIBRARY,
}

/** Every source file, as its path in `src`. */
export const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.ts'))
  .map(path => path.split(sep).join('/'))

/** The room of a source file. */
export const roomOf = (path: string) => (path.includes('/') ? (path.split('/')[0] as string) : '')

/** The code of a source file, without comments. */
export const codeOf = (path: string) =>
  readFileSync(join(src, path), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
