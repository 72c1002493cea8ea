import { RingiError } from '../base/error.js'
import type { Home } from '../platform/home.js'
import { homeNear } from '../platform/homes-near.js'
import type { Context } from './context.js'

/** What a home is asked for by name, and the code that says that it does not have it. */
const UNKNOWN = {
  keys: {
    code: 'key.unknown',
    sentence: (name: string) => `There is no key called ${name} in this home.`,
    first: 'ringi key generate makes one.',
  },
  vaults: {
    code: 'vault.not-registered',
    sentence: (name: string) => `No vault called ${name} is registered on this machine.`,
    first: 'ringi vault register FILE registers one.',
  },
} as const

/**
 * The error for a key or a vault that a home does not have. Where there is no home at all, that is what is said, and never
 * how a first key is made: whoever mistypes a folder has one elsewhere.
 */
export async function unknownIn(home: Home, kind: keyof typeof UNKNOWN, name: string): Promise<RingiError> {
  const { code, sentence, first } = UNKNOWN[kind]
  if (!(await home.exists())) return await noHome(home, code)
  const names = await home.names(kind)
  const hint = names.length === 0 ? first : `There are ${names.join(', ')}.`
  return new RingiError(code, sentence(name), { hint })
}

/** Throws `home.missing` where `--home` names a folder that is no home, for commands that show what one has. */
export async function requireHome({ home, homeGiven }: Context): Promise<void> {
  if (homeGiven && !(await home.exists())) throw await noHome(home, 'home.missing')
}

async function noHome(
  { folder }: Home,
  code: 'home.missing' | (typeof UNKNOWN)[keyof typeof UNKNOWN]['code'],
): Promise<RingiError> {
  const near = await homeNear(folder)
  const hint =
    near === undefined
      ? 'Name the folder that has it, with --home or in RINGI_HOME.'
      : `Did you mean --home ${near}?`
  return new RingiError(code, `There is no home at ${folder}.`, {
    hint,
    details: { home: folder, ...(near === undefined ? {} : { nearest: near }) },
  })
}
