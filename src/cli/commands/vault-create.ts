import { type CreatedVault, createVaultFile } from '../../app/vault/create-vault.js'
import { listed } from '../../base/text.js'
import { NETWORK_NAMES } from '../../chain/network.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, NAME, NETWORK, SCRIPT_TYPE, wholeNumber } from '../option-types.js'
import { TOKEN_FILE } from '../options/keys.js'
import { flag, optional, repeatable, required } from '../parameters.js'
import { vaultData, vaultText } from '../render/vault.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  name: required('--name <name>', 'what to call the vault', NAME),
  threshold: required('--threshold <m>', 'how many cosigners must sign', wholeNumber(0, 1000)),
  scriptType: required('--script-type <type>', 'p2wsh, p2sh-p2wsh or p2sh', SCRIPT_TYPE),
  network: required('--network <network>', listed(NETWORK_NAMES, 'or'), NETWORK),
  unsorted: flag('--unsorted', 'keys in scripts stand in the order given, not in that of BIP 67'),
  out: optional('--out <file>', 'the vault file (NAME.vault.json; - for standard output)', FILE),
  cosigner: repeatable(
    '--cosigner <file>',
    'a cosigner file, a key record (BIP 129), or a signer’s key; once for each',
    FILE,
  ),
  tokenFile: TOKEN_FILE,
}

export const command = defineCommand(PARAMETERS, async (context, request) =>
  outcome(await createVaultFile(context, request)),
)

/** What is told of it. */
export function outcome({ vault, findings, written }: CreatedVault): Outcome<DataOf<'vault create'>> {
  const { file, raw } = written
  return {
    data: { ...vaultData(vault), file },
    findings,
    raw,
    text: style => vaultText(vault, style, file),
  }
}
