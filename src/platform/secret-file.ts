import { constants, createReadStream, type Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { RingiError } from '../base/error.js'
import { readAll, streamOf, withFile } from './read-file.js'

// A shell's `<(…)` and `3<file` arrive under these names, as links to what the process already holds open.
const OWN_DESCRIPTOR = /^\/(?:dev\/fd|proc\/self\/fd)\/(\d+)$/

/**
 * The text of a file that holds a secret, without its final newline. Refuses links and devices, and a file that others
 * may read or that is somebody else's. Throws `secret-file.readable`, `file.not-regular` and what reading throws.
 */
export async function readSecretFile(path: string): Promise<string> {
  const own = OWN_DESCRIPTOR.exec(path)?.[1]
  const bytes =
    own !== undefined && (await isSocket(path)) ? await readSocket(path, own) : await readNamed(path, own)
  try {
    return decode(path, bytes).replace(/\r?\n$/, '')
  } finally {
    bytes.fill(0)
  }
}

async function readNamed(path: string, own: string | undefined): Promise<Uint8Array> {
  const flags = constants.O_RDONLY | (own ? 0 : constants.O_NOFOLLOW | constants.O_NONBLOCK)
  return await withFile(
    path,
    async (handle, stats) => {
      refuseExposed(path, stats, own !== undefined)
      return await readAll(path, streamOf(handle, stats))
    },
    flags,
  ).catch(hideName)
}

// Whoever gave the secret itself where a file's name belongs does not see it repeated.
function hideName(error: unknown): never {
  if (!(error instanceof RingiError) || error.code !== 'file.missing') throw error
  throw new RingiError('file.missing', { why: 'secret' })
}

async function isSocket(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isSocket() ?? false
}

// What programs written for Node hand down as a pipe is a socket, which cannot be opened by its name.
async function readSocket(path: string, own: string): Promise<Uint8Array> {
  return await readAll(path, createReadStream(path, { fd: Number(own) }))
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new RingiError('file.malformed', { why: 'secret', file: path }, { cause })
  }
}

function refuseExposed(path: string, stats: Stats, own: boolean): void {
  if (!stats.isFile() && !(own && stats.isFIFO()))
    throw new RingiError('file.not-regular', { why: 'secret', file: path })
  refuseReadable(path, stats)
  if (stats.isFile() && stats.uid !== process.getuid?.())
    throw new RingiError('secret-file.readable', { why: 'foreign', file: path })
}

/** Refuses a file with a secret whose mode lets others at it. Throws `secret-file.readable`. */
export function refuseReadable(path: string, stats: Stats): void {
  if (!stats.isFile() || (stats.mode & 0o077) === 0) return
  throw new RingiError('secret-file.readable', { why: 'open', file: path })
}
