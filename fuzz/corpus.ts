import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Found } from './engine.js'
import type { Target } from './target.js'

/** The inputs that once were findings of a target, by file name. */
export function corpusOf(root: string, target: string): Map<string, Uint8Array> {
  const folder = join(root, 'fuzz', 'corpus', target)
  const names = existsSync(folder) ? readdirSync(folder).sort() : []
  return new Map(names.map(name => [name, Uint8Array.from(readFileSync(join(folder, name)))]))
}

/** Writes a finding into the corpus, where the tests will find it from now on. Returns its path. */
export function keepFinding(root: string, { target, input }: Found): string {
  const folder = join(root, 'fuzz', 'corpus', target)
  mkdirSync(folder, { recursive: true })
  const path = join(folder, createHash('sha256').update(input).digest('hex').slice(0, 16))
  writeFileSync(path, input)
  return path
}

/** Every text in the conformance files that is one for this target; none where the files are absent. */
export function vectorsFor(root: string, target: Target): Uint8Array[] {
  const { takes } = target
  if (takes === undefined) return []
  return textsOf(root).flatMap(text => takes(text) ?? [])
}

let texts: readonly string[] | undefined

function textsOf(root: string): readonly string[] {
  const folder = process.env.RINGI_VECTORS ?? join(root, '..', 'shared', 'vectors')
  const names = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.json')) : []
  texts ??= [
    ...new Set(names.sort().flatMap(name => textsIn(JSON.parse(readFileSync(join(folder, name), 'utf8'))))),
  ]
  return texts
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
