import type { Shaped } from '../../base/shape.js'
import type { Schemas } from './build.js'
import { HELP } from './help.js'
import { KEYS } from './keys.js'
import { LOGS } from './logs.js'
import { POLICIES } from './policies.js'
import { PROPOSALS } from './proposals.js'
import { QR } from './qr.js'
import { VAULTS } from './vaults.js'

const ALL = {
  ...KEYS,
  ...VAULTS,
  ...POLICIES,
  ...PROPOSALS,
  ...LOGS,
  ...QR,
  ...HELP,
} as const satisfies Schemas

/** The schema of `data` of every command, which the compiler holds commands to, and tests what they print. */
export const SCHEMAS: Schemas = ALL

/** What a command is called. */
export type CommandName = keyof typeof ALL

/** What a command prints as its `data`, as its schema says; whether it is sealed is said beside it, and put in there. */
export type DataOf<N extends string> = N extends CommandName ? Unsealed<Shaped<(typeof ALL)[N]>> : object

/** Without what is said beside it. */
export type Unsealed<T> = T extends unknown ? Omit<T, 'sealed'> : never
