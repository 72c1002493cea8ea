import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const src = fileURLToPath(new URL('../../src', import.meta.url))

/** What each room may know beside itself. The empty name is the library's surface. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  base: [],
  bitcoin: ['base'],
  chain: ['base', 'bitcoin'],
  keys: ['base', 'bitcoin', 'chain'],
  descriptor: ['base', 'bitcoin', 'chain', 'keys'],
  spend: ['base', 'bitcoin', 'chain', 'keys', 'descriptor'],
  vault: ['base', 'bitcoin', 'chain', 'keys', 'descriptor', 'spend'],
  coins: ['base', 'bitcoin', 'chain', 'keys', 'descriptor', 'spend', 'vault'],
  proposal: ['base', 'bitcoin', 'chain', 'vault'],
  log: ['base', 'bitcoin', 'chain', 'keys', 'vault', 'proposal'],
  psbt: ['base', 'bitcoin', 'chain', 'keys', 'descriptor', 'spend', 'vault', 'coins', 'proposal', 'log'],
  rules: ['base', 'bitcoin', 'chain', 'keys', 'descriptor', 'spend', 'vault', 'coins', 'proposal', 'log'],
  formats: ['base', 'bitcoin', 'chain', 'keys', 'descriptor', 'spend', 'vault'],
  qr: ['base', 'bitcoin', 'chain', 'keys', 'descriptor', 'spend', 'vault', 'psbt'],
  'second-opinion': ['base'],
  platform: ['base', 'second-opinion'],
  cli: [
    ...[
      'base',
      'bitcoin',
      'chain',
      'keys',
      'descriptor',
      'spend',
      'vault',
      'coins',
      'proposal',
      'log',
      'psbt',
      'rules',
      'formats',
      'qr',
    ],
    ...['second-opinion', 'platform'],
  ],
  '': [
    'base',
    'bitcoin',
    'chain',
    'keys',
    'descriptor',
    'spend',
    'vault',
    'coins',
    'proposal',
    'log',
    'psbt',
    'rules',
    'formats',
    'qr',
  ],
}

const PURE = Object.keys(KNOWN).filter(room => room !== 'platform' && room !== 'cli')

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.ts'))
  .map(path => path.split(sep).join('/'))

const roomOf = (path: string) => (path.includes('/') ? (path.split('/')[0] as string) : '')
/** The code of a file, without comments and without what stands in quotes unless it is imported. */
const textOf = (path: string) => readFileSync(join(src, path), 'utf8')
const codeOf = (path: string) =>
  textOf(path)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')

/** Everything that a file imports, statically, dynamically or for its types alone. */
function importsOf(path: string): string[] {
  const found = codeOf(path).matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)['"]([^'"\n]+)['"]/g)
  return [...found].map(([, name]) => name as string)
}

const inside = (path: string, name: string) =>
  relative(src, join(src, dirname(path), name))
    .split(sep)
    .join('/')

test('every file is in a room that has a place in the house', () => {
  expect(files.length).toBeGreaterThan(150)
  expect(files.filter(path => KNOWN[roomOf(path)] === undefined)).toEqual([])
  expect(files.filter(path => roomOf(path) === '')).toEqual(['index.ts'])
})

test.each(files)('%s knows only rooms below its own', path => {
  const room = roomOf(path)
  const allowed = [room, ...(KNOWN[room] ?? [])]
  for (const name of importsOf(path).filter(one => one.startsWith('.'))) {
    const target = inside(path, name)
    expect([target, target.startsWith('..')]).toEqual([target, false])
    expect([target, allowed.includes(roomOf(target))]).toEqual([target, true])
    expect(files).toContain(target.replace(/\.js$/, '.ts'))
  }
})

describe.each(files.filter(path => PURE.includes(roomOf(path))))('%s is pure', path => {
  test('it opens no door', () => {
    const foreign = importsOf(path).filter(name => !name.startsWith('.'))
    const allowed =
      /^(bitcoinjs-lib|bip32|bip39|tiny-secp256k1|@noble\/(?:hashes|ciphers)|csv-parse|yaml|qr|jpeg-js)(\/|$)/
    expect(foreign.filter(name => !allowed.test(name))).toEqual([])
  })

  test('it has no clock, no chance, no console and no process', () => {
    const code = codeOf(path).replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
    const forbidden =
      /\b(?:Date|performance|setTimeout|setInterval|queueMicrotask|process|Buffer|console|fetch|require|globalThis|crypto)\b|Math\.random|\beval\b/
    expect(code.match(forbidden)?.[0]).toBeUndefined()
  })

  test('it has nothing global that changes', () => {
    expect(codeOf(path).match(/^(?:export )?(?:let|var) \w+/m)?.[0]).toBeUndefined()
  })
})

test('rooms do not know each other in circles', () => {
  const above = (room: string): string[] => (KNOWN[room] ?? []).flatMap(one => [one, ...above(one)])
  for (const room of Object.keys(KNOWN)) expect(above(room)).not.toContain(room)
})
