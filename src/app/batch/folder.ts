import { RingiError } from '../../base/error.js'
import { proposalsIn } from '../folder.js'

/** More files than this are no batch that a person can approve. */
const MOST_FILES = 2000

/** The proposals of a batch, sorted by name. Throws `file.missing`, `file.too-large`. */
export async function batchIn(folder: string): Promise<string[]> {
  const found = await proposalsIn(folder)
  if (found.length <= MOST_FILES) return found
  throw new RingiError('file.too-large', { why: 'batch', folder, most: MOST_FILES })
}

/** Refuses options that make one file of one proposal: of a folder there are many. Throws `usage.invalid`. */
export function refuseForFolder(files: Readonly<Record<`--${string}`, string | undefined>>): void {
  const [flag] = Object.entries(files).find(([, file]) => file !== undefined) ?? []
  if (flag === undefined) return
  throw new RingiError('usage.invalid', { why: 'for-one-proposal', flag })
}
