import { mkdir, readdir, rename, rmdir, unlink } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { RingiError } from '../base/error.js'
import { errnoOf, fileError } from './file-error.js'
import { randomHex } from './randomness.js'
import { syncFolder, writeWhole } from './write-file.js'

/** A file in a new folder. */
interface FolderFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Who may read it; everybody unless given. */
  readonly mode?: number
}

/**
 * Makes the folder `path` with exactly these files in it, whole or not at all. A folder that is there already must be
 * empty; with `force` it may hold files whose names `replaceable` matches, and nothing else, and they are replaced.
 * Throws `file.exists`, `file.unwritable`.
 */
export async function writeFolder(
  path: string,
  files: readonly FolderFile[],
  { force, replaceable }: { readonly force: boolean; readonly replaceable: RegExp },
): Promise<void> {
  const old = await refuseOccupiedFolder(path, { force, replaceable })
  const beside = (marker: string) =>
    join(dirname(resolve(path)), `.${basename(resolve(path))}.${randomHex(6)}.${marker}`)
  const [fresh, gone] = [beside('part'), beside('old')]
  let placed = false
  try {
    await mkdir(fresh)
    for (const { name, bytes, mode = 0o644 } of files) await writeWhole(join(fresh, name), bytes, { mode })
    if (old.length > 0) await rename(path, gone)
    await rename(fresh, path)
    placed = true
    await syncFolder(dirname(resolve(path)))
  } catch (cause) {
    // Who is told that nothing was written finds what was there before.
    await removeFolder(placed ? path : fresh)
    if (old.length > 0) await rename(gone, path).catch(() => {})
    throw fileError(path, cause, 'file.unwritable')
  }
  if (old.length > 0) await removeFolder(gone)
}

/**
 * The names in the folder that {@link writeFolder} would replace; none where it is empty or not there. Throws as that
 * does.
 */
export async function refuseOccupiedFolder(
  path: string,
  { force, replaceable }: { readonly force: boolean; readonly replaceable: RegExp },
): Promise<string[]> {
  const names = await readdir(path).catch(cause => {
    if (errnoOf(cause) === 'ENOENT') return []
    throw errnoOf(cause) === 'ENOTDIR'
      ? new RingiError('file.exists', { why: 'not-folder', file: path })
      : fileError(path, cause, 'file.unwritable')
  })
  if (names.length === 0 || (force && names.every(name => replaceable.test(name)))) return names
  throw new RingiError('file.exists', { why: 'not-empty', file: path, forced: force })
}

async function removeFolder(path: string): Promise<void> {
  const names = await readdir(path).catch(() => [])
  for (const name of names) await unlink(join(path, name)).catch(() => {})
  await rmdir(path).catch(() => {})
}
