import type { Finding } from '../../base/finding.js'
import { requireNetwork } from '../../vault/signer-key.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { findKey } from '../keys/keystore.js'
import { Credentials, type SecretFiles } from '../keys/secrets.js'
import { VerifiedLog } from '../log/verified-log.js'
import type { StageContext } from '../policy/evaluate.js'
import { checkOffline } from '../surroundings.js'
import { cosignerPlaceOf, type LogOwner } from './signer.js'

/** Who reviews on this machine: with a key, under which it is sealed that it has seen what is reviewed, or without. */
export interface Seer {
  readonly vault: Vault
  /** The home's log, read for the key where there is one. */
  readonly log: VerifiedLog
  /** Whose key seals it, where one is named. */
  readonly owner: LogOwner | undefined
  readonly surroundings: readonly Finding[]
  readonly stageContext: StageContext
}

/** What whoever reviews says on the line of themselves. */
export interface SeerRequest extends SecretFiles {
  readonly key: string | undefined
  readonly allowOnline: boolean
}

/** Who reviews for a vault: with a key, if one is named. Throws `key.unknown`, `key.other-network`, `log.*`. */
export async function seerFor(context: Context, request: SeerRequest, vault: Vault): Promise<Seer> {
  const { key: name, allowOnline } = request
  const record = name === undefined ? undefined : await findKey(context.home, name)
  if (record !== undefined) requireNetwork(record, vault)
  const surroundings = record === undefined ? [] : await checkOffline(allowOnline, record.network)
  const log = await VerifiedLog.read(context.home, record && { key: record.name })
  const signer = record && cosignerPlaceOf(vault, record)
  const owner = record && { record, vault, log, credentials: new Credentials(context, request) }
  return { vault, log, owner, surroundings, stageContext: { stage: 'review', history: log.history, signer } }
}
