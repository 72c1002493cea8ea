import { firstOf, type Sight, speaksFor } from '../../log/sightings.js'
import { earliest } from '../../log/worth.js'
import { purposeOf } from '../engine/payments.js'
import type { Subject } from '../engine/rule.js'

/**
 * Since when the transaction has waited to be signed, in Unix milliseconds; undefined where nothing that counts has seen
 * it. What counts is one's own sealed log, another one from when one's own had met a checkpoint of it, and what as many
 * cosigners have signed for as can spend without the one who signs now. So nobody but the group shortens a waiting time.
 */
export function waitingSince(subject: Subject): number | undefined {
  const { evidence, proposal } = subject
  const sights = evidence.history?.sightings.of(proposal.txid) ?? []
  // What has been signed is not held back any more: that its log is attested tells who answers for it.
  if (evidence.stage === 'verify')
    return firstOf(sights.filter(({ worth }) => speaksFor(worth) || worth.by === 'bearer'))
  return earliest([...sights.map(sinceSealed), vouchedSince(sights, subject)])
}

/** Since when one's own sealed log has known of a sight: its own, or one that a checkpoint covers which it has met. */
function sinceSealed({ worth, time }: Sight): number | undefined {
  if (worth.by === 'home') return worth.since
  const met = worth.by === 'cosigners' ? earliest(worth.since.values()) : undefined
  return met === undefined ? undefined : Math.max(met, time)
}

/** Since when M cosigners other than the one who signs say that they have known of it. */
function vouchedSince(
  sights: readonly Sight[],
  { evidence, proposal: { vault } }: Subject,
): number | undefined {
  const signer = vault.cosigners[evidence.signer ?? -1]?.name
  const others = new Set(
    sights.flatMap(({ worth }) => (worth.by === 'cosigners' ? [...worth.since.keys()] : [])),
  )
  const firsts = [...others]
    .filter(name => name !== signer)
    .map(name => firstOf(sights.filter(({ worth }) => worth.by === 'cosigners' && worth.since.has(name))))
  return firsts.sort((a = 0, b = 0) => a - b)[vault.primary.quorum.any - 1]
}

/** Who has seen the transaction or any in whose place it stands: what speaks against one of them speaks against all. */
export function sightsInPlaceOf(subject: Subject): readonly Sight[] {
  const { evidence, proposal } = subject
  return evidence.history?.sightings.inPlaceOf(proposal.txid, purposeOf(subject)) ?? []
}
