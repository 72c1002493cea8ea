import type { Finding } from '../../base/finding.js'
import type { VerifiedCheckpoint } from '../../log/attestation.js'
import { SignedCopies } from '../../rules/evidence/signed-copies.js'
import { requireNetwork } from '../../vault/signer-key.js'
import type { Context } from '../context.js'
import { findKey } from '../keys/keystore.js'
import { Credentials, type SecretFiles } from '../keys/secrets.js'
import { requireHeight } from '../proposals/chain-height.js'
import { ReviewContext, type ReviewRequest, type ReviewSettings } from '../proposals/review-file.js'
import { logForSigning } from '../seal/unsealed.js'
import { checkOffline } from '../surroundings.js'
import { allVaults, refuseTwins, registeredVault } from '../vaults.js'
import { cosignerPlaceOf, type LogOwner } from './signer.js'

/** A cosigner who is about to sign on this machine, to consent, or to approve an exception. */
export interface Signing extends LogOwner {
  /** The height of the chain that is logged with a signature, where one is given. */
  readonly height: number | undefined
  /** Who has signed other copies of what is signed here; those that are found on the way may be added. */
  readonly copies: SignedCopies
  /** The checkpoints that copies carry which are not signed here; those that are found on the way may be added. */
  readonly carried: VerifiedCheckpoint[]
  /** What the surroundings say now. Throws `network-interface.up`, `runtime.altered`. */
  readonly surroundings: () => Promise<readonly Finding[]>
  readonly reviewing: ReviewContext
  /** What proposals are reviewed with, as of now. */
  readonly settings: () => Promise<ReviewSettings>
}

/** What whoever signs says on the line. */
export interface SigningRequest extends ReviewRequest, SecretFiles {
  readonly key: string
  readonly vault: string
  readonly allowOnline: boolean
  /** The hash of the entry that has to be the last that the key has sealed. */
  readonly logHead?: string | undefined
}

/**
 * Finds key and vault, and makes sure that this machine may sign with them: surroundings, log and clock. Throws
 * `key.unknown`, `vault.not-registered`, `key.other-network`, `vault.twins`, `network-interface.up`, `runtime.altered`,
 * `height.*`, `log.*`, `home.unsealed`.
 */
export async function prepareSigning(
  context: Context,
  request: SigningRequest,
  stage: 'sign' | 'consent' | 'review' = 'sign',
): Promise<Signing> {
  const record = await findKey(context.home, request.key)
  const vault = await registeredVault(context.home, request.vault)
  requireNetwork(record, vault)
  refuseTwins(vault, await allVaults(context.home))
  const surroundings = () => checkOffline(request.allowOnline, record.network)
  await surroundings()
  const log = await logForSigning(context, record.name, request.logHead)
  const copies = new SignedCopies()
  // An exception is approved as others see the proposal, and not as its signer does.
  const signer = stage === 'review' ? undefined : cosignerPlaceOf(vault, record)
  const stageContext = { stage, history: log.history, signer, copies }
  const reviewing = new ReviewContext(context, request)
  const settings = reviewing.settingsOverTime(vault, stageContext)
  const { height } = request
  // What is logged with a signature is what later heights are measured by.
  if (height !== undefined)
    await requireHeight(context, height, vault, (await settings()).heard ?? log.history)
  const credentials = new Credentials(context, request)
  return { record, vault, credentials, log, height, copies, carried: [], surroundings, reviewing, settings }
}
