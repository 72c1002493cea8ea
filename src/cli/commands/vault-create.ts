import { type CreatedVault, createVaultFile } from '../../app/vault/create-vault.js'
import { listed } from '../../base/text.js'
import { ANY_NETWORK_NAMES, networkNamed } from '../../chain/network.js'
import { SCHEME_NAMES } from '../../spend/script-type.js'
import { defineByNetwork } from '../by-model.js'
import type { Outcome } from '../command.js'
import { ANY_NETWORK, FILE, NAME, oneOf, SCRIPT_TYPE, TEXT, wholeNumber } from '../option-types.js'
import { SNAPSHOT } from '../options/accounts.js'
import { TOKEN_FILE } from '../options/keys.js'
import { flag, needed, onlyFor, optional, repeatable, required, requiredFor } from '../parameters.js'
import { vaultData, vaultText } from '../render/vault.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  name: required('--name <name>', 'what to call the vault', NAME),
  threshold: required('--threshold <m>', 'how many cosigners must sign', wholeNumber(0, 1000)),
  scriptType: requiredFor('coins', '--script-type <type>', 'p2wsh, p2sh-p2wsh or p2sh', SCRIPT_TYPE),
  scriptHash: onlyFor(
    'coins',
    optional(
      '--script-hash <bytes>',
      '32, or 20 for cosigners’ wallets that know nothing else (Bitcoin Cash)',
      oneOf([32, 20]),
    ),
  ),
  scheme: onlyFor(
    'coins',
    optional('--scheme <scheme>', 'ecdsa, or schnorr (Bitcoin Cash)', oneOf(SCHEME_NAMES)),
  ),
  network: required('--network <network>', listed(ANY_NETWORK_NAMES, 'or'), ANY_NETWORK),
  unsorted: onlyFor(
    'coins',
    flag('--unsorted', 'keys in scripts stand in the order given, not in that of BIP 67'),
  ),
  out: optional('--out <file>', 'the vault file (NAME.vault.json; - for standard output)', FILE),
  cosigner: repeatable(
    '--cosigner <file>',
    'a cosigner file, a key record (BIP 129), or a signer’s key; once for each',
    FILE,
  ),
  tokenFile: onlyFor('coins', TOKEN_FILE),
  account: onlyFor(
    'account',
    optional('--account <file|hex>', 'NEM: the account, as its key was handed out, or its public key', FILE),
  ),
  publisher: onlyFor(
    'account',
    optional('--publisher <recipient>', 'NEM: whom cosignatures are encrypted to (age1…)', TEXT),
  ),
  snapshot: SNAPSHOT,
}

export const command = defineByNetwork(PARAMETERS, {
  coins: async (context, request) => {
    const scriptType = needed(request.scriptType, '--script-type')
    const network = networkNamed(request.network.name)
    return outcome(await createVaultFile(context, { ...request, network, scriptType }))
  },
  account: () => import('../account/vault-create.js'),
})

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
