import { anything, count, flag, list, optional, record, text } from '../../base/shape.js'
import { hash, hex, words } from '../../base/vocabulary.js'
import { networkName, scriptTypeName } from '../../vault/vocabulary.js'
import { file, type Schemas } from './build.js'
import { importedVault, registeredVault, shownVault, vaultReference, writtenVault } from './shapes.js'

/** Of the commands for vaults. */
export const VAULTS = {
  'vault create': writtenVault,
  'vault register': registeredVault,
  'vault show': shownVault,
  'vault list': record({
    vaults: list(
      record({
        name: text,
        network: networkName,
        threshold: count,
        cosignerCount: count,
        scriptType: scriptTypeName,
        digest: hash,
        words,
      }),
    ),
  }),
  // Of a vault file, nothing rests on the home.
  'vault address': record({
    addresses: list(record({ index: count, change: flag, address: text, script: hex })),
    sealed: optional(flag),
  }),
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
