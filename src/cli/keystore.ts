import { RingiError } from '../bitcoin/error.js'
import { networkNamed } from '../bitcoin/network.js'
import type { ExtendedPrivateKey } from '../keys/extended-key.js'
import { masterKeyOf } from '../keys/mnemonic.js'
import { parseName } from '../keys/name.js'
import { decryptWithPassword, encryptWithPassword } from '../platform/age-file.js'
import type { Home } from '../platform/home.js'
import type { Context } from './context.js'
import { appendAndKeep } from './log/append.js'
import { keyCreated } from './log/events.js'
import { VerifiedLog } from './log/verified-log.js'
import type { Options } from './options.js'
import { askPassphrase, askPassword } from './secrets.js'
import { parseStoredKey, type StoredKey } from './stored-key.js'

/** The record of the key called `name`. Throws `key.unknown`. */
export async function findKey(home: Home, name: string): Promise<StoredKey> {
  const text = await home.read('keys', parseName(name))
  if (text !== undefined) return parseStoredKey(text)
  const names = await home.names('keys')
  throw new RingiError('key.unknown', `There is no key called ${name} in this home.`, {
    hint: names.length === 0 ? 'ringi key generate makes one.' : `There are ${names.join(', ')}.`,
  })
}

/** All keys in the home. */
export async function allKeys(home: Home): Promise<StoredKey[]> {
  const names = await home.names('keys')
  return await Promise.all(names.map(name => findKey(home, name)))
}

/** Throws `key.exists` where a key of that name is there. */
export async function refuseTakenName(home: Home, name: string): Promise<void> {
  if ((await home.read('keys', name)) === undefined) return
  throw new RingiError('key.exists', `There is a key called ${name} already.`, {
    hint: 'Choose another --name.',
  })
}

/** How a new key is kept. */
export interface Keeping {
  readonly words: string
  readonly password: string
  /** The logarithm of the cost of guessing the password. */
  readonly workFactor: number
  /** Whether a network interface is up, for the log. */
  readonly online: boolean
}

/** Keeps a new key: the words under the password, in the age format, then the record that makes the key known. */
export async function storeKey(
  home: Home,
  record: StoredKey,
  { words, password, workFactor, online }: Keeping,
): Promise<void> {
  const { name, network, fingerprint } = record
  const secret = `${JSON.stringify({ ringi: 1, kind: 'key', name, network, fingerprint, words }, null, 2)}\n`
  const file = await encryptWithPassword(secret, password, workFactor)
  await home.change(async () => {
    await refuseTakenName(home, name)
    const log = await VerifiedLog.read(home)
    await appendAndKeep(log, keyCreated(record, online), name, async () => await keep(home, record, file))
  })
}

async function keep(home: Home, record: StoredKey, file: Uint8Array): Promise<void> {
  const { name } = record
  await home.setAside('keys', name, 'age')
  await home.writeFile('keys', name, 'age', file)
  try {
    await home.pin('keys', name, JSON.stringify(record))
  } catch (error) {
    await home.discardFile('keys', name, 'age')
    throw error
  }
}

/** Adds the cosigner file of a further account to a key's record. */
export async function recordAccount(home: Home, name: string, account: string, file: string): Promise<void> {
  await home.change(async () => {
    const record = await findKey(home, name)
    const cosigners = { ...record.cosigners, [account]: file }
    await home.pin('keys', name, JSON.stringify({ ...record, cosigners }), true)
  })
}

/**
 * The master key of `record`, with password and passphrase asked for.
 * Throws `key.wrong-password`, `key.wrong-passphrase`, `key.damaged`, `key.kdf-cost`.
 */
export async function openKey(
  context: Context,
  options: Options,
  record: StoredKey,
): Promise<ExtendedPrivateKey> {
  const file = await context.home.readFile('keys', record.name, 'age')
  const password = await askPassword(context, options)
  const words = wordsIn(await decryptWithPassword(file, password))
  const passphrase = await askPassphrase(context, options, record.passphrase)
  return masterOf(record, words, passphrase)
}

function wordsIn(secret: string): string {
  try {
    const { words } = JSON.parse(secret)
    if (typeof words === 'string') return words
  } catch {
    // Told below, without the secret that the parser's message may quote.
  }
  throw new RingiError('key.damaged', 'The key file opens and does not hold a key.')
}

/** The master key of words and passphrase, if it is the one of the record. Throws `key.wrong-passphrase`. */
function masterOf(record: StoredKey, words: string, passphrase: string): ExtendedPrivateKey {
  const master = masterKeyOf(words, passphrase, networkNamed(record.network))
  if (master.fingerprint === record.fingerprint) return master
  master.wipe()
  throw new RingiError(
    'key.wrong-passphrase',
    'With this passphrase the words give another key than the one recorded.',
    {
      hint: 'Every passphrase opens some key. Type it exactly as it was chosen, capitals and spaces included.',
    },
  )
}
