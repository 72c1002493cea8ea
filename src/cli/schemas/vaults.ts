import { anything, count, either, flag, list, optional, record, text } from '../../base/shape.js'
import { hash, hex, words } from '../../base/vocabulary.js'
import { networkName, scriptTypeName } from '../../vault/vocabulary.js'
import { ACCOUNTS } from './accounts.js'
import { file, type Schemas } from './build.js'
import { importedVault, registeredVault, shownVault, vaultReference, writtenVault } from './shapes.js'

/** Of the commands for vaults. */
export const VAULTS = {
  'vault create': either(writtenVault, ACCOUNTS.written),
  'vault register': either(registeredVault, ACCOUNTS.registered),
  'vault show': either(shownVault, ACCOUNTS.shown),
  'vault convert': ACCOUNTS.converted,
  'vault confirm': ACCOUNTS.confirmed,
  'vault list': record({
    vaults: list(
      either(
        record({
          name: text,
          network: networkName,
          threshold: count,
          cosignerCount: count,
          scriptType: scriptTypeName,
          digest: hash,
          words,
        }),
        ACCOUNTS.row,
      ),
    ),
  }),
  // Of a vault file, nothing rests on the home.
  'vault address': either(
    record({
      addresses: list(record({ index: count, change: flag, address: text, script: hex })),
      sealed: optional(flag),
    }),
    ACCOUNTS.address,
  ),
  'vault find': record({ address: text, index: count, change: flag, script: hex, vault: vaultReference }),
  'vault export': record({
    vault: vaultReference,
    format: text,
    content: anything,
    file,
    sealed: optional(flag),
  }),
  'vault import': importedVault,
} as const satisfies Schemas
