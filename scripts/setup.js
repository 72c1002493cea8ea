// What `npm test` and `npm run demo` do first: install the locked packages, without their install scripts, and build.
// Does nothing where both are up to date.
import { execFileSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { changed, install } from './install.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const at = name => join(root, name)
const newest = folder =>
  Math.max(...readdirSync(folder, { recursive: true }).map(name => changed(join(folder, name))))

install(root)
const sources = [newest(at('src')), changed(at('scripts/build.js')), changed(at('package-lock.json'))]
if (changed(at('dist/.built')) < Math.max(...sources)) {
  const stdio = ['ignore', process.stderr, process.stderr]
  execFileSync(process.execPath, ['scripts/build.js'], { cwd: root, stdio })
  writeFileSync(at('dist/.built'), '')
}
