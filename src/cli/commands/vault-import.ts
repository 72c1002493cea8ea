import { type ImportedVault, importVault } from '../../app/vault/import-vault.js'
import { listed } from '../../base/text.js'
import { NETWORK_NAMES } from '../../chain/network.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, NAME, NETWORK } from '../option-types.js'
import { TOKEN_FILE } from '../options/keys.js'
import { flag, operand, optional, repeatable, required } from '../parameters.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import { vaultData, vaultText } from '../render/vault.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  file: operand('<file>', 'another program’s wallet file, or a descriptor'),
  name: required('--name <name>', 'what to call the vault', NAME),
  network: optional(
    '--network <network>',
    `${listed(NETWORK_NAMES, 'or')}; where the file does not tell`,
    NETWORK,
  ),
  out: optional('--out <file>', 'the vault file (NAME.vault.json; - for standard output)', FILE),
  assumeOrigins: flag('--assume-origins', 'take keys of which the file does not say where they come from'),
  cosignerName: repeatable('--cosigner-name <name>', 'the cosigners’ names, in the order of the keys', NAME),
  tokenFile: TOKEN_FILE,
}

export const command = defineCommand(PARAMETERS, async (context, request) =>
  outcome(await importVault(context, request)),
)

/** What is told of it. */
function outcome({
  vault,
  format,
  findings,
  written: { file, raw },
}: ImportedVault): Outcome<DataOf<'vault import'>> {
  return {
    data: { ...vaultData(vault), file, format: format.name },
    findings,
    raw,
    text: style => shown`${table([[style.words.readAs, format.label]])}${vaultText(vault, style, file)}`,
  }
}
