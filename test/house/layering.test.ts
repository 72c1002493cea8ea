import { readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import { codeOf, files, KNOWN, roomOf, src } from './rooms.js'

const DOORS = ['platform', 'app', 'cli']

const PURE = Object.keys(KNOWN).filter(room => !DOORS.includes(room))

/** The one exception: what `base` calls `#hash` is platform's under Node.js and its own anywhere else. */
const HASH = { node: './src/platform/node-hash.ts', default: './src/base/portable-hash.ts' }

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
  const room = roomOf(path)

  test('it opens no door', () => {
    const foreign = importsOf(path).filter(name => !name.startsWith('.'))
    const allowed =
      /^(bitcoinjs-lib|bip32|bip39|tiny-secp256k1|@noble\/(?:hashes|ciphers|curves)|csv-parse|yaml|qr|jpeg-js|get-east-asian-width)(\/|$)/
    const other = foreign.filter(name => !allowed.test(name))
    expect(other).toEqual(room === 'base' && other.length > 0 ? ['#hash'] : [])
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

test('the hash functions of Node.js have a pure twin, and are all that has another file under Node.js', () => {
  const { imports } = JSON.parse(readFileSync(join(src, '../package.json'), 'utf8'))
  expect(imports).toEqual({ '#hash': HASH })
  expect(importsOf('platform/node-hash.ts')).toEqual(['node:crypto', '../base/portable-hash.js'])
})

test('rooms do not know each other in circles', () => {
  const above = (room: string): string[] => (KNOWN[room] ?? []).flatMap(one => [one, ...above(one)])
  for (const room of Object.keys(KNOWN)) expect(above(room)).not.toContain(room)
})
