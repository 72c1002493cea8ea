import { constants, type Stats } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { RingiError } from '../base/error.js'
import { fileError } from './file-error.js'

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
    return await use(streamOf(handle, stats))
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

const SMALLEST_PIECE = 1 << 12
const USUAL_PIECE = 1 << 16
const LARGEST_PIECE = 1 << 20

/** The content of an open file from a byte on, piece by piece. `stats` are the file's. */
export function streamOf(handle: FileHandle, stats: Stats, start = 0): AsyncIterable<Uint8Array> {
  if (!stats.isFile()) return handle.createReadStream({ autoClose: false, highWaterMark: USUAL_PIECE })
  // Every read takes room for a whole piece, however little there is to read.
  const length = Math.min(Math.max(stats.size - start + 1, SMALLEST_PIECE), LARGEST_PIECE)
  return piecesOf(handle, length, start)
}

// A stream of Node's own takes ten times as long for what most files of a home are: a few hundred bytes.
async function* piecesOf(handle: FileHandle, length: number, start: number): AsyncGenerator<Uint8Array> {
  for (let at = start; ; ) {
    const piece = Buffer.allocUnsafeSlow(length)
    const { bytesRead } = await handle.read(piece, 0, length, at)
    if (bytesRead === 0) return
    yield piece.subarray(0, bytesRead)
    at += bytesRead
  }
}

/** Everything that `stream` gives. Throws `file.unreadable`, `file.too-large`. */
export async function readAll(path: string, stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let total = 0
  try {
    for await (const part of stream) {
      total += part.length
      if (total > MAX_FILE_BYTES) throw new RingiError('file.too-large', { why: 'file', file: path })
      parts.push(part)
    }
  } catch (cause) {
    throw fileError(path, cause, 'file.unreadable')
  }
  return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts, total)
}

/** Refuses what is no regular file. Throws `file.not-regular`. */
export function refuseIrregular(path: string, stats: Stats): void {
  if (stats.isFile()) return
  throw new RingiError('file.not-regular', { why: stats.isDirectory() ? 'folder' : 'special', file: path })
}
