// What `npm test` and `npm run demo` do first: install the locked packages, without their install scripts, and build.
// Does nothing where both are up to date.
import { execSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const at = name => join(root, name)
const changed = path => (existsSync(path) ? statSync(path).mtimeMs : 0)
const newest = folder =>
  Math.max(...readdirSync(folder, { recursive: true }).map(name => changed(join(folder, name))))
const run = command => execSync(command, { cwd: root, stdio: ['ignore', process.stderr, process.stderr] })

if (changed(at('node_modules/.package-lock.json')) < changed(at('package-lock.json'))) {
  run('npm ci --ignore-scripts --no-audit --no-fund')
}
const sources = [newest(at('src')), changed(at('scripts/build.js')), changed(at('package-lock.json'))]
if (changed(at('dist/.built')) < Math.max(...sources)) {
  run(`"${process.execPath}" scripts/build.js`)
  writeFileSync(at('dist/.built'), '')
}
