import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { RingiError } from '../../bitcoin/error.js'
import { fileError } from '../../platform/files.js'

/** The files named, and the proposals in folders named, sorted; a folder without any is an error, not a pass. */
export async function proposalFiles(names: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const name of names) files.push(...(await expanded(name)))
  return files
}

async function expanded(name: string): Promise<string[]> {
  if (name === '-' || !(await stat(name).catch(() => undefined))?.isDirectory()) return [name]
  const found = await readdir(name).catch(cause => {
    throw fileError(name, cause, 'file.unreadable')
  })
  const proposals = found.filter(one => one.endsWith('.psbt') && !one.startsWith('.')).sort()
  if (proposals.length > 0) return proposals.map(one => join(name, one))
  throw new RingiError('file.missing', `There is no proposal (*.psbt) in ${name}.`, {
    details: { file: name },
  })
}
