import { existsSync } from 'node:fs'
import { RingiError } from '../bitcoin/error.js'
import { parseName } from '../keys/name.js'
import type { Home } from '../platform/home.js'
import { parsePinnedVault, parseVault } from '../vault/file.js'
import { twinsOf } from '../vault/twins.js'
import type { Vault } from '../vault/vault.js'
import type { Context } from './context.js'
import { inFile, readText } from './files.js'
import { unknownIn } from './no-home.js'

/** The registered vault called `name`. Throws `vault.not-registered`, `vault.tampered`. */
export async function registeredVault(home: Home, name: string): Promise<Vault> {
  const text = await home.read('vaults', parseName(name))
  if (text !== undefined) return parsePinnedVault(text)
  throw await unknownIn(home, 'vaults', name)
}

/** The vault that a `--vault` option names: a registered one, or a vault file. */
export async function namedVault(context: Context, name: string): Promise<Vault> {
  if ((await context.home.names('vaults')).includes(name)) return await registeredVault(context.home, name)
  if (name !== '-' && !existsSync(name)) return await registeredVault(context.home, name)
  const text = await readText(context.io, name)
  return inFile(name, () => parseVault(text))
}

/**
 * Throws `vault.twins` where the home holds `vault` under a second name too, as homes of earlier versions may: what was
 * approved, limited and logged for one of them would not hold for the other.
 */
export function refuseTwins(vault: Vault, vaults: readonly Vault[]): void {
  const twins = twinsOf(vault, vaults).map(({ name }) => name)
  if (twins.length === 0) return
  throw new RingiError('vault.twins', `The vault ${vault.name} has the same keys as ${twins.join(', ')}.`, {
    hint: 'They are one vault under several names. Find out which of them the other officers have; until then neither is signed for.',
    details: { name: vault.name, twins: twins.join(', ') },
  })
}

/** All registered vaults. */
export async function allVaults(home: Home): Promise<Vault[]> {
  const names = await home.names('vaults')
  return await Promise.all(names.map(name => registeredVault(home, name)))
}
