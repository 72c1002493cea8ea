import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { codeOf, files } from './rooms.js'

/** What accounts alone need, but for the tables of codes, which everybody has. */
const isOfAccounts = (path: string) =>
  /^(?:nem|app\/account|cli\/account)\//.test(path) && !path.endsWith('/codes.ts')

/** The files that a file has loaded with it: not those of which it only has types, nor those that it loads when asked. */
function loadedBy(path: string): string[] {
  const imports = /^(?:import|export) (?!type\b)[^;]*?from '(\.[^']+)'|^import '(\.[^']+)'/gm
  return [...codeOf(path).matchAll(imports)].flatMap(([statement, from, bare]) => {
    const named = /\{([^}]*)\}/
      .exec(statement)?.[1]
      ?.split(',')
      .filter(name => name.trim() !== '')
    const isTypes = named?.every(name => name.trim().startsWith('type ')) ?? false
    return isTypes ? [] : [posix.join(posix.dirname(path), (from ?? bare ?? '').replace(/js$/, 'ts'))]
  })
}

function reachedFrom(start: readonly string[]): Set<string> {
  const reached = new Set<string>(start)
  for (const path of reached) for (const next of loadedBy(path)) if (files.includes(next)) reached.add(next)
  return reached
}

test('whoever has coins loads nothing of accounts, whichever command it is', () => {
  const commands = files.filter(path => path.startsWith('cli/commands/') || path === 'cli/entry.ts')
  const reached = reachedFrom(commands)
  expect(reached.size).toBeGreaterThan(commands.length)
  expect([...reached].filter(isOfAccounts)).toEqual([])
})
