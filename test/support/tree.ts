import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Everything below a folder: the permissions of each entry and, of files, SHA-256 of the content. */
export function treeOf(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(['.', ...names].map(name => [name, entry(join(folder, name))]))
}

function entry(path: string): string {
  const stats = lstatSync(path)
  const mode = (stats.mode & 0o7777).toString(8)
  if (!stats.isFile()) return `${mode} ${stats.isDirectory() ? 'folder' : 'other'}`
  return `${mode} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`
}
