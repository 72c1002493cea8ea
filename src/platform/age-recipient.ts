import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { RingiError } from '../base/error.js'
import { readSecretFile } from './secret-file.js'

/** Encrypts `text` to a recipient of age (`age1…`), in letters (RFC 7468): nobody but whoever has its identity reads it. */
export async function encryptTo(recipient: string, text: string): Promise<string> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return `${armor.encode(await encrypter.encrypt(text)).trim()}\n`
}

/** Whose files can be read: one identity of age, as `age-keygen` writes it. */
export class AgeIdentity {
  readonly #identity: string

  private constructor(identity: string) {
    this.#identity = identity
  }

  /** Reads the file of an identity, with comments around it. Throws `identity.malformed`, `secret-file.*`. */
  static async read(path: string): Promise<AgeIdentity> {
    const lines = (await readSecretFile(path)).split('\n').map(line => line.trim())
    const [identity, ...others] = lines.filter(line => line !== '' && !line.startsWith('#'))
    if (identity === undefined || others.length > 0 || !IDENTITY.test(identity))
      throw new RingiError('identity.malformed', { file: path })
    return new AgeIdentity(identity)
  }

  /** What is encrypted to it. Throws `identity.malformed`. */
  async recipient(): Promise<string> {
    return await identityToRecipient(this.#identity)
  }

  /** What was encrypted to it in the file of that name. Throws `identity.other`. */
  async decrypt(file: string, text: string): Promise<string> {
    const decrypter = new Decrypter()
    decrypter.addIdentity(this.#identity)
    try {
      return await decrypter.decrypt(armor.decode(text), 'text')
    } catch (cause) {
      throw new RingiError('identity.other', { file }, { cause })
    }
  }
}

const IDENTITY = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/

/** The text of the file of a new identity, as `age-keygen` writes it, and its recipient. */
export async function newIdentity(): Promise<{ readonly text: string; readonly recipient: string }> {
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  return { text: `# public key: ${recipient}\n${identity}\n`, recipient }
}

/** Whether a text is a file of age in letters. */
export function isAgeText(text: string): boolean {
  return text.startsWith('-----BEGIN AGE ENCRYPTED FILE-----')
}
