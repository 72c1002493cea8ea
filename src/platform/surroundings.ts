import { createHash } from 'node:crypto'
import { lstat, readFile } from 'node:fs/promises'

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

/** The permission bits of a file or folder, or undefined where there is none. */
export async function permissionsOf(path: string): Promise<number | undefined> {
  return (await lstat(path).catch(() => undefined))?.mode
}

/** SHA-256 of a file in hex. */
export async function fileHash(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
}
