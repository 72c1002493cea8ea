import type { Home } from '../../platform/home.js'
import type { Vault } from '../../vault/vault.js'
import { logIfAtHome } from './append.js'
import { metCheckpoints } from './events.js'

/** Has the log of a home keep checkpoints of others, where nothing else is logged that could. Throws what `append` throws. */
export async function keepMet(home: Home, vault: Vault, met: readonly string[]): Promise<void> {
  if (met.length > 0) await logIfAtHome(home, metCheckpoints(vault, met))
}
