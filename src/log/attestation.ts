import { RingiError } from '../base/error.js'
import { isStatementBy } from '../vault/cosigner-signature.js'
import type { Vault } from '../vault/vault.js'
import { checkpointStatement, parseCheckpoint, signingTime } from './checkpoint.js'

/** A cosigner's checkpoint, verified, that a log at hand contains. */
export interface Attestation {
  /** The cosigner's name. */
  readonly cosigner: string
  readonly log: string
  /** The entry that it is of. */
  readonly seq: number
  /** When it was signed, Unix milliseconds. */
  readonly signed: number
  /** The nonce that it was signed for. */
  readonly nonce: string | null
}

/** A checkpoint that its cosigner has signed, from a file. */
export interface VerifiedCheckpoint extends Attestation {
  /** Of the entry that it is of. */
  readonly hash: string
  /** The whole file. */
  readonly text: string
}

/**
 * Verifies that a cosigner of `vault` has signed the checkpoint that `text` is. Throws `checkpoint.malformed`,
 * `checkpoint.other-log`, `checkpoint.bad-signature`, `message.malformed`.
 */
export function verifyCheckpoint(text: string, vault: Vault): VerifiedCheckpoint {
  const checkpoint = parseCheckpoint(text)
  const { log, seq, hash, cosigner, signature } = checkpoint
  if (!vault.isNamedBy(checkpoint.vault.digest)) {
    throw new RingiError('checkpoint.other-log', { why: 'vault', digest: checkpoint.vault.digest })
  }
  const place = vault.cosigners.findIndex(
    ({ name, fingerprint }) => name === cosigner.name && fingerprint === cosigner.fingerprint,
  )
  if (place < 0 || !isStatementBy(vault, place, checkpointStatement(checkpoint), signature)) {
    throw new RingiError('checkpoint.bad-signature', { why: 'cosigner', name: cosigner.name })
  }
  const nonce = checkpoint.ringi === 1 ? null : checkpoint.for
  return { hash, log, seq, cosigner: cosigner.name, text, signed: signingTime(checkpoint), nonce }
}
