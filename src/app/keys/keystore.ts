import { RingiError } from '../../base/error.js'
import { networkNamed } from '../../chain/network.js'
import type { ExtendedPrivateKey } from '../../keys/extended-key.js'
import { type KeyRoot, masterKeyOfRoot, seedOfRoot } from '../../keys/key-root.js'
import { parseName } from '../../keys/name.js'
import { using } from '../../keys/using.js'
import { keyCreated } from '../../log/logged-records.js'
import { decryptWithPassword, encryptWithPassword, workFactorOf } from '../../platform/age-file.js'
import type { Home } from '../../platform/home.js'
import { systemRandomness } from '../../platform/randomness.js'
import { SEAL_SECRET_BYTES, SealKey } from '../../platform/seal-key.js'
import { formatSecret, type KeySecret, parseSecret } from '../../vault/key-secret.js'
import { isRecordOf, parseStoredKey, type StoredKey } from '../../vault/stored-key.js'
import type { Context } from '../context.js'
import { append, appendAndKeep } from '../log/append.js'
import { VerifiedLog } from '../log/verified-log.js'
import { unknownIn } from '../no-home.js'
import { pinsOf, withPin } from '../seal/pins.js'
import type { ForSealing } from '../seal/seal-anew.js'
import { Sealing, underSeal } from '../seal/sealing.js'
import { tellUnsealed } from '../seal/unsealed.js'
import type { Credentials } from './secrets.js'

/** The record of the key called `name`. Throws `key.unknown`. */
export async function findKey(home: Home, name: string): Promise<StoredKey> {
  const text = await home.read('keys', parseName(name))
  if (text !== undefined) return parseStoredKey(text)
  throw await unknownIn(home, 'keys', name)
}

/** All keys in the home. */
export async function allKeys(home: Home): Promise<StoredKey[]> {
  const names = await home.names('keys')
  return await Promise.all(names.map(name => findKey(home, name)))
}

/** Throws `key.exists` where a key of that name is there. */
export async function refuseTakenName(home: Home, name: string): Promise<void> {
  if ((await home.read('keys', name)) === undefined) return
  throw new RingiError('key.exists', { name })
}

/** How a new key is kept. */
export interface Keeping {
  readonly root: KeyRoot
  readonly password: string
  /** The logarithm of the cost of guessing the password. */
  readonly workFactor: number
  /** Whether a network interface is up, for the log. */
  readonly online: boolean
}

/**
 * Keeps a new key: its root under the password, in the age format, the seal of the home under the key, then the record
 * that makes the key known.
 */
export async function storeKey(
  home: Home,
  record: StoredKey,
  { root, password, workFactor, online }: Keeping,
): Promise<void> {
  await using(systemRandomness(SEAL_SECRET_BYTES), async seal => {
    const file = await encryptWithPassword(formatSecret(record, { root, seal }), password, workFactor)
    const sealing = new Sealing(record, new SealKey(seal))
    await using(
      sealing,
      async () =>
        await home.change(async () => {
          await refuseTakenName(home, record.name)
          const log = await VerifiedLog.read(home, { key: record.name })
          // What stands there already was written without this key.
          if (log.head !== undefined) await append(log, sealing.coverage(), record.name)
          await appendAndKeep(log, keyCreated(record, online), record.name, async () => {
            await keep({ home, log, record, file, sealing })
          })
        }),
    )
  })
}

interface NewKeyFile {
  readonly home: Home
  readonly log: VerifiedLog
  readonly record: StoredKey
  readonly file: Uint8Array
  readonly sealing: Sealing
}

async function keep({ home, log, record, file, sealing }: NewKeyFile): Promise<void> {
  const { name } = record
  const content = JSON.stringify(record)
  await home.setAside('keys', name, 'age')
  await home.writeFile('keys', name, 'age', file)
  try {
    // Before the record: a key that is known is never without its seal.
    await sealing.seal(log, withPin(await pinsOf(home), 'keys', name, content))
    await home.pin('keys', name, content)
  } catch (error) {
    await home.discardFile('keys', name, 'age')
    throw error
  }
}

/** Adds a further cosigner file to a key's record, of an account of BIP 48 or of one that has no coins, and seals it. */
export async function recordAccount(
  home: Home,
  sealing: Sealing,
  account: string,
  file: string,
  kind: 'cosigners' | 'accounts' = 'cosigners',
): Promise<void> {
  await underSeal(home, sealing, async log => {
    const { name } = sealing.sealer
    const record = await findKey(home, name)
    const files = { ...record[kind], [account]: file }
    await sealing.cover(log)
    await home.pin('keys', name, JSON.stringify({ ...record, [kind]: files }), true)
    await sealing.seal(log)
  })
}

/** A key that is open: its private half, and the seal of the home under it. */
export class OpenKey {
  readonly master: ExtendedPrivateKey
  readonly sealing: Sealing
  readonly #seed: () => Uint8Array

  constructor(master: ExtendedPrivateKey, sealing: Sealing, seed: () => Uint8Array) {
    this.master = master
    this.sealing = sealing
    this.#seed = seed
  }

  /** The seed of BIP 39, of which keys are made that are no children of the master key. Whoever asks for it wipes it. */
  seed(): Uint8Array {
    return this.#seed()
  }

  wipe(): void {
    this.master.wipe()
    this.sealing.wipe()
  }
}

/**
 * Opens the key of `record`, with password and passphrase asked for, in a home that is as the key has sealed it; what was
 * written without the key since is told before the password is asked for. `log` is the home's, read for this key, where
 * that was told already. Throws `key.wrong-password`, `key.wrong-passphrase`, `key.damaged`, `key.kdf-cost`,
 * `home.unsealed`, `home.seal-broken`.
 */
export async function openKey(
  context: Context,
  credentials: Credentials,
  record: StoredKey,
  log?: VerifiedLog,
): Promise<OpenKey> {
  const { root, sealing } = await openSealed(context, credentials, record, log)
  try {
    const passphrase = await credentials.passphrase(record.passphrase)
    return new OpenKey(masterOf(record, root, passphrase), sealing, () => seedOfRoot(root, passphrase))
  } catch (error) {
    sealing.wipe()
    throw error
  }
}

/**
 * What a key is made of, in a home that is as the key has sealed it; `work` has it while the key is open. Throws what
 * {@link openKey} throws.
 */
export async function withRoot<T>(
  context: Context,
  credentials: Credentials,
  record: StoredKey,
  work: (root: KeyRoot, passphrase: string) => Promise<T>,
): Promise<T> {
  const { root, sealing } = await openSealed(context, credentials, record)
  sealing.wipe()
  try {
    const passphrase = await credentials.passphrase(record.passphrase)
    masterOf(record, root, passphrase).wipe()
    return await work(root, passphrase)
  } finally {
    if ('seed' in root) root.seed.fill(0)
  }
}

/** Opens the seal of the home under a key, without the key itself. Throws what {@link openKey} throws. */
export async function openSealing(
  context: Context,
  credentials: Credentials,
  record: StoredKey,
): Promise<Sealing> {
  return (await openSealed(context, credentials, record)).sealing
}

/**
 * Opens a key to seal the home under it anew, whatever the home is like. A key file that keeps nothing to seal with is
 * encrypted anew, with something, under the same password and at the same cost. Throws `key.wrong-password`, `key.damaged`.
 */
export async function openForSealing(
  { home }: Context,
  credentials: Credentials,
  record: StoredKey,
): Promise<ForSealing> {
  const file = await home.readFile('keys', record.name, 'age')
  const { password, secret } = await credentials.withPassword(record.name, async password => {
    return { password, secret: parseSecret(await decryptWithPassword(file, password)) }
  })
  const { root, seal: known } = secret
  return await using(known ?? systemRandomness(SEAL_SECRET_BYTES), async seal => {
    const renew = async () =>
      await encryptWithPassword(formatSecret(record, { root, seal }), password, workFactorOf(file))
    const renewed = known === undefined ? await renew() : undefined
    return { sealing: new Sealing(record, new SealKey(seal)), renewed }
  })
}

async function openSealed(context: Context, credentials: Credentials, record: StoredKey, log?: VerifiedLog) {
  const read = log ?? (await VerifiedLog.read(context.home, { key: record.name }))
  if (log === undefined) await tellUnsealed(context, read)
  const { root, seal } = await openSecret(context, credentials, record)
  if (seal === undefined) throw new RingiError('home.unsealed', { why: 'earlier-version', key: record.name })
  const sealing = new Sealing(
    record,
    using(seal, secret => new SealKey(secret)),
  )
  try {
    await sealing.check(read)
    return { root, sealing }
  } catch (error) {
    sealing.wipe()
    throw error
  }
}

/** What the file of a key holds, with the password asked for. Throws `key.wrong-password`, `key.damaged`, `key.kdf-cost`. */
async function openSecret(
  { home }: Context,
  credentials: Credentials,
  record: StoredKey,
): Promise<KeySecret> {
  const file = await home.readFile('keys', record.name, 'age')
  const open = async (password: string) => parseSecret(await decryptWithPassword(file, password))
  return await credentials.withPassword(record.name, open)
}

/** The master key of a root and a passphrase, if it is the one of the record. Throws `key.wrong-passphrase`, `home.damaged`. */
function masterOf(record: StoredKey, root: KeyRoot, passphrase: string): ExtendedPrivateKey {
  const master = masterKeyOfRoot(root, passphrase, networkNamed(record.network))
  try {
    requireMaster(master, record)
    return master
  } catch (error) {
    master.wipe()
    throw error
  }
}

function requireMaster(master: ExtendedPrivateKey, record: StoredKey): void {
  if (master.fingerprint !== record.fingerprint) throw new RingiError('key.wrong-passphrase')
  // The seal lets the record change, since accounts are added to it: which they are, the key itself knows.
  if (!isRecordOf(record, master))
    throw new RingiError('home.damaged', { why: 'other-accounts', name: record.name })
}
