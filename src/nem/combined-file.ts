import { envelope } from '../base/envelope.js'
import { RingiError } from '../base/error.js'
import { list, text } from '../base/shape.js'
import { ANNOUNCEMENT, announcementOf, readAnnouncement } from './announcement.js'
import { formatNemProposal, type NemProposal, parseNemProposal } from './proposal.js'

const FILE = envelope('nem-combined', 1, { proposal: text, cosignatures: list(ANNOUNCEMENT) })

const LONGEST_FILE = 200_000

/** The text of a proposal with what all cosigners have signed, before it is encrypted to the publisher, who alone has it. */
export function formatCombined(proposal: NemProposal): string {
  return FILE.format({
    proposal: formatNemProposal(proposal),
    cosignatures: proposal.cosignatures.map(announcementOf),
  })
}

/** Reads such a text; nothing in it is verified. Throws `nem.cosignature-malformed`, and what `parseNemProposal` throws. */
export function parseCombined(file: string): NemProposal {
  const found = FILE.read(file, LONGEST_FILE)
  if (found === undefined) throw new RingiError('nem.cosignature-malformed')
  return { ...parseNemProposal(found.proposal), cosignatures: found.cosignatures.map(readAnnouncement) }
}
