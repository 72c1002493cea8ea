import type { LogEvent } from '../../log/events.js'
import { metCheckpoints } from '../../log/met-checkpoints.js'
import type { Home } from '../../platform/home.js'
import type { Vault } from '../../vault/vault.js'
import { logIfAtHome } from './append.js'

/** What came up and is to be kept, whatever becomes of the proposal that it came with. */
export interface Kept {
  /** The files of checkpoints of other logs. */
  readonly met: readonly string[]
  /** The entries of revocations. */
  readonly revoked: readonly LogEvent[]
}

/** Has the log of a home keep what came up, where nothing else is logged that could. Throws what `append` throws. */
export async function keepAtHome(home: Home, vault: Vault, { met, revoked }: Kept): Promise<void> {
  await logIfAtHome(home, [...revoked, ...(met.length === 0 ? [] : [metCheckpoints(vault, met)])])
}
