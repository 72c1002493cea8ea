import { toHex } from '../../base/bytes.js'
import { finalized } from '../../log/proposal-events.js'
import { independentVerifier } from '../../platform/independent-verifier.js'
import { encodePsbt } from '../../psbt/codec/encode.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import { type FinalTransaction, finalize } from '../../psbt/roles/finalizer.js'
import { confirmTransaction } from '../../second-opinion/index.js'
import type { Context } from '../context.js'
import { type Target, type Written, writeText } from '../files.js'
import { logIfAtHome } from '../log/append.js'
import type { Kept } from '../log/kept.js'

/** A finished transaction, and the review that it was made of. */
interface FinalFile {
  readonly reviewed: ReviewedPsbt
  readonly final: FinalTransaction
  /** As it is written: hex, on one line. */
  readonly text: string
}

/**
 * Finishes a proposal, and has a second routine confirm the transaction. Throws what {@link finalize} and
 * {@link confirmTransaction} throw.
 */
export async function finalFileOf(reviewed: ReviewedPsbt): Promise<FinalFile> {
  const final = finalize(reviewed)
  const { psbt, vault } = reviewed.facts
  await confirmTransaction(final.bytes, encodePsbt(psbt), independentVerifier(), vault.network.chain)
  return { reviewed, final, text: `${toHex(final.bytes)}\n` }
}

/** Logs that it is finished, with what came up on the way, and then writes it. */
export async function writeFinalFile(
  context: Context,
  target: Target,
  { reviewed, final, text }: FinalFile,
  { met, revoked = [] }: Partial<Kept> = {},
): Promise<Written> {
  const events = [...revoked, finalized(reviewed.facts, final.signedBy, met)]
  return await writeText(context, target, text, () => logIfAtHome(context.home, events))
}
