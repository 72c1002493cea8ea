import type { Finding } from '../../base/finding.js'
import type { LogHead } from '../../log/hash-chain.js'
import { EntryPlaces, type KnownHead, type ReachedHead } from '../../log/places.js'
import type { Context } from '../context.js'
import { namedVault } from '../vaults.js'
import { readCheckpoint } from './read-checkpoint.js'
import { readLog } from './read-log.js'

/** The log that is verified, and what it has to have reached. */
export interface VerifyLogRequest {
  /** This home's own unless told. */
  readonly file: string | undefined
  /** The hash of an entry that the log has to have. */
  readonly head: string | undefined
  /** Signed by cosigners of a vault. */
  readonly checkpoints: { readonly files: readonly string[]; readonly vault: string } | undefined
}

/** A log whose chain holds. */
export interface LogVerification {
  readonly heads: readonly LogHead[]
  readonly reached: readonly ReachedHead[]
  readonly findings: readonly Finding[]
}

/** Verifies a log's chain, and that it has what is known of it. Throws `log.*`, `checkpoint.*`. */
export async function verifyLog(context: Context, request: VerifyLogRequest): Promise<LogVerification> {
  const { head: hash } = request
  const known = [...(await checkpointsIn(context, request)), ...(hash === undefined ? [] : [{ hash }])]
  const places = new EntryPlaces()
  const { heads, findings } = await readLog(context, request.file, ({ entry }) => places.add(entry))
  return { heads, findings, reached: places.reach(known, heads) }
}

async function checkpointsIn(context: Context, { checkpoints }: VerifyLogRequest): Promise<KnownHead[]> {
  if (checkpoints === undefined) return []
  const vault = await namedVault(context, checkpoints.vault)
  return await Promise.all(checkpoints.files.map(name => readCheckpoint(context, name, vault)))
}
