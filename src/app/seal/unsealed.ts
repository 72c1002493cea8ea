import { RingiError } from '../../base/error.js'
import type { Context } from '../context.js'
import type { VerifiedLog } from '../log/verified-log.js'
import { changesOf, pinsOf } from './pins.js'

/** Tells whoever is about to open the key what was written without it since the last seal: from now on it would be sealed. */
export async function tellUnsealed({ person }: Context, log: VerifiedLog): Promise<void> {
  const { claimedSeal: claimed, unsealed } = log
  if (claimed === undefined) return
  const changes = changesOf(claimed.seal.pins, await pinsOf(log.home))
  if (unsealed.length + changes.length === 0) return
  await person.tell({ tells: 'unsealed', log, changes })
}

/**
 * Shows the last entry that the key has sealed: a home that was brought back whole shows an earlier one. What was written
 * without the key since is told as well.
 */
export async function tellSealed(context: Context, log: VerifiedLog): Promise<void> {
  const seal = log.claimedSeal?.seal
  // Twelve words take their time: they are for people.
  if (seal !== undefined && context.person.isThere) await context.person.tell({ tells: 'sealed', seal })
  await tellUnsealed(context, log)
}

/** Throws `home.unsealed` where there is no seal, `log.rolled-back` where it is not the one that `--log-head` names. */
export function requireLogHead(
  expected: string | undefined,
  { claimedSeal }: VerifiedLog,
  key: string,
): void {
  if (claimedSeal === undefined) throw new RingiError('home.unsealed', { why: 'no-seal', key })
  if (expected === undefined || expected === claimedSeal.seal.hash) return
  const { hash: actual, seq: entry } = claimedSeal.seal
  throw new RingiError('log.rolled-back', { why: 'other-head', expected, actual, entry })
}
