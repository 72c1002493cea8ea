import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { RingiError } from '../../base/error.js'
import { membersOf } from '../../base/json.js'
import { parseUniqueJson } from '../../base/unique-json.js'
import { fileError } from '../../platform/file-error.js'
import { readWhole } from '../../platform/read-file.js'
import { tellProposal } from './proposal-content.js'

/** A file that was come upon, and what it is: `unread` where that cannot be told. */
export type FoundFile =
  | { readonly file: string; readonly is: 'proposal' | 'other' }
  | { readonly file: string; readonly is: 'unread'; readonly error: RingiError }

/**
 * Every file that is named, and every one below the folders that are named, sorted by name, hidden ones too. Proposals are
 * told by their content, as every command reads them; a file that is named, and one that is called a proposal, has to be
 * one. Only `.git` at the root of a repository is left out. Nothing that is in the way ends the walk.
 */
export async function* filesIn(names: readonly string[]): AsyncGenerator<FoundFile> {
  for (const name of names) {
    if (name === '-') yield { file: name, is: 'proposal' }
    else yield* below(name, true)
  }
}

async function* below(file: string, named: boolean): AsyncGenerator<FoundFile> {
  try {
    const stats = await lstat(file)
    if (stats.isSymbolicLink()) throw linked(file)
    if (!stats.isDirectory()) {
      yield { file, is: named || CALLED_PROPOSAL.test(file) ? 'proposal' : await tellProposal(file) }
      return
    }
    for (const name of await namesIn(file, named)) yield* below(join(file, name), false)
  } catch (cause) {
    yield { file, is: 'unread', error: fileError(file, cause, 'file.unreadable') }
  }
}

const CALLED_PROPOSAL = /\.psbt(?:\.[^/\\]*)?$/i

/** What is in a folder, sorted; without `.git` where the folder is a repository that was named. */
async function namesIn(folder: string, named: boolean): Promise<string[]> {
  const names = (await readdir(folder)).sort()
  if (!named || !names.includes('.git')) return names
  const head = await lstat(join(folder, '.git', 'HEAD')).catch(() => undefined)
  return head?.isFile() ? names.filter(name => name !== '.git') : names
}

function linked(file: string): RingiError {
  return new RingiError('file.not-regular', { why: 'link', file })
}

/** Names of evidence: each file named, and all files in the folders named. */
export async function filesNamed(names: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const name of names) {
    const stats = await lstat(name).catch(() => undefined)
    if (!stats?.isDirectory()) files.push(name)
    else files.push(...(await readdir(name)).sort().map(one => join(name, one)))
  }
  return files
}

/** No checkpoint is longer. */
const CHECKPOINT_BYTES = 64 * 1024

/** Those of `files` that are checkpoints of logs, by their content. */
export async function checkpointsAmong(files: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const file of files) {
    const { size } = await lstat(file)
    if (size <= CHECKPOINT_BYTES && isCheckpoint(await readWhole(file))) found.push(file)
  }
  return found
}

function isCheckpoint(bytes: Uint8Array): boolean {
  return membersOf(parseUniqueJson(new TextDecoder().decode(bytes))).kind === 'checkpoint'
}
