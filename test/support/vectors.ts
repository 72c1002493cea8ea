import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, test } from 'vitest'

const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const vectorsFolder = process.env.RINGI_VECTORS ?? join(projectRoot, '..', 'shared', 'vectors')

/** One case of a conformance file; what it holds beyond id and comment depends on the file. */
// biome-ignore lint/suspicious/noExplicitAny: the files' shapes differ, and the tests are what checks them
export type VectorCase = { id: string; comment: string; kind?: string } & Record<string, any>

/** The cases of one conformance file, unchanged; none where the folder is absent. */
export function vectors(file: string, kind?: string): VectorCase[] {
  const path = join(vectorsFolder, `${file}.json`)
  if (!existsSync(path)) return []
  const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: VectorCase[] }
  return kind === undefined ? cases : cases.filter(one => one.kind === kind)
}

/** Runs `check` once for every case of a file; where the conformance data is absent it skips with a notice. */
export function eachVector(
  file: string,
  check: (one: VectorCase) => void | Promise<void>,
  kind?: string,
): void {
  const cases = vectors(file, kind)
  const title = kind === undefined ? file : `${file}, ${kind}`
  if (cases.length === 0) {
    test.skip(`${title}: skipped, the conformance data is not here (RINGI_VECTORS names its folder)`, () => {})
    return
  }
  describe(title, () => {
    for (const one of cases) test(`${one.id} ${one.comment}`.slice(0, 120), () => check(one))
  })
}

/** The folder of a case that somebody met in the field, beside the conformance files; undefined where it is not here. */
export function fieldCase(name: string): string | undefined {
  const folder = join(vectorsFolder, '..', 'cases', name)
  return existsSync(folder) ? folder : undefined
}
