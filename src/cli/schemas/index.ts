import type { Schemas } from './build.js'
import { HELP } from './help.js'
import { KEYS } from './keys.js'
import { LOGS } from './logs.js'
import { POLICIES } from './policies.js'
import { PROPOSALS } from './proposals.js'
import { QR } from './qr.js'
import { VAULTS } from './vaults.js'

/** The schema of `data` of every command. A test validates everything that the commands print against these. */
export const SCHEMAS: Schemas = {
  ...KEYS,
  ...VAULTS,
  ...POLICIES,
  ...PROPOSALS,
  ...LOGS,
  ...QR,
  ...HELP,
}
