import { RingiError } from '../../bitcoin/error.js'
import { proposalsIn } from '../folder.js'

/** More files than this are no batch that a person can approve. */
const MOST_FILES = 2000

/** The proposals of a batch, sorted by name. Throws `file.missing`, `file.too-large`. */
export async function batchIn(folder: string): Promise<string[]> {
  const found = await proposalsIn(folder)
  if (found.length <= MOST_FILES) return found
  throw new RingiError('file.too-large', `${folder} has more than ${MOST_FILES} proposals.`)
}
