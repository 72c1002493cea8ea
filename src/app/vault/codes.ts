import { count, list, optional, text } from '../../base/arguments.js'
import { type CodeTable, reasons, takes } from '../../base/codes.js'

/** The codes of this room about vaults. */
export const APP_VAULT_CODES = {
  'usage.invalid': reasons(2, {
    'token-format': { formats: list(text) },
  }),
  'vault.twins': reasons(4, {
    registered: { name: text, twins: text },
  }),
  'vault.not-registered': reasons(4, {
    name: { name: text, known: list(text) },
    'no-home': { home: text, nearest: optional(text) },
  }),
  'vault.exists': takes(11, { name: text, digest: text }),
  'vault.already-registered': takes(7, { name: text, digest: text }),
  'vault.same-scripts': takes(4, { name: text }),
  'vault.digest': reasons(4, {
    given: { expected: text, actual: text },
  }),
  'vault.address-not-found': takes(4, { name: text, limit: count }),
  'vault.index-range': 2,
  'vault.gap': takes(4, { limit: count, last: count }),
} as const satisfies CodeTable

declare module '../../base/codes.js' {
  interface Rooms {
    readonly 'app/vault': typeof APP_VAULT_CODES
  }
}
