import { envelope } from '../base/envelope.js'
import { RingiError } from '../base/error.js'
import { hash } from '../base/vocabulary.js'
import { ANNOUNCEMENT, announcementOf, readAnnouncement } from './announcement.js'
import type { SignedNem } from './codec/decode.js'

/** One cosigner's consent to a proposal, on its way to the publisher and to nobody else. */
export interface CosignatureFile {
  /** The digest of the proposal that was reviewed, 64 hex digits. */
  readonly proposal: string
  readonly cosignature: SignedNem
}

const FILE = envelope('nem-cosignature', 1, { proposal: hash, cosignature: ANNOUNCEMENT })

const LONGEST_FILE = 5_000

/** The text of such a file, before it is encrypted to the publisher. */
export function formatCosignature({ proposal, cosignature }: CosignatureFile): string {
  return FILE.format({ proposal, cosignature: announcementOf(cosignature) })
}

/** Reads such a text; nothing in it is verified. Throws `nem.cosignature-malformed` and what `decodeNem` throws. */
export function parseCosignature(file: string): CosignatureFile {
  const found = FILE.read(file, LONGEST_FILE)
  if (found === undefined) throw new RingiError('nem.cosignature-malformed')
  const one = { proposal: found.proposal, cosignature: readAnnouncement(found.cosignature) }
  if (formatCosignature(one) !== file || one.cosignature.transaction.type !== 'cosignature')
    throw new RingiError('nem.cosignature-malformed')
  return one
}
