import { existsSync } from 'node:fs'
import { RingiError } from '../base/error.js'
import { membersOf } from '../base/json.js'
import { parseStrictJson } from '../base/strict-json.js'
import { parseName } from '../keys/name.js'
import type { KnownVault } from '../log/vault-identities.js'
import type { Home } from '../platform/home.js'
import { parsePinnedVault, parseVault } from '../vault/file.js'
import { twinsOf } from '../vault/twins.js'
import type { Vault } from '../vault/vault.js'
import type { Context } from './context.js'
import { inFile, readText } from './files.js'
import { pinnedPolicyText } from './log/agreement.js'
import { VerifiedLog } from './log/verified-log.js'
import { modelIn } from './model.js'
import { unknownIn } from './no-home.js'

/** The registered vault called `name`. Throws `vault.not-registered`, `vault.tampered`, `log.*`. */
export async function registeredVault(home: Home, name: string): Promise<Vault> {
  const vault = await pinnedVault(home, name)
  return withAliases(vault, await knownDigests(home, [vault, ...(await pinnedVaults(home, name))]))
}

/** All registered vaults that have coins. */
export async function allVaults(home: Home): Promise<Vault[]> {
  const vaults = await pinnedVaults(home)
  const known = await knownDigests(home, vaults)
  return vaults.map(vault => withAliases(vault, known))
}

async function pinnedVaults(home: Home, except?: string): Promise<Vault[]> {
  const texts = await pinnedTexts(home, except)
  return texts.filter(text => modelIn(text) === 'coins').map(text => parsePinnedVault(text))
}

/** What is pinned of the vaults of a home, of whatever model, in the order of their names. */
export async function pinnedTexts(home: Home, except?: string): Promise<string[]> {
  const names = (await home.names('vaults')).filter(name => name !== except)
  return await Promise.all(names.map(name => pinnedText(home, name)))
}

/** Whether a home has vaults that have no coins. */
export async function hasAccounts(home: Home): Promise<boolean> {
  return (await pinnedTexts(home)).some(text => modelIn(text) === 'account')
}

/** What a vault is called that is pinned, and its digest; whoever uses it reads the rest. */
export function namedIn(pinned: string): { readonly name: string; readonly digest: string } {
  const { name, digest } = membersOf(parseStrictJson(pinned))
  return { name: String(name), digest: String(digest) }
}

/** What is pinned of the vault called `name`. Throws `vault.not-registered`, `vault.tampered`. */
export async function pinnedText(home: Home, name: string): Promise<string> {
  const text = await home.read('vaults', parseName(name))
  if (text !== undefined) return text
  throw await unknownIn(home, 'vaults', name)
}

async function pinnedVault(home: Home, name: string): Promise<Vault> {
  const text = await pinnedText(home, name)
  requireCoins(text, name)
  return parsePinnedVault(text)
}

/** Refuses the vault of an account where coins are meant. Throws `vault.no-coins`. */
function requireCoins(text: string, name: string): void {
  if (modelIn(text) === 'account') throw new RingiError('vault.no-coins', { name })
}

/** A vault with the other digests by which the home knows it: policies, limits and history go by its identity. */
function withAliases(vault: Vault, known: readonly KnownVault[]): Vault {
  const others = known.filter(
    ({ digest, identity }) => identity === vault.identity && !vault.isNamedBy(digest),
  )
  return others.length === 0 ? vault : vault.alsoKnownAs(others.map(({ digest }) => digest))
}

/**
 * The digests that the home knows, with the vaults' identities: of its vaults, and, where a policy names another one, of
 * those that its log tells of, since that vault may have given way to one of another name.
 */
async function knownDigests(home: Home, vaults: readonly Vault[]): Promise<readonly KnownVault[]> {
  const known = vaults.map(({ digest, identity }) => ({ digest: digest.hex, identity }))
  for (const name of await home.names('policies')) {
    const named = NAMED_VAULT.exec((await pinnedPolicyText(home, name)) ?? '')?.[1]
    if (named !== undefined && !known.some(({ digest }) => digest === named))
      return [...known, ...(await VerifiedLog.read(home)).history.vaults.all]
  }
  return known
}

/** What a policy says that it is for. */
const NAMED_VAULT = /^vault: *"?([0-9a-f]{64})/m

/** Whether `name` is, or has to be, that of a registered vault, and not that of a vault file. */
export async function isOfHome({ home }: Context, name: string): Promise<boolean> {
  return (await home.names('vaults')).includes(name) || (name !== '-' && !existsSync(name))
}

/** The vault that a `--vault` option names: a registered one, or a vault file. */
export async function namedVault(context: Context, name: string): Promise<Vault> {
  if (await isOfHome(context, name)) return await registeredVault(context.home, name)
  const text = await readText(context.io, name)
  requireCoins(text, name)
  const vault = inFile(name, () => parseVault(text))
  return withAliases(vault, await knownDigests(context.home, await pinnedVaults(context.home)))
}

/**
 * Throws `vault.twins` where the home holds `vault` under a second name too, as homes of earlier versions may: what was
 * approved, limited and logged for one of them would not hold for the other.
 */
export function refuseTwins(vault: Vault, vaults: readonly Vault[]): void {
  const twins = twinsOf(vault, vaults).map(({ name }) => name)
  if (twins.length === 0) return
  throw new RingiError('vault.twins', { why: 'registered', name: vault.name, twins: twins.join(', ') })
}
