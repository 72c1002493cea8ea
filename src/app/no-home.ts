import { RingiError } from '../base/error.js'
import type { Home } from '../platform/home.js'
import { homeNear } from '../platform/homes-near.js'
import type { Context } from './context.js'

/** The code that says that a home does not have what it is asked for by name. */
const UNKNOWN = { keys: 'key.unknown', vaults: 'vault.not-registered' } as const

/**
 * The error for a key or a vault that a home does not have. Where there is no home at all, that is what is said, and never
 * how a first key is made: whoever mistypes a folder has one elsewhere.
 */
export async function unknownIn(home: Home, kind: keyof typeof UNKNOWN, name: string): Promise<RingiError> {
  if (!(await home.exists())) return new RingiError(UNKNOWN[kind], await noHome(home))
  return new RingiError(UNKNOWN[kind], { why: 'name', name, known: await home.names(kind) })
}

/** Throws `home.missing` where `--home` names a folder that is no home, for commands that show what one has. */
export async function requireHome({ home, homeGiven }: Context): Promise<void> {
  if (homeGiven && !(await home.exists())) throw new RingiError('home.missing', await noHome(home))
}

async function noHome({ folder }: Home) {
  return { why: 'no-home', home: folder, nearest: await homeNear(folder) } as const
}
