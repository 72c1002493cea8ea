import type { Finding } from '../../base/finding.js'
import { formatCheckpoint } from '../../log/checkpoint.js'
import { signed as signedEvent } from '../../log/proposal-events.js'
import type { Seal } from '../../log/seal.js'
import { independentVerifier } from '../../platform/independent-verifier.js'
import { withCheckpoints } from '../../psbt/carried-checkpoints.js'
import { encodePsbt } from '../../psbt/codec/encode.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import { review } from '../../psbt/review/reviewer.js'
import { type SignedPsbt, sign } from '../../psbt/roles/signer.js'
import { confirmSignatures } from '../../second-opinion/index.js'
import type { CosignerKey } from '../../vault/signer-key.js'
import type { Context } from '../context.js'
import { type PsbtTarget, type WrittenPsbt, writePsbt } from '../files.js'
import type { ClaimedSeal } from '../seal/seal-file.js'
import { atSigning, type CurrentReview, type ToSign } from './at-signing.js'
import { signHead } from './sign-head.js'
import type { Signing } from './signing.js'

/** A proposal that was signed and written. */
export interface SignedFile {
  readonly after: ReviewedPsbt
  readonly cosigner: number
  readonly signedInputs: number
  readonly findings: readonly Finding[]
  readonly written: WrittenPsbt
  /** The seal of the home, its log up to the entry of this signature. */
  readonly seal: Seal
}

/**
 * Signs what was approved, at the moment of signing (see {@link atSigning}): it signs, reviews the result anew, has a
 * second routine confirm every signature, logs it, and writes it with a checkpoint of the log, in this order, so that
 * nothing leaves that one of them has not seen.
 */
export async function signFile(
  context: Context,
  signing: Signing,
  { approved, key, sealing, target }: ToSign<PsbtTarget>,
): Promise<SignedFile> {
  return await atSigning(context, signing, { approved, sealing }, async (now, surroundings) => {
    const signed = sign(now.reviewed, key, context.progress.of('signing'))
    const after = await confirmed(now, signed)
    const findings = [...surroundings, ...now.reviewed.facts.findings]
    const event = signedEvent(after.facts, {
      ...{ cosigner: key.cosigner, findings, policy: now.settings.inForce?.digest.hex },
      added: signed.added.map(answers => answers.map(({ signature }) => signature)),
      height: signing.height,
      statement: now.settings.statement?.(now.reviewed.facts),
      met: now.settings.met,
    })
    const written = await writePsbt(context, target, async () => {
      await sealing.log(signing.log, ...(now.settings.revoked ?? []), event)
      return await carrying(signed, signing, key)
    })
    const { seal } = signing.log.claimedSeal as ClaimedSeal
    return { after, cosigner: key.cosigner, signedInputs: signed.signedInputs, findings, written, seal }
  })
}

/**
 * The bytes of what was signed and logged, with the signer's checkpoint of that very entry: whoever meets it knows that their
 * log has it. Confirmed once more, since they are what is written.
 */
async function carrying(
  { psbt, added }: SignedPsbt,
  { log, vault }: Signing,
  key: CosignerKey,
): Promise<Uint8Array> {
  const checkpoint = signHead(log, vault, { key, nonce: null })
  const own = { cosigner: checkpoint.cosigner.name, text: formatCheckpoint(checkpoint) }
  const bytes = encodePsbt(withCheckpoints(psbt, [own]))
  await confirmSignatures(bytes, idsOf(added), independentVerifier(), vault.network.chain)
  return bytes
}

/** The review of what was signed, once a second routine has confirmed every signature that was added. */
async function confirmed(
  { reviewed, settings }: CurrentReview,
  { psbt, added }: SignedPsbt,
): Promise<ReviewedPsbt> {
  const { vault, proofs } = reviewed.facts
  const after = review(vault, psbt, { ...settings, proofs })
  after.requireUnblocked()
  await confirmSignatures(encodePsbt(psbt), idsOf(added), independentVerifier(), vault.network.chain)
  return after
}

/** How the second opinion is told which signatures to confirm. */
function idsOf(added: SignedPsbt['added']): string[][] {
  return added.map(answers => answers.map(({ challenge }) => challenge.id))
}
