import { constants, type Stats } from 'node:fs'
import { type FileHandle, link, lstat, open, rename, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Code } from '../bitcoin/codes.js'
import { RingiError } from '../bitcoin/error.js'
import { randomHex } from './randomness.js'

/** The largest file that Ringi reads: a proposal of a full standard transaction is about 11 MB, 22 MB in hex. */
export const MAX_FILE_BYTES = 160 * 1024 * 1024

/** Reads a whole regular file. Throws `file.missing`, `file.unreadable`, `file.not-regular`, `file.too-large`. */
export async function readWhole(path: string): Promise<Uint8Array> {
  return await withStream(path, stream => readAll(path, stream))
}

/** Hands on the content of a regular file piece by piece. Throws `file.missing`, `file.unreadable`, `file.not-regular`. */
export async function withStream<T>(
  path: string,
  use: (stream: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  return await withFile(path, async (handle, stats) => {
    refuseIrregular(path, stats)
    return await use(streamOf(handle))
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

/** The content of an open file from a byte on, piece by piece. */
export function streamOf(handle: FileHandle, start = 0): AsyncIterable<Uint8Array> {
  // A pipe has no places to start at, not even its first.
  return handle.createReadStream({ autoClose: false, highWaterMark: 1 << 20, ...(start > 0 && { start }) })
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
  /** Done when there is a place for the file and before anything is in it. Where it fails, nothing is written. */
  readonly before?: () => Promise<void>
}

/**
 * Writes a file whole or not at all: a temporary file beside it, synced, given its name, and the folder synced. Never
 * over an existing file unless `force`. Throws `file.exists`, `file.unwritable`, `file.not-regular`.
 */
export async function writeWhole(path: string, bytes: Uint8Array, options: WriteOptions = {}): Promise<void> {
  const { force = false, mode = 0o644, before } = options
  await refuseOccupied(path, force)
  const temporary = join(dirname(path), `.${basename(path)}.${randomHex(6)}.part`)
  const made = [temporary]
  try {
    await writeSynced(temporary, bytes, mode, before)
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
  const stats = await stat(folder).catch(cause => {
    throw fileError(folder, cause, 'file.unwritable')
  })
  if (!stats.isDirectory()) throw new RingiError('file.unwritable', `${folder} is not a folder.`)
}

async function writeSynced(
  path: string,
  bytes: Uint8Array,
  mode: number,
  before: WriteOptions['before'],
): Promise<void> {
  const handle = await open(path, NEW_AND_SYNCED, mode)
  try {
    await before?.()
    await handle.writeFile(bytes)
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

/** The name of a system error, or `unknown`. */
export function errnoOf(cause: unknown): string {
  return (cause as NodeJS.ErrnoException).code ?? 'unknown'
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
  const errno = errnoOf(cause)
  if (errno === 'EEXIST') return existsAlready(path)
  const missing = errno === 'ENOENT' && code === 'file.unreadable'
  const verb = code === 'file.unwritable' ? 'written' : 'read'
  const message = `${path} could not be ${verb}: ${REASONS[errno] ?? errno}.`
  return new RingiError(missing ? 'file.missing' : code, message, { details: { file: path, errno }, cause })
}
