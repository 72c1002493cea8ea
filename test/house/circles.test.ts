import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const src = fileURLToPath(new URL('../../src', import.meta.url))

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.ts'))
  .map(path => path.split(sep).join('/'))

const IMPORT = /\b(?:import|export)\s+(type\s)?[^'";]*?\bfrom\s+'(\.[^']+)'|\bimport\s+'(\.[^']+)'/g

/** What a file imports from other files before it runs; with `types` what it imports for its types alone as well. */
function importsOf(path: string, types: boolean): string[] {
  const code = readFileSync(join(src, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  return [...code.matchAll(IMPORT)]
    .filter(([, isType]) => types || isType === undefined)
    .map(([, , name, bare]) => relative(src, join(src, dirname(path), (name ?? bare) as string)))
    .map(target => target.split(sep).join('/').replace(/\.js$/, '.ts'))
}

/** Everything from which a way leads back to itself. */
function circling(edges: readonly (readonly [from: string, to: string])[]): string[] {
  const next = new Map<string, string[]>()
  for (const [from, to] of edges) next.set(from, [...(next.get(from) ?? []), to])
  const isReached = (target: string) => {
    const seen = new Set<string>()
    const open = [target]
    for (let one = open.pop(); one !== undefined; one = open.pop())
      for (const to of next.get(one) ?? [])
        if (!seen.has(to)) {
          seen.add(to)
          open.push(to)
        }
    return seen.has(target)
  }
  return [...next.keys()].filter(isReached).sort()
}

const edgesOf = (types: boolean) =>
  files.flatMap(path => importsOf(path, types).map(target => [path, target] as const))

/** The folder of a room that a file lies in, with all that is below it; a file that lies in none is by itself. */
const folderOf = (path: string) => (path.split('/').length > 2 ? path.split('/').slice(0, 2).join('/') : path)

test('no files wait for each other to run', () => {
  expect(files.length).toBeGreaterThan(500)
  expect(circling(edgesOf(false))).toEqual([])
})

test('no folders of the pure rooms know each other, even by types alone', () => {
  const between = edgesOf(true)
    .filter(edge => edge.every(path => !/^(?:app|cli)\//.test(path)))
    .filter(([from, to]) => dirname(from) !== dirname(to))
    .map(([from, to]) => [folderOf(from), folderOf(to)] as const)
  expect(circling(between.filter(([from, to]) => from !== to))).toEqual([])
})

/** The rooms in which some files still wait for each other's types. */
const CIRCLING = /^(?:app|cli)\//

test('no files of a room wait for each other by types alone', () => {
  expect(circling(edgesOf(true).filter(([from]) => !CIRCLING.test(from)))).toEqual([])
})
