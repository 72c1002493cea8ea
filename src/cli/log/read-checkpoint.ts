import { RingiError } from '../../base/error.js'
import type { Attestation } from '../../log/attestation.js'
import { checkpointStatement, parseCheckpoint, signingTime } from '../../log/checkpoint.js'
import { isStatementBy } from '../../vault/cosigner-signature.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { inFile, readText } from '../files.js'

/** A checkpoint that its cosigner has signed, from a file. */
export interface VerifiedCheckpoint extends Attestation {
  /** Of the entry that it is of. */
  readonly hash: string
  /** The whole file. */
  readonly text: string
}

/**
 * Reads a checkpoint and verifies that a cosigner of `vault` has signed it. Throws `checkpoint.malformed`,
 * `checkpoint.other-log`, `checkpoint.bad-signature`, `message.malformed`.
 */
export async function readCheckpoint(
  context: Context,
  name: string,
  vault: Vault,
): Promise<VerifiedCheckpoint & { readonly file: string }> {
  const text = await readText(context.io, name)
  return { ...inFile(name, () => verifyCheckpoint(text, vault)), file: name }
}

/** Verifies the text of a checkpoint's file. Throws what {@link readCheckpoint} throws. */
export function verifyCheckpoint(text: string, vault: Vault): VerifiedCheckpoint {
  const checkpoint = parseCheckpoint(text)
  const { log, seq, hash, cosigner, signature } = checkpoint
  if (!vault.isNamedBy(checkpoint.vault.digest)) {
    throw new RingiError(
      'checkpoint.other-log',
      'The checkpoint was signed by a cosigner of another vault.',
      {
        details: { digest: checkpoint.vault.digest },
      },
    )
  }
  const place = vault.cosigners.findIndex(
    ({ name, fingerprint }) => name === cosigner.name && fingerprint === cosigner.fingerprint,
  )
  if (place < 0 || !isStatementBy(vault, place, checkpointStatement(checkpoint), signature)) {
    throw new RingiError('checkpoint.bad-signature', `The checkpoint is not signed by ${cosigner.name}.`, {
      hint: 'Do not trust it; ask the cosigner for the copy that they keep.',
    })
  }
  const nonce = checkpoint.ringi === 1 ? null : checkpoint.for
  return { hash, log, seq, cosigner: cosigner.name, text, signed: signingTime(checkpoint), nonce }
}
