import { constants, type Stats } from 'node:fs'
import { type FileHandle, link, lstat, open, rename, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Code } from '../bitcoin/codes.js'
import { RingiError } from '../bitcoin/error.js'
import { randomHex } from './randomness.js'

/** The largest file that Ringi reads: a proposal of a full standard transaction is about 11 MB, 22 MB in hex. */
export const MAX_FILE_BYTES = 160 * 1024 * 1024

/** Reads a whole regular file. Throws `file.missing`, `file.unreadable`, `file.not-regular`, `file.too-large`. */
export async function readWhole(path: string): Promise<Uint8Array> {
  return await withFile(path, async (handle, stats) => {
    refuseIrregular(path, stats)
    return await readAll(path, streamOf(handle))
  })
}

/** Opens `path` for reading (never waiting for a pipe's other end) and hands on its handle and status. */
export async function withFile<T>(
  path: string,
  use: (handle: FileHandle, stats: Stats) => Promise<T>,
  flags = constants.O_RDONLY | constants.O_NONBLOCK,
): Promise<T> {
  const handle = await open(path, flags).catch(cause => {
    throw fileError(path, cause, 'file.unreadable')
  })
  try {
    return await use(handle, await handle.stat())
  } finally {
    await handle.close()
  }
}

/** The content of an open file, piece by piece. */
export function streamOf(handle: FileHandle): AsyncIterable<Uint8Array> {
  return handle.createReadStream({ autoClose: false, highWaterMark: 1 << 20 })
}

/** Everything that `stream` gives. Throws `file.unreadable`, `file.too-large`. */
export async function readAll(path: string, stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let total = 0
  try {
    for await (const part of stream) {
      total += part.length
      if (total > MAX_FILE_BYTES)
        throw new RingiError('file.too-large', `${path} is larger than Ringi reads.`)
      parts.push(part)
    }
  } catch (cause) {
    throw fileError(path, cause, 'file.unreadable')
  }
  return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts, total)
}

function refuseIrregular(path: string, stats: Stats): void {
  if (stats.isFile()) return
  throw new RingiError('file.not-regular', `${path} is not a regular file.`, {
    hint: stats.isDirectory()
      ? 'It is a folder; name a file in it.'
      : 'Give a plain file, or - for standard input.',
  })
}

/** How {@link writeWhole} treats a file that is there already, and who may read the new one. */
export interface WriteOptions {
  readonly force?: boolean
  readonly mode?: number
}

/**
 * Writes a file whole or not at all: a temporary file beside it, synced, given its name, and the folder synced. Never
 * over an existing file unless `force`. Throws `file.exists`, `file.unwritable`, `file.not-regular`.
 */
export async function writeWhole(path: string, bytes: Uint8Array, options: WriteOptions = {}): Promise<void> {
  await refuseOccupied(path, options.force ?? false)
  const temporary = join(dirname(path), `.${basename(path)}.${randomHex(6)}.part`)
  try {
    await writeSynced(temporary, bytes, options.mode ?? 0o644)
    await giveName(temporary, path, options.force ?? false)
    await syncFolder(dirname(path))
  } catch (cause) {
    await unlink(temporary).catch(() => {})
    throw fileError(path, cause, 'file.unwritable')
  }
}

/** A text file that is to be written. */
export interface NewFile {
  readonly path: string
  readonly text: string
  readonly mode: number
}

/** Writes files, then does `work`; where any of it fails, the files that were new are removed again. */
export async function writeTogether<T>(
  files: readonly NewFile[],
  force: boolean,
  work: () => Promise<T>,
): Promise<T> {
  for (const { path } of files) await refuseOccupied(path, force)
  const written: string[] = []
  try {
    for (const { path, text, mode } of files) {
      await writeWhole(path, Buffer.from(text), { force, mode })
      written.push(path)
    }
    return await work()
  } catch (error) {
    for (const path of written) await unlink(path).catch(() => {})
    throw error
  }
}

/** Throws unless {@link writeWhole} may create `path`: for checking before work is done that would be lost. */
export async function refuseOccupied(path: string, force: boolean): Promise<void> {
  const there = await lstat(path).catch(cause => {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw fileError(path, cause, 'file.unwritable')
  })
  if (there === undefined) return await refuseMissingFolder(path)
  if (!force) throw existsAlready(path)
  // Through a symbolic link, another file than the one named would be replaced.
  refuseIrregular(path, there)
}

async function refuseMissingFolder(path: string): Promise<void> {
  const folder = dirname(path)
  const stats = await stat(folder).catch(cause => {
    throw fileError(folder, cause, 'file.unwritable')
  })
  if (!stats.isDirectory()) throw new RingiError('file.unwritable', `${folder} is not a folder.`)
}

async function writeSynced(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const handle = await open(path, NEW_AND_SYNCED, mode)
  try {
    await handle.writeFile(bytes)
    await sync(handle)
  } finally {
    await handle.close()
  }
}

// O_SYNC: every write is on the disk when it returns, also where asking for it afterwards is forbidden.
const NEW_AND_SYNCED = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_SYNC

/** Waits until what was written is on the disk, as far as that can be asked for. */
async function sync(handle: FileHandle): Promise<void> {
  try {
    await handle.sync()
  } catch (cause) {
    // EINVAL: some file systems cannot sync a folder. ERR_ACCESS_DENIED: Node's permission model, which the standalone
    // program runs under, forbids the call altogether.
    const { code } = cause as NodeJS.ErrnoException
    if (code !== 'EINVAL' && code !== 'ERR_ACCESS_DENIED') throw cause
  }
}

async function giveName(temporary: string, path: string, force: boolean): Promise<void> {
  if (force) return await rename(temporary, path)
  try {
    // A hard link fails where the name is taken, which rename does not.
    await link(temporary, path)
    await unlink(temporary)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS' && code !== 'EOPNOTSUPP') throw cause
    // FAT, which USB sticks mostly carry, has no links.
    await refuseOccupied(path, false)
    await rename(temporary, path)
  }
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

function existsAlready(path: string): RingiError {
  return new RingiError('file.exists', `${path} exists already.`, {
    hint: 'Choose another name with --out, or say --force to replace it.',
    details: { file: path },
  })
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'permission is denied',
  EPERM: 'the operation is not permitted',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EIO: 'the disk reported an error',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is not a folder',
  ELOOP: 'it is a symbolic link',
  ENAMETOOLONG: 'its name is too long',
  ENXIO: 'it is a pipe or device with nobody at the other end',
}

/** A system error about `path` as a RingiError: what could not be done, and why in words. */
export function fileError(path: string, cause: unknown, code: Code): RingiError {
  if (cause instanceof RingiError) return cause
  const errno = (cause as NodeJS.ErrnoException).code ?? 'unknown'
  if (errno === 'EEXIST') return existsAlready(path)
  const missing = errno === 'ENOENT' && code === 'file.unreadable'
  const verb = code === 'file.unwritable' ? 'written' : 'read'
  const message = `${path} could not be ${verb}: ${REASONS[errno] ?? errno}.`
  return new RingiError(missing ? 'file.missing' : code, message, { details: { file: path, errno }, cause })
}
