import type { Finding } from '../../base/finding.js'
import { requireNetwork } from '../../vault/signer-key.js'
import type { StoredKey } from '../../vault/stored-key.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { findKey } from '../keystore.js'
import { VerifiedLog } from '../log/verified-log.js'
import { type Options, textOf } from '../options.js'
import type { Hearing } from '../policy/judge.js'
import { checkOffline } from '../surroundings.js'
import { placeOf } from './signer.js'

/** Who reviews on this machine: with a key, under which it is sealed that it has seen what is reviewed, or without. */
export interface Seer {
  readonly vault: Vault
  /** The home's log, read for the key where there is one. */
  readonly log: VerifiedLog
  readonly record: StoredKey | undefined
  readonly surroundings: readonly Finding[]
  readonly hearing: Hearing
}

/** Who reviews for a vault: with the key that `--key` names, if it does. Throws `key.unknown`, `key.other-network`, `log.*`. */
export async function seerFor(context: Context, options: Options, vault: Vault): Promise<Seer> {
  const name = textOf(options, 'key')
  const record = name === undefined ? undefined : await findKey(context.home, name)
  if (record !== undefined) requireNetwork(record, vault)
  const surroundings = record === undefined ? [] : await checkOffline(options, record.network)
  const log = await VerifiedLog.read(context.home, record && { key: record.name })
  const signer = record && placeOf(vault, record)
  return { vault, log, record, surroundings, hearing: { stage: 'review', history: log.history, signer } }
}
