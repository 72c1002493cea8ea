import type { Stats } from 'node:fs'
import { chmod, lstat, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { RingiError } from '../base/error.js'
import { errnoOf, fileError } from './file-error.js'
import { readWhole } from './read-file.js'
import { refuseReadable } from './secret-file.js'
import { syncFolder } from './write-file.js'

const PRIVATE_FOLDER = 0o700

/** Makes a folder, and those above it, for its owner alone, and makes that last through a power cut. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER })
  if (first === undefined) return
  await chmod(folder, PRIVATE_FOLDER)
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made))
}

/**
 * Throws unless a home and the folders in it are folders, and this user's own, and the first of them, which all else lies
 * in, is closed to others. What is not there is passed over. Throws `home.readable`, `file.not-regular`.
 */
export async function refuseExposed(folders: readonly [string, ...string[]]): Promise<void> {
  for (const folder of folders) {
    const stats = await statsOf(folder)
    if (stats === undefined) continue
    if (!stats.isDirectory()) throw new RingiError('file.not-regular', { why: 'own-folder', file: folder })
    refuseForeign(folder, stats)
    if (folder === folders[0] && (stats.mode & 0o077) !== 0)
      throw new RingiError('home.readable', { why: 'open', file: folder })
  }
}

/** The bytes of a file in the home, or undefined where it is not there. */
export async function readOwn(path: string): Promise<Uint8Array | undefined> {
  return (await isOwnFile(path)) ? await readWhole(path) : undefined
}

/**
 * As {@link readOwn} does, a file that is secret. The home keeps others out; but what was copied about with the rights of
 * everybody may lie open elsewhere too. Throws `secret-file.readable`, `file.not-regular`, `home.readable`.
 */
export async function readOwnSecret(path: string): Promise<Uint8Array | undefined> {
  const stats = await statsOf(path)
  if (stats !== undefined) refuseReadable(path, stats)
  return await readOwn(path)
}

/** Whether a file is in the home. What is in the home lies in it: links are refused. Throws `file.not-regular`. */
export async function isOwnFile(path: string): Promise<boolean> {
  const stats = await statsOf(path)
  if (stats === undefined) return false
  if (!stats.isFile()) throw new RingiError('file.not-regular', { why: 'own-file', file: path })
  refuseForeign(path, stats)
  return true
}

async function statsOf(path: string): Promise<Stats | undefined> {
  return await lstat(path).catch(cause => {
    if (errnoOf(cause) === 'ENOENT') return undefined
    throw fileError(path, cause, 'file.unreadable')
  })
}

function refuseForeign(path: string, { uid }: Stats): void {
  if (uid === process.getuid?.()) return
  throw new RingiError('home.readable', { why: 'foreign', file: path })
}
