import { type RingiError, within } from '../base/error.js'
import { readWhole } from '../platform/read-file.js'
import type { Input } from './context.js'
import { exitOf } from './exit-statuses.js'
import { contentsOfStdin } from './files.js'

/** Exit status of what is malformed. */
const MALFORMED = 3

/**
 * The error of a command that could not read a file, with what that file is where it is one of another kind, and with the
 * command that takes it. Any other error stays what it is.
 */
export async function namingFile(error: RingiError, io: Input): Promise<RingiError> {
  if (exitOf(error.code) !== MALFORMED) return error
  const { code } = error
  const { file } = error.details
  if (typeof file !== 'string' || /private|secret/.test(code)) return error
  const contents = file === '-' ? contentsOfStdin(io) : await readWhole(file).catch(() => undefined)
  if (contents === undefined) return error
  // Loaded for whoever took the wrong file, and nobody else.
  const { whatIs } = await import('./what-file.js')
  const found = whatIs(contents)
  if (found === undefined || found.own.some(own => code.startsWith(`${own}.`))) return error
  const { is, format } = found
  return within(error, { is, ...(format !== undefined && { format }) })
}
