import { formatPath } from '../keys/path.js'
import { SCRIPT_TYPES } from '../spend/script-types.js'
import type { Vault } from '../vault/vault.js'
import { foreignKey, keyCalled } from './foreign-key.js'
import { networkCalled } from './foreign-network.js'
import type { ForeignWallet, Format } from './format.js'
import { Members } from './members.js'
import { requireCount, requireSorted } from './refusals.js'
import { scriptTypeCalled, scriptTypeName } from './script-type-name.js'
import type { WalletSource } from './source.js'

/** The wallet configuration of Caravan (Unchained). Its keys are always sorted. */
export const caravan: Format = {
  name: 'caravan',
  label: 'Caravan',
  isJson: true,
  recognises: ({ json }) => json?.extendedPublicKeys !== undefined,
  networkIn: ({ json }) => networkCalled(new Members(json).text('network')),
  read,
  write,
}

function read(source: WalletSource): ForeignWallet {
  const file = new Members(source.json)
  const scriptType = scriptTypeCalled(file.text('addressType'), 'addressType')
  const quorum = file.members('quorum')
  const rows = file.list('extendedPublicKeys').map(row => new Members(row, 'key'))
  requireCount(quorum.count('totalSigners'), rows.length)
  const keys = rows.map((row, i) => {
    const texts = { fingerprint: known(row, 'xfp'), path: known(row, 'bip32Path'), xpub: row.text('xpub') }
    return foreignKey(texts, { scriptType, source, called: keyCalled(i, row.optionalText('name')) })
  })
  return {
    template: SCRIPT_TYPES[scriptType].template({
      required: quorum.count('requiredSigners'),
      sorted: true,
      keys,
    }),
    names: rows.map(row => row.optionalText('name')),
  }
}

// Unchained writes Unknown where it does not say where its own key comes from.
function known(row: Members, member: string): string | undefined {
  const text = row.text(member)
  return text === 'Unknown' ? undefined : text
}

function write(vault: Vault): string {
  requireSorted(vault, 'Caravan')
  const { name, network, threshold, cosigners } = vault
  const document = {
    name,
    addressType: scriptTypeName(vault, 'Caravan'),
    network: network.name,
    client: { type: 'public' },
    quorum: { requiredSigners: threshold.required, totalSigners: threshold.of },
    extendedPublicKeys: cosigners.map(cosigner => ({
      name: cosigner.name,
      bip32Path: `m/${formatPath(cosigner.path, "'")}`,
      xpub: cosigner.xpub.toString(),
      xfp: cosigner.fingerprint,
      method: 'text',
    })),
    startingAddressIndex: 0,
  }
  return `${JSON.stringify(document, null, 2)}\n`
}
