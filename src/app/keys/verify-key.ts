import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { networkNamed } from '../../chain/network.js'
import { type KeyRoot, masterKeyOfRoot } from '../../keys/key-root.js'
import type { Mnemonic } from '../../keys/mnemonic.js'
import { passphraseFindings } from '../../keys/passphrase.js'
import { using } from '../../keys/using.js'
import { isRecordOf, type StoredKey } from '../../vault/stored-key.js'
import type { Context } from '../context.js'
import { checkOffline } from '../surroundings.js'
import { findKey } from './keystore.js'
import { askPassphrase } from './secrets.js'
import { askBackup, type BackupFiles } from './shares.js'

/** The backup that is to be checked. */
export interface VerifyKeyRequest extends BackupFiles {
  readonly name: string
  readonly allowOnline: boolean
}

/** A key whose backup is right. */
export interface VerifiedKey {
  readonly record: StoredKey
  readonly findings: readonly Finding[]
}

/**
 * Makes sure that the words or the shares on paper are those of a key. Throws `mnemonic.mismatch`, `shares.other-key`, and
 * what reading them throws.
 */
export async function verifyKey(context: Context, request: VerifyKeyRequest): Promise<VerifiedKey> {
  const record = await findKey(context.home, request.name)
  const surroundings = await checkOffline(request.allowOnline, record.network)
  const backup = await askBackup(context, request, record.words === 0)
  return 'seed' in backup
    ? using(backup.seed, seed => bySeed(record, seed, surroundings))
    : await byWords(context, { record, request, backup, surroundings })
}

function bySeed(record: StoredKey, seed: Uint8Array, findings: readonly Finding[]): VerifiedKey {
  if (isOf(record, { seed }, '')) return { record, findings }
  throw new RingiError('shares.other-key', { name: record.name })
}

interface WrittenWords {
  readonly record: StoredKey
  readonly request: VerifyKeyRequest
  readonly backup: Mnemonic
  readonly surroundings: readonly Finding[]
}

async function byWords(
  context: Context,
  { record, request, backup: { words, entropy }, surroundings }: WrittenWords,
): Promise<VerifiedKey> {
  entropy.fill(0)
  const passphrase = await askPassphrase(context, request.passphraseFile, record.passphrase)
  const findings = [...surroundings, ...passphraseFindings(passphrase)]
  if (isOf(record, { words }, passphrase)) return { record, findings }
  const { name, passphrase: hasPassphrase } = record
  throw new RingiError('mnemonic.mismatch', { name, passphrase: hasPassphrase }, { findings })
}

// By whole account keys: a fingerprint has only four bytes.
function isOf(record: StoredKey, root: KeyRoot, passphrase: string): boolean {
  return using(masterKeyOfRoot(root, passphrase, networkNamed(record.network)), master =>
    isRecordOf(record, master),
  )
}
