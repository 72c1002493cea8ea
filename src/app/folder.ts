import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { RingiError } from '../base/error.js'
import { fileError } from '../platform/file-error.js'

/** Whether a command is given a folder instead of a file. */
export async function isFolder(name: string): Promise<boolean> {
  return name !== '-' && ((await stat(name).catch(() => undefined))?.isDirectory() ?? false)
}

/**
 * The proposals in a folder, sorted by name, whose ending may be in capitals; hidden files are passed over. Throws
 * `file.missing` where there is none.
 */
export async function proposalsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(cause => {
    throw fileError(folder, cause, 'file.unreadable')
  })
  const found = names.filter(name => /^[^.].*\.psbt$/is.test(name)).sort()
  if (found.length > 0) return found.map(name => join(folder, name))
  throw new RingiError('file.missing', { why: 'no-proposal', file: folder })
}
