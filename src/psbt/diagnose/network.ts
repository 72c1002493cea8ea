import { type Finding, finding } from '../../base/finding.js'
import { parseDerivation } from '../../bitcoin/psbt-derivation.js'
import { fieldsOf, GLOBAL } from '../../bitcoin/psbt-fields.js'
import type { Network } from '../../chain/network.js'
import { coinTypeIn } from '../../keys/purpose.js'
import { versionOf } from '../../keys/version-bytes.js'
import type { Vault } from '../../vault/vault.js'
import type { Psbt } from '../codec/psbt.js'
import { cosignerOfXpub } from '../review/extended-keys.js'

/** Whether extended keys or paths in a PSBT are those of another network than the vault's (BIP 32, BIP 48). */
export function checkNetwork(psbt: Psbt, vault: Vault): Finding[] {
  const { network, cosigners, scriptType } = vault
  const keys = fieldsOf(psbt.fields, GLOBAL.XPUB)
  // The vault's own keys are on its network, whatever version bytes a program has given them.
  const foreign = keys.filter(field => cosignerOfXpub(field, vault) === undefined)
  const coinTypes = [
    ...foreign.map(({ keydata }) => coinTypeOf(keydata, network)),
    ...psbt.inputs
      .flatMap(({ fields }) => scriptType.derivationsIn('input', fields))
      .map(({ path }) => coinTypeIn(path)),
    ...keys.map(({ value }) => coinTypeIn(parseDerivation(value).path)),
  ]
  // Keys may come from paths of another coin, and are the vault's all the same.
  const ours = new Set([network.coinType, ...cosigners.map(({ path }) => coinTypeIn(path))])
  if (coinTypes.every(type => type === undefined || ours.has(type))) return []
  return [finding('block', 'signing.other-network', { network: network.label })]
}

/** That of `network` where it has keys that begin so, and else one of a network that has. */
function coinTypeOf(keydata: Uint8Array, network: Network): number | undefined {
  const networks = versionOf(keydata)?.row.networks
  return networks?.includes(network) ? network.coinType : networks?.[0].coinType
}
