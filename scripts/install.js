import { execSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** When a file was last changed, in milliseconds; 0 where there is none. */
export const changed = path => (existsSync(path) ? statSync(path).mtimeMs : 0)

/** Installs the packages that a folder's lock file names, without their install scripts, unless they are there already. */
export function install(folder) {
  const installed = join(folder, 'node_modules/.package-lock.json')
  if (changed(installed) >= changed(join(folder, 'package-lock.json'))) return
  const stdio = ['ignore', process.stderr, process.stderr]
  execSync('npm ci --ignore-scripts --no-audit --no-fund', { cwd: folder, stdio })
}
