import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { nearest } from '../base/nearest.js'
import { isHome } from './home.js'

/**
 * The home that somebody may have meant who named `folder`, where there is none: one of a similar name beside it, the one
 * that it lies in or that lies in it, the only one beside it, or the usual one.
 */
export async function homeNear(folder: string): Promise<string | undefined> {
  const beside = await homesIn(dirname(folder))
  const similar = nearest(basename(folder), beside)
  if (similar !== undefined) return join(dirname(folder), similar)
  if (isHome(dirname(folder))) return dirname(folder)
  const [inside] = await homesIn(folder)
  if (inside !== undefined) return join(folder, inside)
  if (beside.length === 1) return join(dirname(folder), beside[0] as string)
  const usual = usualHome()
  return isHome(usual) ? usual : undefined
}

/** Where the home is if nobody says otherwise. */
export function usualHome(): string {
  return join(homedir(), '.ringi')
}

async function homesIn(folder: string): Promise<string[]> {
  const names = existsSync(folder) ? await readdir(folder).catch(() => []) : []
  return names.filter(name => isHome(join(folder, name))).sort()
}
