import { equalBytes } from '../../bitcoin/bytes.js'
import { RingiError } from '../../bitcoin/error.js'
import type { Finding } from '../../bitcoin/finding.js'
import { sha256 } from '../../bitcoin/hash.js'
import { confirmSignatures } from '../../platform/second-opinion/index.js'
import { encodePsbt } from '../../psbt/encode.js'
import type { ReviewedPsbt } from '../../psbt/reviewed-psbt.js'
import { review } from '../../psbt/reviewer.js'
import { sign } from '../../psbt/signer.js'
import type { CosignerKey } from '../../vault/signer-key.js'
import { chainHeight } from '../chain-height.js'
import type { Context } from '../context.js'
import { type PsbtFile, readInput, type Target, type WrittenPsbt, writePsbt } from '../files.js'
import { logSignature } from '../log/append.js'
import { signed as signedEvent } from '../log/events.js'
import type { VerifiedLog } from '../log/verified-log.js'
import type { Options } from '../options.js'
import type { ReviewSettings } from '../review-file.js'

/** A proposal that a person has approved, and what it was reviewed with. */
export interface Approved {
  readonly file: PsbtFile
  readonly reviewed: ReviewedPsbt
  readonly settings: ReviewSettings
  readonly log: VerifiedLog
  /** What the surroundings said before the key was opened. */
  readonly surroundings: readonly Finding[]
  /** The key's name, as the log's actor. */
  readonly actor: string
  readonly target: Target
}

/** A proposal that was signed and written. */
export interface SignedFile {
  readonly after: ReviewedPsbt
  readonly cosigner: number
  readonly signedInputs: number
  readonly findings: readonly Finding[]
  readonly written: WrittenPsbt
}

/**
 * Makes sure that the file is still what was approved, signs it, reviews it anew, has a second routine confirm every
 * signature, logs it, and writes it: in this order, so that nothing leaves that one of them has not seen.
 */
export async function signFile(
  context: Context,
  options: Options,
  approved: Approved,
  key: CosignerKey,
): Promise<SignedFile> {
  const { reviewed, settings, log } = approved
  await requireUnchanged(context, approved.file)
  const signed = sign(reviewed, key, context.progress.of('Signing'))
  const after = review(reviewed.facts.vault, signed.psbt, { ...settings, proofs: reviewed.facts.proofs })
  after.requireUnblocked()
  const bytes = encodePsbt(signed.psbt)
  await confirmSignatures(bytes, signed.signedBy)
  const findings = [...approved.surroundings, ...reviewed.facts.findings]
  const { cosigner } = key
  const added = signed.signedBy.map(publicKey => publicKey !== undefined)
  const policy = settings.inForce?.digest.hex
  const height = chainHeight(options)
  const event = signedEvent(after, { cosigner, added, findings, policy, height })
  const written = await writePsbt(context, options, approved.target, bytes, () =>
    logSignature(log, event, approved.actor),
  )
  return { after, cosigner, signedInputs: signed.signedInputs, findings, written }
}

async function requireUnchanged(context: Context, { name, digest }: PsbtFile): Promise<void> {
  if (name === '-' || equalBytes(sha256(await readInput(context.io, name)), digest)) return
  throw new RingiError('file.changed', `${name} changed while it was being approved; nothing was signed.`, {
    hint: 'Find out who changed it. Then review it again.',
    details: { file: name },
  })
}
