import { RingiError } from '../../base/error.js'
import { announcementOf } from '../announcement.js'
import type { CosignatureFile } from '../cosignature-file.js'
import { type NemProposal, nemProposalDigest } from '../proposal.js'

/**
 * Puts what the cosigners have signed to the proposal that the initiator has wrapped. It is the publisher's, and is to be
 * reviewed again before anything is made of it. Throws `nem.outer-missing`, `nem.other-outer`, `nem.other-proposal`.
 */
export function combineNem(
  proposals: readonly [NemProposal, ...NemProposal[]],
  files: readonly CosignatureFile[],
): NemProposal {
  const [first] = proposals
  const digest = nemProposalDigest(first).hex
  const outers = proposals.flatMap(({ outer }) => outer ?? [])
  const [outer] = outers
  if (
    [...proposals.map(one => nemProposalDigest(one).hex), ...files.map(one => one.proposal)].some(
      one => one !== digest,
    )
  )
    throw new RingiError('nem.other-proposal')
  if (outer === undefined) throw new RingiError('nem.outer-missing')
  if (outers.some(other => textOf(other) !== textOf(outer))) throw new RingiError('nem.other-outer')
  const cosignatures = new Map([
    ...first.cosignatures.map(one => [textOf(one), one] as const),
    ...files.map(({ cosignature }) => [textOf(cosignature), cosignature] as const),
  ])
  return { ...first, outer, cosignatures: [...cosignatures.values()] }
}

function textOf(signed: Parameters<typeof announcementOf>[0]): string {
  return JSON.stringify(announcementOf(signed))
}
