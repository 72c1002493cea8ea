import { RingiError } from '../../base/error.js'
import { isAnswered, isSignedFor, type OlderLog, succession, unsettled } from '../../log/older-logs.js'
import type { Context } from '../context.js'
import { type LogOwner, withKey } from './signer.js'

/** Logs of machines that this one may have replaced, and those of which the line has said so. */
interface ToSettle {
  readonly known: readonly OlderLog[]
  readonly succeeds: readonly string[]
  /** Whether what is to be signed is refused for another reason. */
  readonly isRefused: () => boolean | Promise<boolean>
}

/**
 * Has somebody say, once of each of `known`, that it is the log of a machine which this one has replaced, and logs that under
 * the seal with what was signed there, which counts from then on; gives whether anything was logged. Where there is nobody
 * to ask, and it `isRefused` for another reason, that is the one to tell. Throws `confirm.needed`, `confirm.refused`, and
 * what opening the key throws.
 */
export async function settleOlderLogs(
  context: Context,
  owner: LogOwner,
  { known, succeeds, isRefused }: ToSettle,
): Promise<boolean> {
  const { log } = owner
  const isSaid = (one: OlderLog) =>
    context.yes || succeeds.includes(one.log) || isAnswered(log.history.successions.all, one)
  // What nobody has signed for stops no script: what it tells of counts as long as it is given.
  const isAsked = (one: OlderLog) => context.person.isThere || isSignedFor(one, known)
  const open = unsettled(log.history, known).filter(one => isSaid(one) || isAsked(one))
  if (open.length === 0) return false
  const asked = open.filter(one => !isSaid(one))
  if (asked.length > 0 && !context.person.isThere && (await isRefused())) return false
  for (const one of new Map(asked.map(one => [one.log, one])).values()) await ask(context, one)
  await withKey(context, owner, async (_key, sealing) => {
    await log.home.change(async () => {
      await log.readOn()
      await sealing.check(log)
      const found = unsettled(log.history, open).flatMap(one => succession(log.history, one))
      await sealing.log(log, ...found.map(fields => ({ event: 'succeeds' as const, ...fields })))
    })
  })
  return true
}

async function ask({ person }: Context, older: OlderLog): Promise<void> {
  if (await person.agrees({ asks: 'succession', older })) return
  const { log, seq, hash } = older
  throw new RingiError('confirm.refused', { why: 'succession', log, entry: seq, hash })
}
