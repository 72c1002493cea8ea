import type { Finding } from '../../base/finding.js'
import { checkpointed, formatCheckpoint, type SecondCheckpoint } from '../../log/checkpoint.js'
import { requireNetwork } from '../../vault/signer-key.js'
import type { Context } from '../context.js'
import { chooseTarget, type Written, writeText } from '../files.js'
import { findKey } from '../keys/keystore.js'
import { Credentials, type SecretFiles } from '../keys/secrets.js'
import { underSeal } from '../seal/sealing.js'
import { tellUnsealed } from '../seal/unsealed.js'
import { signHead } from '../signing/sign-head.js'
import { withKey } from '../signing/signer.js'
import { checkOffline } from '../surroundings.js'
import { registeredVault } from '../vaults.js'
import { requireClock } from './append.js'
import { VerifiedLog } from './verified-log.js'

/** Whose key signs how far this machine's log has come. */
export interface CheckpointRequest extends SecretFiles {
  readonly key: string
  readonly vault: string
  /** The nonce that a machine has printed to learn which policy is in force. */
  readonly for: string | undefined
  readonly out: string | undefined
  readonly allowOnline: boolean
}

/** A checkpoint that was signed and written. */
export interface WrittenCheckpoint {
  readonly checkpoint: SecondCheckpoint
  readonly findings: readonly Finding[]
  readonly written: Written
}

/** Signs the last entry of this machine's log with a cosigner's key, and logs that first. */
export async function makeCheckpoint(
  context: Context,
  request: CheckpointRequest,
): Promise<WrittenCheckpoint> {
  const record = await findKey(context.home, request.key)
  const vault = await registeredVault(context.home, request.vault)
  requireNetwork(record, vault)
  const findings = await checkOffline(request.allowOnline, record.network)
  const log = await VerifiedLog.read(context.home, { key: record.name })
  requireClock(log)
  await tellUnsealed(context, log)
  const nonce = request.for ?? null
  const usual = `checkpoint-${record.name}-${log.head?.seq ?? 0}.json`
  const target = await chooseTarget(context, request.out ?? usual)
  const owner = { record, vault, log, credentials: new Credentials(context, request) }
  return await withKey(context, owner, (key, sealing) =>
    underSeal(context.home, sealing, async log => {
      const checkpoint = signHead(log, vault, { key, nonce })
      const before = () => sealing.log(log, checkpointed(checkpoint))
      const written = await writeText(context, target, formatCheckpoint(checkpoint), before)
      return { checkpoint, findings, written }
    }),
  )
}
