import { splitChecksum } from '../descriptor/checksum.js'
import { branchDescriptor } from '../descriptor/multisig.js'
import { walletOf } from './descriptors.js'
import type { ForeignWallet, Format } from './format.js'
import { Members } from './members.js'
import type { Source } from './source.js'

/** The wallet file of Specter Desktop: a label, the descriptor of the receiving branch, and the devices by name. */
export const specter: Format = {
  name: 'specter',
  label: 'Specter Desktop',
  isJson: true,
  recognises: ({ json }) => json?.descriptor !== undefined && json.kind === undefined,
  read,
  write: vault =>
    `${JSON.stringify({
      label: vault.name,
      blockheight: 0,
      descriptor: branchDescriptor(vault.multisig, 0),
      devices: vault.cosigners.map(({ name }) => ({ type: 'other', label: name })),
    })}\n`,
}

function read({ json, network }: Source): ForeignWallet {
  const file = new Members(json)
  const text = file.text('descriptor')
  const isReceiving = text.includes('/0/*') && !text.includes('<')
  // Specter takes change from branch 1, and does not say so.
  const texts = isReceiving ? [text, splitChecksum(text, 'required').replaceAll('/0/*', '/1/*')] : [text]
  const multisig = walletOf(texts, { network, checksum: isReceiving ? 'optional' : 'required' })
  return { multisig, names: labelsIn(file, multisig.keys.length) }
}

function labelsIn(file: Members, keys: number): (string | undefined)[] {
  if (!file.has('devices')) return []
  const devices = file.list('devices')
  // Which device has which key, only their order says.
  if (devices.length !== keys) return []
  return devices.map(device => new Members(device, 'a device').optionalText('label'))
}
