import { RingiError } from '../../base/error.js'
import type { Context } from '../context.js'
import { requireClock } from '../log/append.js'
import { VerifiedLog } from '../log/verified-log.js'
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
 * Reads the log of a home for a key that is about to sign, shows what the key has sealed, and makes sure of it and of the
 * clock. `expected` is the hash of the last entry that it is to have sealed, where one is named. Throws `log.clock-set-back`,
 * `home.unsealed`, `log.rolled-back`, and what reading throws.
 */
export async function logForSigning(
  context: Context,
  key: string,
  expected: string | undefined,
): Promise<VerifiedLog> {
  const log = await VerifiedLog.read(context.home, { key })
  requireClock(log)
  requireLogHead(expected, log, key)
  await tellSealed(context, log)
  return log
}

/**
 * Shows the last entry that the key has sealed: a home that was brought back whole shows an earlier one. What was written
 * without the key since is told as well.
 */
async function tellSealed(context: Context, log: VerifiedLog): Promise<void> {
  const seal = log.claimedSeal?.seal
  // Twelve words take their time: they are for people.
  if (seal !== undefined && context.person.isThere) await context.person.tell({ tells: 'sealed', seal })
  await tellUnsealed(context, log)
}

/** Throws `home.unsealed` where there is no seal, `log.rolled-back` where it is not the one that `--log-head` names. */
function requireLogHead(expected: string | undefined, { claimedSeal }: VerifiedLog, key: string): void {
  if (claimedSeal === undefined) throw new RingiError('home.unsealed', { why: 'no-seal', key })
  if (expected === undefined || expected === claimedSeal.seal.hash) return
  const { hash: actual, seq: entry } = claimedSeal.seal
  throw new RingiError('log.rolled-back', { why: 'other-head', expected, actual, entry })
}
