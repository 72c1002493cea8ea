import { message } from '../../base/codes.js'
import { RingiError } from '../../base/error.js'
import type { History } from '../../log/history.js'
import { heightsOf } from '../../rules/checks/clock.js'
import { heightDoubt } from '../../rules/checks/height.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'

/**
 * Makes sure that a height can be logged, since every later one has to be above it: one that clock and logs contradict is
 * refused, and where they say nothing certain, one that is far above the last is typed once more. Throws
 * `height.implausible`, `height.unconfirmed`.
 */
export async function requireHeight(
  context: Context,
  height: number,
  vault: Vault,
  history: History | undefined,
): Promise<void> {
  const { network } = vault
  const doubt = heightDoubt({ height, now: Date.now(), network }, heightsOf(history, vault))
  if (doubt === undefined) return
  const told = message('rule.rolling-limit', doubt.args)
  if (doubt.kind === 'impossible') throw new RingiError('height.implausible', { doubt: told })
  if (!context.person.isThere) throw new RingiError('height.unconfirmed', { why: 'doubt', doubt: told })
  const answer = await context.person.line({ asks: 'height', doubt: told })
  if (answer.trim() === String(height)) return
  throw new RingiError('height.unconfirmed', { why: 'not-typed' })
}
