import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file with its content, or a folder. */
export interface Entry {
  readonly mode: number
  readonly content?: Buffer
}

/** Everything below a folder, by path. */
export type Tree = ReadonlyMap<string, Entry>

/** What is in a folder now. */
export function readTree(folder: string): Tree {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return new Map(names.map(name => [name, readEntry(join(folder, name))]))
}

function readEntry(path: string): Entry {
  const stats = lstatSync(path)
  const mode = stats.mode & 0o7777
  return stats.isFile() ? { mode, content: readFileSync(path) } : { mode }
}

/** Makes a folder be as it was; `now` is what it is. */
export function restoreTree(folder: string, wanted: Tree, now: Tree): void {
  for (const name of now.keys()) {
    if (!wanted.has(name)) rmSync(join(folder, name), { recursive: true, force: true })
  }
  for (const [name, entry] of wanted) restoreEntry(join(folder, name), entry, now.get(name))
}

function restoreEntry(path: string, { mode, content }: Entry, now: Entry | undefined): void {
  if (now === undefined && content === undefined) mkdirSync(path)
  if (content !== undefined && now?.content?.equals(content) !== true) writeFileSync(path, content)
  if (now?.mode !== mode) chmodSync(path, mode)
}
