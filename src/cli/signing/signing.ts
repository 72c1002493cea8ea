import type { Finding } from '../../base/finding.js'
import type { VerifiedCheckpoint } from '../../log/attestation.js'
import { SignedCopies } from '../../rules/evidence/signed-copies.js'
import { requireNetwork } from '../../vault/signer-key.js'
import type { StoredKey } from '../../vault/stored-key.js'
import type { Vault } from '../../vault/vault.js'
import { chainHeight, requireHeight } from '../chain-height.js'
import type { Context } from '../context.js'
import { findKey } from '../keystore.js'
import { requireClock } from '../log/append.js'
import { VerifiedLog } from '../log/verified-log.js'
import { type Options, requiredText } from '../options.js'
import { type ReviewSettings, settingsOverTime } from '../review-file.js'
import { requireLogHead, tellSealed } from '../seal/unsealed.js'
import { checkOffline } from '../surroundings.js'
import { allVaults, refuseTwins, registeredVault } from '../vaults.js'
import { placeOf } from './signer.js'

/** A cosigner who is about to sign on this machine, to consent, or to approve an exception. */
export interface Signing {
  readonly record: StoredKey
  readonly vault: Vault
  readonly log: VerifiedLog
  /** Who has signed other copies of what is signed here; those that are found on the way may be added. */
  readonly copies: SignedCopies
  /** The checkpoints that copies carry which are not signed here; those that are found on the way may be added. */
  readonly carried: VerifiedCheckpoint[]
  /** What the surroundings say now. Throws `network-interface.up`, `runtime.altered`. */
  readonly surroundings: () => Promise<readonly Finding[]>
  /** What proposals are reviewed with, as of now. */
  readonly settings: () => Promise<ReviewSettings>
}

/**
 * Finds key and vault, and makes sure that this machine may sign with them: surroundings, log and clock. Throws
 * `key.unknown`, `vault.not-registered`, `key.other-network`, `vault.twins`, `network-interface.up`, `runtime.altered`,
 * `height.*`, `log.*`, `home.unsealed`.
 */
export async function prepareSigning(
  context: Context,
  options: Options,
  stage: 'sign' | 'consent' | 'review' = 'sign',
): Promise<Signing> {
  const record = await findKey(context.home, requiredText(options, 'key'))
  const vault = await registeredVault(context.home, requiredText(options, 'vault'))
  requireNetwork(record, vault)
  refuseTwins(vault, await allVaults(context.home))
  const surroundings = () => checkOffline(options, record.network)
  await surroundings()
  const log = await VerifiedLog.read(context.home, { key: record.name })
  requireClock(log)
  requireLogHead(options, log, record.name)
  await tellSealed(context, log)
  const copies = new SignedCopies()
  // An exception is approved as others see the proposal, and not as its signer does.
  const signer = stage === 'review' ? undefined : placeOf(vault, record)
  const hearing = { stage, history: log.history, signer, copies }
  const settings = settingsOverTime(context, options, vault, hearing)
  // What is logged with a signature is what later heights are measured by.
  if (chainHeight(options) !== undefined)
    await requireHeight(context, options, vault, (await settings()).heard ?? log.history)
  return { record, vault, log, copies, carried: [], surroundings, settings }
}
