import { unlink } from 'node:fs/promises'
import { refuseOccupied, writeWhole } from './write-file.js'

/** A file that is to be written. */
export interface NewFile {
  readonly path: string
  readonly bytes: Uint8Array
  /** Who may read it; everybody unless given. */
  readonly mode?: number
}

/** Writes files, then does `work`; where any of it fails, the files are removed again, unless `force`. */
export async function writeTogether<T>(
  files: readonly NewFile[],
  force: boolean,
  work: () => Promise<T>,
): Promise<T> {
  for (const { path } of files) await refuseOccupied(path, force)
  const written: string[] = []
  try {
    for (const { path, bytes, mode = 0o644 } of files) {
      await writeWhole(path, bytes, { force, mode })
      written.push(path)
    }
    return await work()
  } catch (error) {
    // With `force` one of them may have replaced another, which cannot be brought back: the new one is better than none.
    if (!force) for (const path of written) await unlink(path).catch(() => {})
    throw error
  }
}
