import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'

// How often a file of tests has asked for the same.
let asked = new Map<string, number>()

/** Counts anew, or goes on from `counted`. */
export function countFrom(counted: ReadonlyMap<string, number> = new Map()): void {
  asked = new Map(counted)
}

/** How often which has been asked for. */
export function counted(): ReadonlyMap<string, number> {
  return new Map(asked)
}

/** What was made, and in which folder its files are. */
export interface Prepared<T> {
  readonly folder: string
  readonly made: T
}

/**
 * What `make` makes, made once in a run of the tests and kept for all tests after that. Whoever asks again gets another
 * one: the first that a file or, after that, one of its tests asks for is the first of all others. What it gives has to survive JSON.
 */
export async function prepared<T>(what: string, make: () => Promise<Prepared<T>>): Promise<Prepared<T>> {
  const number = asked.get(what) ?? 0
  asked.set(what, number + 1)
  const name = createHash('sha256').update(`${what} ${number}`).digest('hex')
  const kept = join(inject('prepared'), name)
  if (!existsSync(kept)) keep(await make(), kept)
  return { folder: join(kept, 'files'), made: JSON.parse(readFileSync(join(kept, 'made.json'), 'utf8')) }
}

// Another process may be at it as well: the first that is ready is taken by all.
function keep({ folder, made }: Prepared<unknown>, kept: string): void {
  const fresh = `${kept}.${process.pid}`
  mkdirSync(fresh)
  cpSync(folder, join(fresh, 'files'), { recursive: true, preserveTimestamps: true })
  writeFileSync(join(fresh, 'made.json'), JSON.stringify(made))
  try {
    renameSync(fresh, kept)
  } catch (error) {
    rmSync(fresh, { recursive: true })
    if (!existsSync(kept)) throw error
  }
}
