import { RingiError } from '../base/error.js'
import { count, flag, mapOf, optional, record, type Shaped, text } from '../base/shape.js'
import { parseStrictJson } from '../base/strict-json.js'
import { fingerprint } from '../base/vocabulary.js'
import { type Network, networkNamed } from '../chain/network.js'
import type { ExtendedPrivateKey, ExtendedPublicKey } from '../keys/extended-key.js'
import { type DerivationPath, formatPath, HARDENED, parsePath } from '../keys/path.js'
import { using } from '../keys/using.js'
import type { ScriptType, ScriptTypeName } from '../spend/script-type.js'
import { SCRIPT_TYPES, scriptTypesOn } from '../spend/script-types.js'
import { type CosignerRecord, createCosignerFile, parseCosignerFile } from './cosigner.js'
import { networkName } from './vocabulary.js'

/** What is known of a key without its password: nothing in it is secret. */
export const KEY_RECORD = record({
  name: text,
  fingerprint,
  network: networkName,
  /** How many words it has. */
  words: count,
  /** Whether a BIP 39 passphrase belongs to it. It is stored nowhere. */
  passphrase: flag,
  /** The cosigner files that were signed so far, by {@link accountName}: account 0 of every script type from the start. */
  cosigners: mapOf(text),
  /** The cosigner files for accounts that were signed so far, by network and number: `nem/0`. */
  accounts: optional(mapOf(text)),
  /** How it was made; absent where it was restored. */
  entropy: optional(record({ dice: count, system: flag })),
})

export type StoredKey = Shaped<typeof KEY_RECORD>

/** How a record calls what it knows of a key: `p2wsh/0` for an account of BIP 48, `p2wsh/m/45h/0` for any other path. */
export function accountName(scriptType: ScriptTypeName, network: Network, path: DerivationPath): string {
  const account = accountAt(SCRIPT_TYPES[scriptType], network, path)
  return `${scriptType}/${account ?? ['m', ...path.map(level => formatPath([level]))].join('/')}`
}

/** The number of the account that stands at `path`, where the script type has one there (BIP 48, BIP 45). */
function accountAt(scriptType: ScriptType, network: Network, path: DerivationPath): number | undefined {
  const account = (path[2] ?? HARDENED) - HARDENED
  if (account < 0 || (account > 0 && scriptType.name === 'p2sh')) return undefined
  return formatPath(path) === scriptType.accountPath(network, account) ? account : undefined
}

/** The record of a new key, with its cosigner files. */
export function storedKey(
  facts: Omit<StoredKey, 'cosigners' | 'fingerprint'>,
  master: ExtendedPrivateKey,
): StoredKey {
  const network = networkNamed(facts.network)
  const files = scriptTypesOn(network).map(({ name: scriptType, accountPath }) => {
    const path = parsePath(accountPath(network, 0))
    return [accountName(scriptType, network, path), cosignerFile(facts, { master, scriptType, path })]
  })
  return { ...facts, fingerprint: master.fingerprint, cosigners: Object.fromEntries(files) }
}

/** Whether `master` is the key of a record: all accounts that are on it are its own, as whole keys. */
export function isRecordOf(record: StoredKey, master: ExtendedPrivateKey): boolean {
  return cosignersOf(record).every(({ path, xpub }) => isChild(master, path, xpub))
}

/** Whether a public key is the child of `master` at a path. */
export function isChild(
  master: ExtendedPrivateKey,
  path: DerivationPath,
  { pointAndChainCode }: ExtendedPublicKey,
): boolean {
  return using(master.derive(path), child => child.neuter().pointAndChainCode === pointAndChainCode)
}

/** Which of a key's children a cosigner file is about. */
export interface CosignerChild {
  readonly master: ExtendedPrivateKey
  readonly scriptType: ScriptTypeName
  readonly path: DerivationPath
}

/** The signed cosigner file of the key at one path. */
export function cosignerFile(
  { name, network }: Pick<StoredKey, 'name' | 'network'>,
  { master, scriptType, path }: CosignerChild,
): string {
  const { fingerprint } = master
  return using(master.derive(path), account => {
    const record: CosignerRecord = { name, fingerprint, path, xpub: account.neuter(), network, scriptType }
    return createCosignerFile(record, account)
  })
}

/** The cosigners that a key is known to be without its password. */
export function cosignersOf(record: StoredKey): CosignerRecord[] {
  return Object.values(record.cosigners).map(parseCosignerFile)
}

/** Reads a record's text, whose MAC has been checked already. Throws `home.damaged`. */
export function parseStoredKey(content: string): StoredKey {
  const value = parseStrictJson(content)
  if (KEY_RECORD(value)) return value
  throw new RingiError('home.damaged', { why: 'key-record' })
}
