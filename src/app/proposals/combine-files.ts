import { combined } from '../../log/proposal-events.js'
import { withCheckpoints } from '../../psbt/carried-checkpoints.js'
import { encodePsbt } from '../../psbt/codec/encode.js'
import { Proofs } from '../../psbt/proofs.js'
import type { ReviewOptions } from '../../psbt/review/reviewer.js'
import { type CombinedPsbt, combine } from '../../psbt/roles/combiner.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { type PsbtFile, type PsbtTarget, readPsbt, type WrittenPsbt, writePsbt } from '../files.js'
import { logIfAtHome } from '../log/append.js'
import { newestCarried } from '../log/carried.js'
import type { Kept } from '../log/kept.js'

/** Copies of one proposal, and what reading any of them has proven of its previous transactions. */
interface ReadCopies {
  readonly files: readonly PsbtFile[]
  readonly proofs: Proofs
}

/** Reads the copies of one proposal, one after the other. Throws what {@link readPsbt} throws. */
export async function readCopies(context: Context, names: readonly string[]): Promise<ReadCopies> {
  const proofs = new Proofs()
  const files: PsbtFile[] = []
  for (const name of names) files.push(await readPsbt(context, name, proofs))
  return { files, proofs }
}

/**
 * Puts the signatures on the copies together; the result carries the newest checkpoint of each log that any of them does.
 * Throws what {@link combine} throws.
 */
export function combineCopies(
  vault: Vault,
  { files, proofs }: ReadCopies,
  settings: ReviewOptions,
): CombinedPsbt {
  const made = combine(vault, files, { ...settings, proofs })
  return { ...made, psbt: withCheckpoints(made.psbt, newestCarried(files, vault)) }
}

/** Logs that copies were put together, with what came up on the way, and then writes what they are together. */
export async function writeCombined(
  context: Context,
  target: PsbtTarget,
  { psbt, reviewed }: CombinedPsbt,
  { met, revoked = [] }: Partial<Kept> = {},
): Promise<WrittenPsbt> {
  const events = [...revoked, combined(reviewed.facts, met)]
  return await writePsbt(context, target, encodePsbt(psbt), () => logIfAtHome(context.home, events))
}
