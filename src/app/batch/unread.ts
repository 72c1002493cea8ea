import type { Code } from '../../base/codes.js'
import { RingiError } from '../../base/error.js'
import { type Message, messageOf } from '../../base/message.js'

/** A file that was left out: it could not be reviewed, or is a spoiled copy of a proposal that others hold unspoiled. */
export type Unread = Message & { readonly file: string; readonly code: Code }

/** What came of each file, and the files that it failed with. */
export interface FileByFile<T> {
  readonly done: readonly T[]
  readonly unread: readonly Unread[]
}

/** Does something with each file; one that it fails with is left out, and the rest goes on. */
export async function fileByFile<T>(
  files: readonly string[],
  work: (file: string, at: number) => T | Promise<T>,
): Promise<FileByFile<T>> {
  const done: T[] = []
  const unread: Unread[] = []
  for (const [at, file] of files.entries()) {
    try {
      done.push(await work(file, at))
    } catch (cause) {
      unread.push(unreadOf(file, cause))
    }
  }
  return { done, unread }
}

/** What a failure of one file comes to. Throws what is a bug of Ringi. */
export function unreadOf(file: string, cause: unknown): Unread {
  if (!(cause instanceof RingiError) || cause.code === 'internal.bug' || cause.code === 'interrupted')
    throw cause
  return { file, ...messageOf(cause), code: cause.code }
}
