import { expect, test } from 'vitest'
import { exitsOf } from '../../src/base/codes.js'
import { CODE_TABLES } from '../support/code-tables.js'
import { codeOf, files, KNOWN, roomOf } from './rooms.js'

const CODES = new Set([...CODE_TABLES.values()].flatMap(table => Object.keys(table)))

/** The codes that a file says or asks for. */
function codesIn(path: string): string[] {
  return [...codeOf(path).matchAll(/'([a-z0-9-]+\.[a-z0-9-]+|interrupted)'/g)]
    .map(([, code]) => code as string)
    .filter(code => CODES.has(code))
}

const APART = /\/codes\.ts$|^words\//

test.each(files.filter(path => !APART.test(path)))('%s says no code of a room above it', path => {
  const room = roomOf(path)
  const rooms = [room, ...(KNOWN[room] ?? [])]
  const tables = [...CODE_TABLES].filter(([name]) => rooms.includes(name.split('/')[0] as string))
  const known = new Set(tables.flatMap(([, table]) => Object.keys(table)))
  expect(codesIn(path).filter(code => !known.has(code))).toEqual([])
})

test('a code that stands in the tables of two rooms leads to one exit status', () => {
  const statuses = new Map<string, number>()
  for (const table of CODE_TABLES.values())
    for (const [code, status] of Object.entries(exitsOf(table))) {
      expect([code, statuses.get(code) ?? status]).toEqual([code, status])
      statuses.set(code, status)
    }
  expect(statuses.size).toBeGreaterThan(300)
})
