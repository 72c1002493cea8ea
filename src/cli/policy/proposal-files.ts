import { isFolder, proposalsIn } from '../folder.js'

/** The files named, and the proposals in folders named, sorted; a folder without any is an error, not a pass. */
export async function proposalFiles(names: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const name of names) files.push(...((await isFolder(name)) ? await proposalsIn(name) : [name]))
  return files
}
