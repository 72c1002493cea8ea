import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Office } from '../../support/ceremony.js'
import { type Document, LAUNCHER } from '../../support/program.js'

/** Runs the real program as a process, with a file of this folder loaded before it that breaks the machine. */
export function runPreloaded(
  office: Office,
  preload: string,
  line: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Document {
  const argv = ['--import', join(import.meta.dirname, preload), LAUNCHER, ...line, '--json']
  const { stdout } = spawnSync(process.execPath, argv, {
    cwd: office.folder,
    env: { PATH: process.env.PATH, HOME: '/nonexistent', ...env },
    encoding: 'utf8',
  })
  return JSON.parse(stdout)
}
