import { equalBytes } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { messageOf } from '../../base/message.js'
import type { Doing } from '../../words/words.js'
import type { Context, Input } from '../context.js'
import { readInput, type Written } from '../files.js'
import { isFolder } from '../folder.js'
import { onlyWaits } from '../signing/sight.js'
import type { BatchItem } from './item.js'
import type { Result } from './report.js'
import { unreadOf } from './unread.js'

/** The folder that results of a batch go to: the one that `--out` names, else that of the proposals. */
export async function outFolder(out: string | undefined, folder: string): Promise<string> {
  if (out === undefined || (await isFolder(out))) return out ?? folder
  throw new RingiError('usage.invalid', { why: 'no-folder' })
}

/** Does something for every proposal that nothing blocks, or waiting alone; one that fails is named, and the rest goes on. */
export async function forEach(
  context: Context,
  items: readonly BatchItem[],
  what: Doing,
  work: (item: BatchItem) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const progress = context.progress.of(what)
  for (const [at, item] of items.entries()) {
    progress(at, items.length)
    const file = item.original
    try {
      const { blocked } = item
      results.push(blocked === undefined || onlyWaits(item) ? await work(item) : failed(file, blocked))
    } catch (cause) {
      results.push(failed(file, unreadOf(file, cause)))
    }
  }
  return results
}

function failed(file: string, cause: NonNullable<Result['error']>): Result {
  return { file, status: 'failed', out: null, error: { ...messageOf(cause), code: cause.code } }
}

/** What was made of one proposal of a folder, and where it goes. */
interface BatchOutput {
  /** The proposal. */
  readonly file: string
  readonly path: string
  readonly bytes: Uint8Array
}

/** Writes what was made, unless an earlier run has made the very same. */
export async function writeOnce(
  io: Input,
  { file, path, bytes }: BatchOutput,
  write: () => Promise<Written>,
): Promise<Result> {
  if (await holds(io, path, bytes)) return { file, status: 'already', out: path, error: null }
  return { file, status: 'done', out: (await write()).file, error: null }
}

async function holds(io: Input, path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    return equalBytes(await readInput(io, path), bytes)
  } catch (cause) {
    if (cause instanceof RingiError) return false
    throw cause
  }
}
