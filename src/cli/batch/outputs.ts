import { basename, join } from 'node:path'
import { equalBytes } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import type { Context } from '../context.js'
import { chooseTarget, readInput, type Target } from '../files.js'
import { isFolder } from '../folder.js'
import type { Io } from '../io.js'
import { onlyWaits } from '../signing/sight.js'
import type { BatchItem } from './item.js'
import type { Result } from './render.js'
import { unreadOf } from './unread.js'

/** The folder that results of a batch go to: the one that `--out` names, else that of the proposals. */
export async function outFolder(out: string | undefined, folder: string): Promise<string> {
  if (out === undefined || (await isFolder(out))) return out ?? folder
  throw new RingiError('usage.invalid', '--out takes a folder where a folder of proposals is given.')
}

/** Where the result of one proposal goes; refused where something is there. */
export async function targetIn(context: Context, folder: string, name: string): Promise<Target> {
  return await chooseTarget(context, join(folder, basename(name)))
}

/** Does something for every proposal that nothing blocks, or waiting alone; one that fails is named, and the rest goes on. */
export async function forEach(
  context: Context,
  items: readonly BatchItem[],
  what: string,
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

function failed(file: string, { code, message }: NonNullable<Result['error']>): Result {
  return { file, status: 'failed', out: null, error: { code, message } }
}

/** Whether a file holds these very bytes: what an earlier run has made need not be made again. */
export async function holds(io: Io, path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    return equalBytes(await readInput(io, path), bytes)
  } catch (cause) {
    if (cause instanceof RingiError) return false
    throw cause
  }
}
