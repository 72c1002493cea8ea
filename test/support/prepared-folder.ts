import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of what test/support/prepared.ts keeps for one run of the tests. */
    readonly prepared: string
  }
}

export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'ringi-prepared-'))
  project.provide('prepared', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
