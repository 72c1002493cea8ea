import { RunningHistory } from '../../log/history.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'

/** What this machine's own log and those in files know together. Throws what `historyIn` throws. */
export async function heardBy(
  context: Context,
  logs: readonly string[],
  vault: Vault,
  own: RunningHistory,
): Promise<RunningHistory> {
  const heard = new RunningHistory()
  heard.join(own)
  if (logs.length > 0) {
    const { historyIn } = await import('./read-history.js')
    heard.join((await historyIn(context, logs, vault, { policies: [], own })).history)
  }
  heard.vaults.knowVaults(vault)
  return heard
}
