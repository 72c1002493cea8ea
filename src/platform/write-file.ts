import { constants } from 'node:fs'
import { type FileHandle, link, lstat, open, rename, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { errnoOf, existsAlready, fileError } from './file-error.js'
import { randomHex } from './randomness.js'
import { refuseIrregular } from './read-file.js'

/** How {@link writeWhole} treats a file that is there already, and who may read the new one. */
interface WriteOptions {
  readonly force?: boolean
  readonly mode?: number
  /** Done when there is a place for the file and before anything is in it. Where it fails, nothing is written. */
  readonly before?: () => Promise<void>
}

/** What goes into a file; a function is asked for it when there is a place for the file and `before` is done. */
export type FileContent = Uint8Array | (() => Promise<Uint8Array>)

/**
 * Writes a file whole or not at all: a temporary file beside it, synced, given its name, and the folder synced. Never
 * over an existing file unless `force`. Throws `file.exists`, `file.unwritable`, `file.not-regular`.
 */
export async function writeWhole(
  path: string,
  content: FileContent,
  options: WriteOptions = {},
): Promise<void> {
  const { force = false, mode = 0o644, before } = options
  await refuseOccupied(path, force)
  const temporary = join(dirname(path), `.${basename(path)}.${randomHex(6)}.part`)
  const made = [temporary]
  try {
    await writeSynced(temporary, content, mode, before)
    if (force) await rename(temporary, path)
    else {
      await giveNewName(temporary, path)
      made.push(path)
      await unlink(temporary).catch(ignoreMissing)
    }
    await syncFolder(dirname(path))
  } catch (cause) {
    // Who is told that nothing was written finds nothing. A file that was replaced cannot be brought back.
    for (const name of made) await unlink(name).catch(() => {})
    throw fileError(path, cause, 'file.unwritable')
  }
}

/** Throws unless {@link writeWhole} may create `path`: for checking before work is done that would be lost. */
export async function refuseOccupied(path: string, force: boolean): Promise<void> {
  const there = await lstat(path).catch(cause => {
    if (errnoOf(cause) === 'ENOENT') return undefined
    throw fileError(path, cause, 'file.unwritable')
  })
  if (there === undefined) return await refuseMissingFolder(path)
  if (!force) throw existsAlready(path)
  // Through a symbolic link, another file than the one named would be replaced.
  refuseIrregular(path, there)
}

/** Whether two names are of one file, which need not be there. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  if (resolve(one) === resolve(other)) return true
  const [a, b] = await Promise.all([one, other].map(name => stat(name).catch(() => undefined)))
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino
}

async function refuseMissingFolder(path: string): Promise<void> {
  const folder = dirname(path)
  await stat(folder).catch(cause => {
    throw fileError(folder, cause, 'file.unwritable')
  })
}

async function writeSynced(
  path: string,
  content: FileContent,
  mode: number,
  before: WriteOptions['before'],
): Promise<void> {
  const handle = await open(path, NEW_AND_SYNCED, mode)
  try {
    await before?.()
    await handle.writeFile(typeof content === 'function' ? await content() : content)
    await sync(handle)
  } finally {
    await handle.close()
  }
}

// O_SYNC: every write is on the disk when it returns, also where asking for it afterwards is forbidden.
const NEW_AND_SYNCED = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_SYNC

/** Waits until what was written is on the disk, as far as that can be asked for. */
export async function sync(handle: FileHandle): Promise<void> {
  try {
    await handle.sync()
  } catch (cause) {
    // EINVAL: some file systems cannot sync a folder. ERR_ACCESS_DENIED: Node's permission model, which the standalone
    // program runs under, forbids the call altogether.
    const errno = errnoOf(cause)
    if (errno !== 'EINVAL' && errno !== 'ERR_ACCESS_DENIED') throw cause
  }
}

async function giveNewName(temporary: string, path: string): Promise<void> {
  // A hard link fails where the name is taken, which rename does not.
  if (!(await cannotLink(link(temporary, path)))) return
  await refuseOccupied(path, false)
  await rename(temporary, path)
}

// FAT, which USB sticks mostly carry, has no links.
const WITHOUT_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'])

/** Waits for a link to be made; true where the file system has no links. */
export async function cannotLink(linking: Promise<void>): Promise<boolean> {
  try {
    await linking
    return false
  } catch (cause) {
    if (WITHOUT_LINKS.has(errnoOf(cause))) return true
    throw cause
  }
}

function ignoreMissing(cause: unknown): void {
  if (errnoOf(cause) !== 'ENOENT') throw cause
}

/** Makes a rename or a removal in `folder` last through a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await sync(handle)
  } finally {
    await handle.close()
  }
}
