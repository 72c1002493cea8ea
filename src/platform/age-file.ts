import { Decrypter, Encrypter } from 'age-encryption'
import { RingiError } from '../base/error.js'

/** The scrypt cost that key files get: 2^18, about a second. */
export const WORK_FACTOR = 18

/** The highest cost that is obeyed: 2^20 takes four seconds and a gigabyte. */
const MOST_WORK = 20

// The header of an age file with a password (age-encryption.org/v1): one scrypt stanza, whose second argument is the cost.
const HEADER = /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n/

/** Encrypts `text` with a password in the age format; the `age` program opens it with `age -d`. */
export async function encryptWithPassword(
  text: string,
  password: string,
  workFactor: number,
): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(password)
  encrypter.setScryptWorkFactor(workFactor)
  return await encrypter.encrypt(text)
}

/** The cost of such a file. Throws `key.damaged`. */
export function workFactorOf(file: Uint8Array): number {
  const cost = HEADER.exec(new TextDecoder('latin1').decode(file.subarray(0, 80)))?.[1]
  if (cost === undefined) throw new RingiError('key.damaged', { why: 'header' })
  return Number(cost)
}

/** Decrypts such a file. Throws `key.damaged`, `key.kdf-cost`, `key.wrong-password`. */
export async function decryptWithPassword(file: Uint8Array, password: string): Promise<string> {
  const cost = workFactorOf(file)
  if (cost > MOST_WORK) throw new RingiError('key.kdf-cost', { cost, most: MOST_WORK })
  return await decrypt(file, password)
}

async function decrypt(file: Uint8Array, password: string): Promise<string> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(password)
  try {
    return await decrypter.decrypt(file, 'text')
  } catch (cause) {
    // The one sentence by which the library tells a wrong password from a damaged file.
    if (/no identity matched/.test((cause as Error).message)) throw new RingiError('key.wrong-password')
    throw new RingiError('key.damaged', { why: 'content' })
  }
}
