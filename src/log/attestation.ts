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
