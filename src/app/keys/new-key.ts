import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import type { Network } from '../../chain/network.js'
import { type KeyRoot, masterKeyOfRoot } from '../../keys/key-root.js'
import { using } from '../../keys/using.js'
import { type StoredKey, storedKey } from '../../vault/stored-key.js'
import type { Context } from '../context.js'
import { storeKey } from './keystore.js'

/** What a key is made of. */
export interface NewKey {
  readonly name: string
  readonly network: Network
  readonly root: KeyRoot
  /** How many words it has; 0 where it is made of a seed. */
  readonly count: number
  readonly entropy?: StoredKey['entropy']
  /** The logarithm of the cost of guessing the password of its file. */
  readonly workFactor: number
  /** What was found about the surroundings that it is made in. */
  readonly surroundings: readonly Finding[]
}

const LEAST_WORK = { real: 17, test: 1 }

/** What protects a key: the password of its file, and the BIP 39 passphrase, which may be empty. */
export interface KeySecrets {
  readonly password: string
  readonly passphrase: string
}

/** Throws `usage.invalid` where guessing the password of a key of that network would cost too little. */
export function requireWorkFactor(workFactor: number, network: Network): void {
  const least = LEAST_WORK[network.money]
  if (workFactor >= least) return
  throw new RingiError('usage.invalid', { why: 'work-factor', network: network.name, least })
}

/** Makes and keeps a key. Throws `key.*`, `file.unwritable`. */
export async function createKey(
  context: Context,
  key: NewKey,
  { password, passphrase }: KeySecrets,
): Promise<StoredKey> {
  const { name, network, count, entropy, workFactor } = key
  const facts = {
    name,
    network: network.name,
    words: count,
    passphrase: passphrase !== '',
    ...(entropy ? { entropy } : {}),
  }
  const record = using(masterKeyOfRoot(key.root, passphrase, key.network), master => storedKey(facts, master))
  const online = key.surroundings.some(({ code }) => code === 'network-interface.up')
  await storeKey(context.home, record, { root: key.root, password, workFactor, online })
  return record
}
