import { RingiError } from '../base/error.js'

/** The name of a system error, or `unknown`. */
export function errnoOf(cause: unknown): string {
  return (cause as NodeJS.ErrnoException).code ?? 'unknown'
}

/** The error for a place that is taken. */
export function existsAlready(path: string): RingiError {
  return new RingiError('file.exists', { why: 'file', file: path })
}

/** A system error about `path` as a RingiError: what could not be done, and why. */
export function fileError(
  path: string,
  cause: unknown,
  code: 'file.unreadable' | 'file.unwritable',
): RingiError {
  if (cause instanceof RingiError) return cause
  const about = { file: path, errno: errnoOf(cause) }
  if (about.errno === 'EEXIST') return existsAlready(path)
  const isMissing = about.errno === 'ENOENT' && code === 'file.unreadable'
  return isMissing
    ? new RingiError('file.missing', { why: 'file', ...about }, { cause })
    : new RingiError(code, about, { cause })
}
