import { constants } from 'node:fs'
import { type FileHandle, open, truncate, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileError } from './file-error.js'
import { eachLine, type LinesRead, type LineTaker } from './lines.js'
import { isOwnFile } from './own-files.js'
import { randomHex } from './randomness.js'
import { streamOf, withFile } from './read-file.js'
import { sync, syncFolder, writeWhole } from './write-file.js'

const PRIVATE_FILE = 0o600

// O_SYNC: what is written is on the disk when writing returns. O_NOFOLLOW: the log lies in the home.
const APPENDED_AND_SYNCED =
  constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | constants.O_SYNC | constants.O_NOFOLLOW

/** A file in the home to which lines are only ever added. */
export class OwnLog {
  readonly path: string

  constructor(path: string) {
    this.path = path
  }

  /** Hands on the lines from a byte on; undefined where there is no such file. */
  async read(take: LineTaker, from = 0): Promise<LinesRead | undefined> {
    if (!(await isOwnFile(this.path))) return undefined
    return await withFile(this.path, (handle, stats) =>
      eachLine(this.path, streamOf(handle, stats, from), take),
    )
  }

  /**
   * Adds a line behind the first `length` bytes, which are all that the file holds, and waits until it is on the disk. A
   * line that could not be written whole is taken out again, if that can be done. Throws `file.unwritable`.
   */
  async append(line: string, length: number): Promise<void> {
    try {
      const isNew = !(await isOwnFile(this.path))
      await this.#write(Buffer.from(`${line}\n`), length, isNew)
      if (isNew) await syncFolder(dirname(this.path))
    } catch (cause) {
      throw fileError(this.path, cause, 'file.unwritable')
    }
  }

  /**
   * Takes what stands behind the first `length` bytes, the beginning of a line that a process was killed in, out of the
   * file and into one of its own beside it.
   */
  async setAside(rest: Uint8Array, length: number): Promise<void> {
    await writeWhole(`${this.path}.unfinished-${randomHex(4)}`, rest, { mode: PRIVATE_FILE })
    try {
      await truncate(this.path, length)
    } catch (cause) {
      throw fileError(this.path, cause, 'file.unwritable')
    }
  }

  async #write(bytes: Uint8Array, length: number, isNew: boolean): Promise<void> {
    const handle = await open(this.path, APPENDED_AND_SYNCED, PRIVATE_FILE)
    try {
      await handle.writeFile(bytes)
      await sync(handle)
    } catch (cause) {
      await this.#takeBack(handle, length, isNew)
      throw cause
    } finally {
      await handle.close()
    }
  }

  // What cannot be taken back is set aside by the next run, or, where the line is whole, told by it.
  async #takeBack(handle: FileHandle, length: number, isNew: boolean): Promise<void> {
    if (isNew) await unlink(this.path).catch(() => {})
    else await handle.truncate(length).catch(() => {})
  }
}
