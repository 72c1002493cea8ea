import { createHash } from 'node:crypto'
import { lstat, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** The swap areas that are on (Linux), or undefined where that cannot be told. */
export async function swapAreas(): Promise<string[] | undefined> {
  const text = await readFile('/proc/swaps', 'utf8').catch(() => undefined)
  return text
    ?.split('\n')
    .slice(1)
    .map(line => line.split(/\s/)[0] ?? '')
    .filter(name => name !== '')
}

/** The size limit of core dumps of this process (Linux): `0` where none is written, or undefined where unknown. */
export async function coreDumpLimit(): Promise<string | undefined> {
  const text = await readFile('/proc/self/limits', 'utf8').catch(() => '')
  return /^Max core file size\s+(\S+)/m.exec(text)?.[1]
}

/** The program that the kernel hands core dumps to (Linux), whatever their size limit; undefined where to none. */
export async function coreDumpHandler(file = '/proc/sys/kernel/core_pattern'): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return /^\|\s*(\S+)/.exec(text)?.[1]
}

/** The permission bits of a file or folder, or undefined where there is none. */
export async function permissionsOf(path: string): Promise<number | undefined> {
  return (await lstat(path).catch(() => undefined))?.mode
}

/**
 * What in a folder, itself included, others may read or change: entries with permissions for group or world, of another
 * owner, and those that are neither file nor folder, for they lead elsewhere.
 */
export async function exposedIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const paths = [folder, ...names.map(name => join(folder, name))]
  const exposed = await Promise.all(paths.map(async path => ((await isExposed(path)) ? [path] : [])))
  return exposed.flat()
}

async function isExposed(path: string): Promise<boolean> {
  const stats = await lstat(path).catch(() => undefined)
  if (stats === undefined) return false
  const plain = stats.isFile() || stats.isDirectory()
  return !plain || (stats.mode & 0o077) !== 0 || stats.uid !== process.getuid?.()
}

/** SHA-256 in hex of a file, or of a folder: of the lines `HASH  NAME` of its files, as sha256sum prints them. */
export async function programHash(path: string): Promise<string> {
  if (!(await stat(path)).isDirectory()) return sha256(await readFile(path))
  const names = (await readdir(path)).sort()
  const lines = await Promise.all(
    names.map(async name => `${sha256(await readFile(join(path, name)))}  ${name}\n`),
  )
  return sha256(lines.join(''))
}

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
