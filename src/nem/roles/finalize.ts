import { RingiError } from '../../base/error.js'
import { type Announcement, announcementOf } from '../announcement.js'
import { ReviewedNem } from '../review/reviewed.js'
import { lackingIn } from '../review/signatures.js'
import { placeOfKey } from '../vault.js'

/**
 * What nodes are told, in the order in which they take it: the transaction around the inner one, and as many cosignatures
 * as are needed, in the order of the cosigners. Throws the code of a blocking finding, `nem.changed`, `nem.outer-missing`,
 * `signature.incomplete`.
 */
export function finalizeNem(reviewed: ReviewedNem): [Announcement, ...Announcement[]] {
  ReviewedNem.requireMade(reviewed)
  reviewed.requireUnblocked()
  reviewed.requireUnchanged()
  const { vault, proposal, signers } = reviewed.facts
  if (proposal.outer === undefined) throw new RingiError('nem.outer-missing')
  const [signed = new Map()] = signers
  const { required } = vault.threshold
  if (signed.size < required) throw new RingiError('signature.incomplete', lackingIn(vault, signed))
  const placeOf = (one: (typeof proposal.cosignatures)[number]) =>
    placeOfKey(vault, one.transaction.signer) ?? 0
  const cosignatures = [...proposal.cosignatures]
    .sort((a, b) => placeOf(a) - placeOf(b))
    .slice(0, required - 1)
  return [announcementOf(proposal.outer), ...cosignatures.map(announcementOf)]
}
