import { toHex } from '../../base/bytes.js'
import type { ReviewedNem } from '../../nem/review/reviewed.js'
import { windowTexts } from '../../nem/window.js'
import { nameAndDigest } from '../../vault/digest.js'
import { progressData } from '../render/review-data.js'
import { initiatorName } from './review-text.js'

/** A proposal for an account in JSON output. */
export function accountProposalData({ facts }: ReviewedNem) {
  const { vault, proposal, outputs, mosaics, notes, digest, txid } = facts
  return {
    ...{ digest: digest.hex, words: digest.words, txid, network: vault.network.name },
    ...{ vault: nameAndDigest(vault), ...windowTexts(proposal.inner) },
    initiator: initiatorName(facts) ?? null,
    ...{ also: proposal.also, message: facts.message ?? null },
    outputs: outputs.map(({ address = '', script, value, kind }, index) => ({
      ...{ index, address, script: toHex(script), value: String(value) },
      kind: kind === 'self' ? ('self' as const) : ('payment' as const),
    })),
    mosaics: mosaics.map(one => ({ ...one, quantity: String(one.quantity) })),
    totals: progressData({ facts }).totals,
    ...{ memo: notes.memo ?? null, reference: notes.reference ?? null, proposer: notes.proposer ?? null },
  }
}
