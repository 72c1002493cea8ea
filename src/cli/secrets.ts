import { RingiError } from '../base/error.js'
import { passphraseFindings } from '../keys/passphrase.js'
import { readSecretFile } from '../platform/secret-file.js'
import { askThrough, type Context } from './context.js'
import { type Options, textOf } from './options.js'
import { wordsIn } from './render/words.js'

/** The options of commands that open a key file. */
export const PASSWORD_FILE = ['--password-file <file>', 'the password of the key file'] as const
export const PASSPHRASE_FILE = [
  '--passphrase-file <file>',
  'the BIP 39 passphrase, where the key has one',
] as const

/** The password of a key file, from `--password-file` or the terminal. Throws `confirm.needed`, `secret-file.*`. */
export async function askPassword(context: Context, options: Options): Promise<string> {
  const file = textOf(options, 'passwordFile')
  if (file !== undefined) return await readSecretFile(file)
  const terminal = askThrough(context, 'The key has a password.', '--password-file')
  return await terminal.secret(wordsIn(context.language).askPassword)
}

/** The least characters of a password that protects real coins. */
const LEAST_ON_MAINNET = 12

/** A password for a new key file, typed twice on the terminal. Throws `password.too-short`, `confirm.mismatch`. */
export async function askNewPassword(context: Context, options: Options, mainnet: boolean): Promise<string> {
  const file = textOf(options, 'passwordFile')
  const password = file === undefined ? await typeTwice(context) : await readSecretFile(file)
  const least = mainnet ? LEAST_ON_MAINNET : 1
  if ([...password].length >= least) return password
  throw new RingiError('password.too-short', `The password has to have at least ${least} character(s).`, {
    hint: 'Six words from a list, drawn with dice, are easy to type and hard to guess.',
  })
}

async function typeTwice(context: Context): Promise<string> {
  const { askNewPassword: question, askAgain } = wordsIn(context.language)
  const terminal = askThrough(context, 'A password has to be chosen.', '--password-file')
  const password = await terminal.secret(question)
  if ((await terminal.secret(askAgain)) === password) return password
  throw new RingiError('confirm.mismatch', 'The two passwords differ.')
}

/** The BIP 39 passphrase: from the file, typed where there is a terminal and `ask`, else none. */
export async function askPassphrase(context: Context, options: Options, ask: boolean): Promise<string> {
  const file = textOf(options, 'passphraseFile')
  if (file !== undefined) return await readSecretFile(file)
  if (!ask) return ''
  const terminal = askThrough(context, 'The key has a passphrase.', '--passphrase-file')
  return await terminal.secret(wordsIn(context.language).askPassphrase)
}

/**
 * The passphrase of a key that is being made, from the file, or none. One with blanks around it is typed once more, since
 * a file has them easily by accident. Throws `confirm.needed`, `confirm.mismatch`.
 */
export async function askNewPassphrase(context: Context, options: Options): Promise<string> {
  const passphrase = await askPassphrase(context, options, false)
  if (passphraseFindings(passphrase).length === 0 || context.yes) return passphrase
  const terminal = askThrough(context, 'The passphrase begins or ends with a blank.', '--yes')
  if ((await terminal.secret(wordsIn(context.language).askPassphraseAgain)) === passphrase) return passphrase
  throw new RingiError('confirm.mismatch', 'The passphrase in the file is another than the one typed.', {
    hint: 'Take the blank out of the file, if it came there by accident.',
  })
}

/** The words of a key, from `--words-file` or the terminal. */
export async function askWords(context: Context, options: Options): Promise<string> {
  const file = textOf(options, 'wordsFile')
  if (file !== undefined) return await readSecretFile(file)
  const terminal = askThrough(context, 'The words have to be entered.', '--words-file')
  return await terminal.secret(wordsIn(context.language).askWords)
}
