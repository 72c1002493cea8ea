import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { networkNamed } from '../../chain/network.js'
import { masterKeyOf, parseMnemonic } from '../../keys/mnemonic.js'
import type { MnemonicLanguage } from '../../keys/mnemonic-languages.js'
import { passphraseFindings } from '../../keys/passphrase.js'
import { using } from '../../keys/using.js'
import { isRecordOf, type StoredKey } from '../../vault/stored-key.js'
import type { Context } from '../context.js'
import { checkOffline } from '../surroundings.js'
import { findKey } from './keystore.js'
import { askPassphrase, askWords } from './secrets.js'

/** The key whose words on paper are verified. */
export interface VerifyKeyRequest {
  readonly name: string
  readonly wordsFile: string | undefined
  readonly passphraseFile: string | undefined
  /** Of the words, where they could be of two languages. */
  readonly language: MnemonicLanguage | undefined
  readonly allowOnline: boolean
}

/** A key that its words give. */
export interface VerifiedKey {
  readonly record: StoredKey
  readonly findings: readonly Finding[]
}

/** Whether words and passphrase are those of a key. Throws `mnemonic.mismatch`. */
export async function verifyKey(context: Context, request: VerifyKeyRequest): Promise<VerifiedKey> {
  const record = await findKey(context.home, request.name)
  const surroundings = await checkOffline(request.allowOnline, record.network)
  const { words, entropy } = parseMnemonic(await askWords(context, request.wordsFile), request.language)
  entropy.fill(0)
  const passphrase = await askPassphrase(context, request.passphraseFile, record.passphrase)
  const findings = [...surroundings, ...passphraseFindings(passphrase)]
  // By whole account keys: a fingerprint has only four bytes.
  const same = using(masterKeyOf(words, passphrase, networkNamed(record.network)), master =>
    isRecordOf(record, master),
  )
  if (same) return { record, findings }
  throw new RingiError(
    'mnemonic.mismatch',
    { name: record.name, passphrase: record.passphrase },
    { findings },
  )
}
