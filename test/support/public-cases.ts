import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'vitest'
import { Office } from './ceremony.js'

const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const folder = process.env.RINGI_CASES ?? join(projectRoot, '..', 'shared', 'cases')

/** An office with the files of one case in it. */
export type CaseOffice = Office

/**
 * One test with the files of a case after a public report, laid into an office; where they are absent it is skipped with a
 * notice.
 */
export function publicCase(name: string, title: string, check: (office: CaseOffice) => Promise<void>): void {
  const from = join(folder, name)
  if (!existsSync(from)) {
    test.skip(`${name}: skipped, the cases are not here (RINGI_CASES names their folder)`, () => {})
    return
  }
  test(`${name}: ${title}`, async () => {
    const office = new Office()
    for (const entry of readdirSync(from, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) {
        const path = join(entry.parentPath, entry.name)
        office.write(path.slice(from.length + 1), readFileSync(path))
      }
    await check(office)
  })
}
