import type { Code } from '../base/codes.js'
import { RingiError } from '../base/error.js'

/** The name of a system error, or `unknown`. */
export function errnoOf(cause: unknown): string {
  return (cause as NodeJS.ErrnoException).code ?? 'unknown'
}

/** The error for a place that is taken. */
export function existsAlready(path: string): RingiError {
  return new RingiError('file.exists', `${path} exists already.`, {
    hint: 'Choose another name with --out, or say --force to replace it.',
    details: { file: path },
  })
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'permission is denied',
  EPERM: 'the operation is not permitted',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EIO: 'the disk reported an error',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is not a folder',
  ELOOP: 'it is a symbolic link',
  ENAMETOOLONG: 'its name is too long',
  ENXIO: 'it is a pipe or device with nobody at the other end',
}

/** A system error about `path` as a RingiError: what could not be done, and why in words. */
export function fileError(path: string, cause: unknown, code: Code): RingiError {
  if (cause instanceof RingiError) return cause
  const errno = errnoOf(cause)
  if (errno === 'EEXIST') return existsAlready(path)
  const missing = errno === 'ENOENT' && code === 'file.unreadable'
  const verb = code === 'file.unwritable' ? 'written' : 'read'
  const message = `${path} could not be ${verb}: ${REASONS[errno] ?? errno}.`
  return new RingiError(missing ? 'file.missing' : code, message, { details: { file: path, errno }, cause })
}
