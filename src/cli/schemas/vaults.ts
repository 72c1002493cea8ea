import {
  ANYTHING,
  count,
  file,
  flag,
  hash,
  hex,
  list,
  network,
  record,
  type Schemas,
  scriptType,
  text,
  words,
} from './build.js'
import { importedVault, registeredVault, shownVault, vaultReference, writtenVault } from './shapes.js'

/** Of the commands for vaults. */
export const VAULTS: Schemas = {
  'vault create': writtenVault,
  'vault register': registeredVault,
  'vault show': shownVault,
  'vault list': record({
    vaults: list(
      record({
        name: text,
        network,
        threshold: count,
        cosignerCount: count,
        scriptType,
        digest: hash,
        words,
      }),
    ),
  }),
  // Of a vault file, nothing rests on the home.
  'vault address': record(
    { addresses: list(record({ index: count, change: flag, address: text, script: hex })) },
    { sealed: flag },
  ),
  'vault find': record({ address: text, index: count, change: flag, script: hex, vault: vaultReference }),
  'vault export': record({ vault: vaultReference, format: text, content: ANYTHING, file }, { sealed: flag }),
  'vault import': importedVault,
}
