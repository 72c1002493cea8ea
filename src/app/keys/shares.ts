import { RingiError } from '../../base/error.js'
import { foreignWords } from '../../keys/foreign-words.js'
import { type Mnemonic, parseMnemonic } from '../../keys/mnemonic.js'
import { isCodex32, type KeyShare, parseKeyShare, seedOfShares } from '../../keys/shares/key-share.js'
import { SLIP39_LEAST_WORDS } from '../../keys/slip39-words.js'
import { readSecretFile } from '../../platform/secret-file.js'
import type { Context } from '../context.js'
import { untilRight } from '../until-right.js'
import { askPassphrase } from './secrets.js'

/** Where a key's backup is: words or shares, from files; what is in none is typed. */
export interface BackupFiles {
  readonly wordsFile: string | undefined
  /** Of the words, where they could be of two languages. */
  readonly language: string | undefined
  /** Each with one share, or with one a line. */
  readonly shares: readonly string[]
  /** Of the words, or of the shares. */
  readonly passphraseFile: string | undefined
}

/** What a backup holds: words, which a passphrase may belong to, or the seed that shares make. */
export type Backup = Mnemonic | { readonly seed: Uint8Array }

/**
 * Reads the backup of a key: words, or shares, which are typed one after the other until they are enough; one that does not
 * fit is asked for again. `slip39` says whether shares of SLIP-39 can be those of the key. Throws what reading them throws,
 * `usage.invalid` for words and shares at once, and `confirm.needed`.
 */
export async function askBackup(context: Context, files: BackupFiles, slip39: boolean): Promise<Backup> {
  const { wordsFile, language, shares } = files
  if (shares.length > 0) return { seed: await seedInFiles(context, files) }
  if (wordsFile !== undefined) return parseMnemonic(await readSecretFile(wordsFile), language)
  const ask = async () => await context.person.secret({ asks: 'words' })
  const read = (typed: string) => (isShare(typed, slip39) ? typed : parseMnemonic(typed, language))
  const first = await untilRight(context.person, ask, read)
  return typeof first === 'string' ? { seed: await typedSeed(context, first, files) } : first
}

function isShare(text: string, slip39: boolean): boolean {
  return isCodex32(text) || (slip39 && foreignWords(text.trim().toLowerCase().split(/\s+/)) === 'slip39')
}

async function seedInFiles(context: Context, { wordsFile, language, shares, passphraseFile }: BackupFiles) {
  if ((wordsFile ?? language) !== undefined)
    throw new RingiError('usage.invalid', { why: 'shares-and-words' })
  const passphrase = await askPassphrase(context, passphraseFile, false)
  const texts = await Promise.all(shares.map(readSecretFile))
  return seedOf(texts.flatMap(sharesIn).map(parseKeyShare), passphrase)
}

/** The shares in a file: one a line, or one over all lines. */
function sharesIn(text: string): string[] {
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== '')
  const isWhole = (line: string) => isCodex32(line) || line.trim().split(/\s+/).length >= SLIP39_LEAST_WORDS
  return lines.every(isWhole) ? lines : [text]
}

function seedOf(shares: readonly KeyShare[], passphrase: string): Uint8Array {
  if (passphrase !== '' && shares.some(({ scheme }) => scheme === 'codex32')) {
    throw new RingiError('usage.invalid', { why: 'passphrase-of-codex32' })
  }
  return seedOfShares(shares, passphrase)
}

async function typedSeed(
  context: Context,
  first: string,
  { passphraseFile }: BackupFiles,
): Promise<Uint8Array> {
  const { person } = context
  const passphrase = await askPassphrase(context, passphraseFile, false)
  let typed: string | undefined = first
  let shares: readonly KeyShare[] = []
  for (;;) {
    const number = shares.length + 1
    const ask = async () => {
      const text = typed ?? (await person.secret({ asks: 'share', number }))
      typed = undefined
      return text
    }
    const read = (text: string) => withShare(shares, parseKeyShare(text), passphrase)
    const { all, seed } = await untilRight(person, ask, read)
    if (seed !== undefined) return seed
    shares = all
  }
}

/** All shares with one more, and the seed, once they are enough. Throws what {@link seedOfShares} throws of one that does not fit. */
function withShare(shares: readonly KeyShare[], one: KeyShare, passphrase: string) {
  const all = [...shares, one]
  try {
    return { all, seed: seedOf(all, passphrase) }
  } catch (error) {
    if (error instanceof RingiError && error.code === 'shares.too-few') return { all, seed: undefined }
    throw error
  }
}
