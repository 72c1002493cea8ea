import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { lookAlike } from '../../keys/look-alike.js'
import { using } from '../../keys/using.js'
import { vaultRegistered } from '../../log/logged-records.js'
import type { Home } from '../../platform/home.js'
import { doubtsAbout } from '../../vault/doubts.js'
import { formatVault, parseVault } from '../../vault/file.js'
import { twinsOf } from '../../vault/twins.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { inFile, readText } from '../files.js'
import { allKeys } from '../keys/keystore.js'
import { NO_OWNERS, type Recognised, recogniseOwn } from '../keys/recognise-own.js'
import type { SecretFiles } from '../keys/secrets.js'
import { Credentials } from '../keys/secrets.js'
import { appendAndKeep } from '../log/append.js'
import type { VerifiedLog } from '../log/verified-log.js'
import { confirm } from '../person.js'
import { keepUnderSeals, keysIn, withSealings } from '../seal/own-keys.js'
import type { Sealing } from '../seal/sealing.js'
import { allVaults, namedIn, pinnedTexts } from '../vaults.js'

/** The vault that is to be registered. */
export interface RegisterVaultRequest extends SecretFiles {
  /** The vault file. */
  readonly file: string
  /** Whether none of the keys on this machine has to be in it. */
  readonly watchOnly: boolean
  /** The digest that the others have: it is registered without asking. */
  readonly digest: string | undefined
  readonly allowOnline: boolean
}

/** A vault that was registered. */
export interface RegisteredVault {
  readonly vault: Vault
  readonly findings: readonly Finding[]
}

/** Registers a vault on this machine, once a person has compared it with what the others have. */
export async function registerVault(
  context: Context,
  request: RegisterVaultRequest,
): Promise<RegisteredVault> {
  const name = request.file
  const text = await readText(context.io, name)
  const vault = inFile(name, () => parseVault(text))
  requireDigest(vault, request.digest)
  const keys = await allKeys(context.home)
  await refuseKnown(context, vault)
  const { watchOnly, allowOnline } = request
  const credentials = new Credentials(context, request)
  const own = watchOnly ? NO_OWNERS : await recogniseOwn(context, { credentials, allowOnline }, vault, keys)
  const findings = await using(own, async () => {
    await askToPin(context, request.digest, vault)
    return await keep(context, credentials, vault, own)
  })
  return { vault, findings: [...doubtsAbout(vault), ...own.findings, ...findings] }
}

/** Pins the vault under the seals of one's own keys in it. */
async function keep(
  context: Context,
  credentials: Credentials,
  vault: Vault,
  { sealings: opened }: Recognised,
): Promise<readonly Finding[]> {
  // What was found along the vault's own path is on record since.
  const known = keysIn(vault, await allKeys(context.home))
  const pin = (sealings: readonly Sealing[]) =>
    keepUnderSeals(context.home, sealings, log => register(context, vault, log))
  return (await withSealings(context, credentials, known, pin, opened)).findings
}

async function register(context: Context, vault: Vault, log: VerifiedLog): Promise<void> {
  await refuseKnown(context, vault)
  await appendAndKeep(log, vaultRegistered(vault), undefined, async () => {
    await context.home.pin('vaults', vault.name, formatVault(vault))
  })
}

/** Throws `vault.digest` unless a vault has the digest that was given, if one was. */
export function requireDigest(vault: Pick<Vault, 'digest'>, expected: string | undefined): void {
  if (expected === undefined || expected.toLowerCase() === vault.digest.hex) return
  const args = { expected: expected.slice(0, 64), actual: vault.digest.hex }
  throw new RingiError('vault.digest', { why: 'given', ...args })
}

/** Throws where this machine knows the vault, its name or its keys: `vault.already-registered`, `vault.exists`, `vault.same-scripts`. */
async function refuseKnown(context: Context, vault: Vault): Promise<void> {
  const known = await allVaults(context.home)
  const args = { name: vault.name, digest: vault.digest.hex }
  if (known.some(({ digest }) => digest.hex === args.digest))
    throw new RingiError('vault.already-registered', args)
  const [twin] = twinsOf(vault, known)
  if (twin !== undefined) throw new RingiError('vault.same-scripts', { name: twin.name })
  await refuseTakenName(context.home, vault.name)
}

/** Throws `vault.exists` where a vault of the home, of whatever model, is called so or nearly so. */
export async function refuseTakenName(home: Home, name: string): Promise<void> {
  const namesake = (await pinnedTexts(home)).map(namedIn).find(one => lookAlike(one.name, name))
  if (namesake !== undefined) throw new RingiError('vault.exists', namesake)
}

async function askToPin(context: Context, digest: string | undefined, vault: Vault): Promise<void> {
  if (digest === undefined) await confirm(context, { asks: 'register', vault })
}
