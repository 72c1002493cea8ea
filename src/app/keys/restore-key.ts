import { type Finding, finding } from '../../base/finding.js'
import type { Network } from '../../chain/network.js'
import { passphraseFindings } from '../../keys/passphrase.js'
import { using } from '../../keys/using.js'
import { isWellKnown, refuseWellKnown } from '../../keys/well-known.js'
import type { StoredKey } from '../../vault/stored-key.js'
import type { Context } from '../context.js'
import { checkOffline } from '../surroundings.js'
import { refuseTakenName } from './keystore.js'
import { createKey, type NewKey, requireWorkFactor } from './new-key.js'
import { askNewPassword, askPassphrase } from './secrets.js'
import { askBackup, type Backup, type BackupFiles } from './shares.js'

/** The key that is to be brought back. */
export interface RestoreRequest extends BackupFiles {
  readonly name: string
  readonly network: Network
  /** The logarithm of the cost of guessing the password. */
  readonly workFactor: number
  readonly passwordFile: string | undefined
  readonly allowOnline: boolean
}

/** A key that is back. */
export interface RestoredKey {
  readonly record: StoredKey
  readonly findings: readonly Finding[]
}

/** Brings a key back from its words or its shares, and keeps it under a new password. */
export async function restoreKey(context: Context, request: RestoreRequest): Promise<RestoredKey> {
  const { name, network, workFactor } = request
  requireWorkFactor(workFactor, network)
  const surroundings = await checkOffline(request.allowOnline, network.name)
  await refuseTakenName(context.home, name)
  const backup = await askBackup(context, request, true)
  const secret = 'seed' in backup ? backup.seed : backup.entropy
  return await using(secret, async entropy => {
    const known = judgeEntropy(entropy, network)
    const passphrase = 'seed' in backup ? '' : await askPassphrase(context, request.passphraseFile, false)
    const password = await askNewPassword(context, request.passwordFile, network.money === 'real')
    const key = { name, network, workFactor, surroundings, ...rootOf(backup) }
    const record = await createKey(context, key, { password, passphrase })
    return { record, findings: [...surroundings, ...known, ...passphraseFindings(passphrase)] }
  })
}

function rootOf(backup: Backup): Pick<NewKey, 'root' | 'count'> {
  if ('seed' in backup) return { root: backup, count: 0 }
  return { root: { words: backup.words }, count: backup.words.split(/\s/).length }
}

function judgeEntropy(entropy: Uint8Array, network: Network): Finding[] {
  if (network.money === 'real') refuseWellKnown(entropy)
  if (!isWellKnown(entropy)) return []
  return [finding('warn', 'mnemonic.well-known', { why: 'restored' })]
}
