import { RingiError } from '../../base/error.js'
import { type Finding, finding } from '../../base/finding.js'
import { networkNamed } from '../../chain/network.js'
import { formatOrigin, isReversed, UNKNOWN_FINGERPRINT } from '../../keys/origin.js'
import { using } from '../../keys/using.js'
import type { Cosigner, CosignerRecord } from '../../vault/cosigner.js'
import { accountName, cosignerFile, cosignersOf, isChild, type StoredKey } from '../../vault/stored-key.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import type { Sealing } from '../seal/sealing.js'
import { checkOffline } from '../surroundings.js'
import { type OpenKey, openKey, recordAccount } from './keystore.js'
import type { Credentials } from './secrets.js'

/** What opens a key that has to be looked at, and whether it may be opened on a machine that could be reached. */
interface KeyRequest {
  readonly credentials: Credentials
  readonly allowOnline: boolean
}

/** A cosigner of a vault that is a key of this machine, as the key itself knows it. */
interface Own {
  readonly cosigner: Cosigner
  readonly known: CosignerRecord
}

/** What was found out of one's own keys in a vault. */
export class Recognised {
  /** Where the vault is wrong about where they come from. */
  readonly findings: readonly Finding[]
  /** The seals of the home under keys that had to be opened for it. */
  readonly sealings: readonly Sealing[]

  constructor(findings: readonly Finding[], sealings: readonly Sealing[] = []) {
    this.findings = findings
    this.sealings = sealings
  }

  wipe(): void {
    for (const sealing of this.sealings) sealing.wipe()
  }
}

/** Where no key of this machine is looked for. */
export const NO_OWNERS = new Recognised([])

/**
 * Makes sure that a key of this machine is in a vault, by whole keys: those on record, and where none of them is it, the
 * one that the vault says comes from such a key, derived along the vault's own path, for which the password is asked. What
 * is found that way goes on record. Throws `key.not-in-vault`, `vault.key-mismatch`, `confirm.needed`, and what opening a
 * key throws.
 */
export async function recogniseOwn(
  context: Context,
  request: KeyRequest,
  vault: Vault,
  keys: readonly StoredKey[],
): Promise<Recognised> {
  const here = keys.filter(({ network }) => network === vault.network.name)
  const claims = here.flatMap(key => claimsOn(vault, key))
  const impostor = claims.find(({ key, cosigner }) => hasOther(key, cosigner))
  if (impostor !== undefined) throw mismatch(impostor.cosigner)
  const known = ownIn(vault, here)
  if (claims.length === 0 && known.length > 0) return new Recognised(known.flatMap(differences))
  const asked = claims.length > 0 ? claims.map(({ key }) => key) : here.filter(() => hasUnknown(vault))
  const derived: Derived[] = []
  try {
    for (const key of new Set(asked)) derived.push(await deriveOwn(context, request, vault, key))
    return recognisedIn(claims, known, derived)
  } catch (error) {
    for (const { sealing } of derived) sealing.wipe()
    throw error
  }
}

/** Throws `vault.key-mismatch` where a claim has come to nothing, `key.not-in-vault` where there is none. */
function recognisedIn(
  claims: readonly { readonly cosigner: Cosigner }[],
  known: readonly Own[],
  derived: readonly Derived[],
): Recognised {
  const own = [...known, ...derived.flatMap(one => one.own ?? [])]
  const missed = claims.find(({ cosigner }) => !own.some(one => one.cosigner === cosigner))
  if (missed !== undefined) throw mismatch(missed.cosigner)
  if (own.length === 0) throw notIn()
  return new Recognised(
    [...derived.flatMap(({ findings }) => findings), ...own.flatMap(differences)],
    derived.map(({ sealing }) => sealing),
  )
}

/** What a key that was opened has shown. */
interface Derived {
  readonly own: Own | undefined
  readonly findings: readonly Finding[]
  readonly sealing: Sealing
}

/** The cosigners that are said to be of a key, by its fingerprint, and of which no record shows that they are. */
function claimsOn(vault: Vault, key: StoredKey) {
  const own = new Set(ownIn(vault, [key]).map(({ cosigner }) => cosigner))
  return vault.cosigners
    .filter(cosigner => isNamed(cosigner, key) && !own.has(cosigner))
    .map(cosigner => ({ key, cosigner }))
}

function isNamed({ fingerprint }: Cosigner, key: StoredKey): boolean {
  return fingerprint === key.fingerprint || isReversed(fingerprint, key.fingerprint)
}

function ownIn(vault: Vault, keys: readonly StoredKey[]): Own[] {
  const records = keys.flatMap(cosignersOf)
  return vault.cosigners.flatMap(cosigner => {
    const known = records.find(({ xpub }) => xpub.pointAndChainCode === cosigner.xpub.pointAndChainCode)
    return known === undefined ? [] : [{ cosigner, known }]
  })
}

/** Whether it is on record that the key at that path is another one. */
function hasOther(key: StoredKey, { path }: Cosigner): boolean {
  return cosignersOf(key).some(one => one.path.join() === path.join())
}

function hasUnknown({ cosigners }: Vault): boolean {
  return cosigners.some(({ fingerprint }) => fingerprint === UNKNOWN_FINGERPRINT)
}

/** Opens a key, and looks for it along the paths of the vault; its seal stays open. */
async function deriveOwn(
  context: Context,
  { credentials, allowOnline }: KeyRequest,
  vault: Vault,
  key: StoredKey,
): Promise<Derived> {
  requireAnswer(credentials, key)
  const findings = await checkOffline(allowOnline, key.network)
  const { master, sealing } = await openKey(context, credentials, key)
  try {
    const own = await using(master, () => findChild(context, vault, key, { master, sealing }))
    return { own, findings, sealing }
  } catch (error) {
    sealing.wipe()
    throw error
  }
}

/** The cosigner that a key is, which goes on its record. */
async function findChild(
  context: Context,
  vault: Vault,
  key: StoredKey,
  { master, sealing }: Pick<OpenKey, 'master' | 'sealing'>,
): Promise<Own | undefined> {
  const cosigner = vault.cosigners.find(({ path, xpub }) => isChild(master, path, xpub))
  if (cosigner === undefined) return undefined
  const { name, network, fingerprint } = key
  const { name: scriptType } = vault.scriptType
  const { path, xpub } = cosigner
  const text = cosignerFile(key, { master, scriptType, path })
  await recordAccount(context.home, sealing, accountName(scriptType, networkNamed(network), path), text)
  return { cosigner, known: { name, network, scriptType, fingerprint, path, xpub } }
}

function requireAnswer({ areAtHand }: Credentials, { name }: StoredKey): void {
  if (areAtHand) return
  throw new RingiError('confirm.needed', { why: 'which-key', name, flag: '--password-file' })
}

/** Where the vault is wrong about where one's own key comes from: it is that key all the same. */
function differences({ cosigner, known }: Own): Finding[] {
  const isRight = cosigner.fingerprint === known.fingerprint && cosigner.path.join() === known.path.join()
  // Zeros are warned of in every vault.
  const isUnknown = cosigner.fingerprint === UNKNOWN_FINGERPRINT && cosigner.path.join() === known.path.join()
  if (isRight || isUnknown) return []
  const backwards = isReversed(cosigner.fingerprint, known.fingerprint)
  const args = { stated: formatOrigin(cosigner), known: formatOrigin(known), backwards }
  return [finding('warn', 'fingerprint.unknown', { why: 'own', ...args })]
}

function mismatch({ name }: Cosigner): RingiError {
  return new RingiError('vault.key-mismatch', { why: 'own', name })
}

function notIn(): RingiError {
  return new RingiError('key.not-in-vault', { why: 'none' })
}
