import { RingiError } from '../../base/error.js'
import { passphraseFindings } from '../../keys/passphrase.js'
import { readSecretFile } from '../../platform/secret-file.js'
import type { Context } from '../context.js'
import { untilRight } from '../until-right.js'

/** Where the secrets of a key are, that are not typed. */
export interface SecretFiles {
  readonly passwordFile?: string | undefined
  readonly passphraseFile?: string | undefined
}

/** The password and the passphrase that open a key: from the files that are named, or typed on the terminal. */
export class Credentials {
  /** Whether the password comes from a file: it is the same for every key. */
  readonly isPasswordInFile: boolean
  readonly #context: Context
  readonly #files: SecretFiles

  constructor(context: Context, files: SecretFiles) {
    this.#context = context
    this.#files = files
    this.isPasswordInFile = files.passwordFile !== undefined
  }

  /** Whether a password can be had at all. */
  get areAtHand(): boolean {
    return this.isPasswordInFile || this.#context.person.isThere
  }

  /**
   * What the password of the key called `key` opens; a wrong one that was typed is asked for again. Throws
   * `confirm.needed`, `secret-file.*` and what `open` throws.
   */
  async withPassword<T>(key: string, open: (password: string) => Promise<T>): Promise<T> {
    const { passwordFile } = this.#files
    if (passwordFile !== undefined) return await open(await readSecretFile(passwordFile))
    const { person } = this.#context
    return await untilRight(person, async () => await person.secret({ asks: 'password', key }), open)
  }

  /** The BIP 39 passphrase: from the file, typed where the key has one, else none. Throws `confirm.needed`, `secret-file.*`. */
  async passphrase(hasOne: boolean): Promise<string> {
    return await askPassphrase(this.#context, this.#files.passphraseFile, hasOne)
  }
}

/** The least characters of a password that protects real coins. */
const LEAST_ON_MAINNET = 12

/** A password for a new key file, typed twice on the terminal. Throws `password.too-short`, `confirm.mismatch`. */
export async function askNewPassword(
  context: Context,
  file: string | undefined,
  isReal: boolean,
): Promise<string> {
  const least = isReal ? LEAST_ON_MAINNET : 1
  if (file !== undefined) return longEnough(await readSecretFile(file), least)
  const ask = async () => await typeTwice(context, least)
  return await untilRight(context.person, ask, password => longEnough(password, least))
}

function longEnough(password: string, least: number): string {
  if ([...password].length >= least) return password
  throw new RingiError('password.too-short', { least })
}

// One that is too short is not typed again.
async function typeTwice({ person }: Context, least: number): Promise<string> {
  const password = await person.secret({ asks: 'new-password', least })
  if ([...password].length < least) return password
  if ((await person.secret({ asks: 'new-password-again' })) === password) return password
  throw new RingiError('confirm.mismatch', { why: 'passwords' })
}

/** The BIP 39 passphrase: from the file, typed where there is a terminal and `ask`, else none. */
export async function askPassphrase(
  context: Context,
  file: string | undefined,
  ask: boolean,
): Promise<string> {
  if (file !== undefined) return await readSecretFile(file)
  if (!ask) return ''
  return await context.person.secret({ asks: 'passphrase' })
}

/**
 * The passphrase of a key that is being made, from the file, or none. One with blanks around it is typed once more, since
 * a file has them easily by accident. Throws `confirm.needed`, `confirm.mismatch`.
 */
export async function askNewPassphrase(context: Context, file: string | undefined): Promise<string> {
  const passphrase = await askPassphrase(context, file, false)
  if (passphraseFindings(passphrase).length === 0 || context.yes) return passphrase
  if ((await context.person.secret({ asks: 'passphrase-again' })) === passphrase) return passphrase
  throw new RingiError('confirm.mismatch', { why: 'passphrase' })
}
