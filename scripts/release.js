// Builds the release: one JavaScript file, a single executable for Linux x64 with its runtime inside, their licences, a
// bill of materials and the hashes of all of it. The same sources and lock files give the same bytes, in whatever folder.
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { billOfMaterials } from './bill-of-materials.js'
import { buildExecutable } from './executable.js'
import { install } from './install.js'
import { licences } from './licences.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const out = resolve(process.argv[2] ?? join(root, 'release'))

install(root)
install(join(root, 'scripts/runtime'))
// The bundler is one of the packages that were just installed.
const { bundle } = await import('./bundle.js')

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
const bundled = await bundle(join(out, 'ringi.cjs'))
chmodSync(join(out, 'ringi.cjs'), 0o755)
buildExecutable(out, 'ringi.cjs', 'ringi-linux-x64')
writeFileSync(join(out, 'LICENCES.txt'), licences(root, bundled))
writeFileSync(join(out, 'sbom.cdx.json'), billOfMaterials(root))
writeFileSync(join(out, 'SHA256SUMS'), readdirSync(out).sort().map(hashLine).join(''))
console.log(readFileSync(join(out, 'SHA256SUMS'), 'utf8'))

function hashLine(name) {
  const hash = createHash('sha256')
    .update(readFileSync(join(out, name)))
    .digest('hex')
  return `${hash}  ${name}\n`
}
