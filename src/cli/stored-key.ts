import { RingiError } from '../bitcoin/error.js'
import { type Network, type NetworkName, networkNamed } from '../bitcoin/network.js'
import { SCRIPT_TYPES, type ScriptTypeName } from '../bitcoin/script-types/index.js'
import { type CosignerRecord, createCosignerFile, parseCosignerFile } from '../keys/cosigner.js'
import type { ExtendedPrivateKey } from '../keys/extended-key.js'
import { parsePath } from '../keys/path.js'
import { using } from '../keys/using.js'

/** What is known of a key without its password: nothing in it is secret. */
export interface StoredKey {
  readonly name: string
  readonly fingerprint: string
  readonly network: NetworkName
  /** How many words it has. */
  readonly words: number
  /** Whether a BIP 39 passphrase belongs to it. It is stored nowhere. */
  readonly passphrase: boolean
  /** How it was made; absent where it was restored. */
  readonly entropy?: { readonly dice: number; readonly system: boolean }
  /** The cosigner files that were signed so far, by {@link accountName}: account 0 of every script type from the start. */
  readonly cosigners: Readonly<Record<string, string>>
}

/** How a record calls an account: `p2wsh/0`. */
export function accountName(scriptType: ScriptTypeName, account: number): string {
  return `${scriptType}/${account}`
}

/** The record of a new key, with its cosigner files. */
export function storedKey(
  facts: Omit<StoredKey, 'cosigners' | 'fingerprint'>,
  master: ExtendedPrivateKey,
): StoredKey {
  const network = networkNamed(facts.network)
  const files = (Object.keys(SCRIPT_TYPES) as ScriptTypeName[]).map(scriptType => [
    accountName(scriptType, 0),
    cosignerFile(facts.name, network, master, scriptType, 0),
  ])
  return { ...facts, fingerprint: master.fingerprint, cosigners: Object.fromEntries(files) }
}

/** The signed cosigner file of one account of a key. */
export function cosignerFile(
  name: string,
  network: Network,
  master: ExtendedPrivateKey,
  scriptType: ScriptTypeName,
  account: number,
): string {
  const path = parsePath(SCRIPT_TYPES[scriptType].accountPath(network, account))
  const { fingerprint } = master
  return using(master.derive(path), account => {
    const xpub = account.neuter()
    const record: CosignerRecord = { name, fingerprint, path, xpub, network: network.name, scriptType }
    return createCosignerFile(record, account)
  })
}

/** The cosigners that a key is known to be without its password. */
export function cosignersOf(record: StoredKey): CosignerRecord[] {
  return Object.values(record.cosigners).map(parseCosignerFile)
}

/** Reads a record's text, whose MAC has been checked already. Throws `home.damaged`. */
export function parseStoredKey(text: string): StoredKey {
  try {
    return JSON.parse(text) as StoredKey
  } catch (cause) {
    throw new RingiError('home.damaged', 'A key record in this home is not what Ringi writes.', { cause })
  }
}
