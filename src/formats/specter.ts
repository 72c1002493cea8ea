import { RingiError } from '../base/error.js'
import { branchDescriptor } from '../spend/branch-descriptor.js'
import type { SpendTemplate } from '../spend/script-type.js'
import { templateOfDescriptors } from './descriptor-template.js'
import type { ForeignWallet, Format } from './format.js'
import { Members } from './members.js'
import type { WalletSource } from './source.js'

/** What the signer is told, as Specter Desktop and Sparrow write it: a name, and the descriptor after an ampersand. */
const ADD_WALLET = /^addwallet [^&]{0,200}&(.+)$/

/** Behind the keys: what Specter Desktop has, what the signer has, and what both leave out. */
const ENDINGS = ['/0/*', '/{0,1}/*', '']

/**
 * The wallet file of Specter Desktop: a label, the descriptor of the receiving branch, and the devices by name. The copy in
 * its own folder, which has both branches, and the text for Specter's signers are read too.
 */
export const specter: Format = {
  name: 'specter',
  label: 'Specter',
  isJson: true,
  recognises: ({ json, lines }) =>
    (json?.descriptor !== undefined && json.kind === undefined) ||
    json?.recv_descriptor !== undefined ||
    lines[0]?.startsWith('addwallet ') === true,
  read: source => (source.json === undefined ? readText(source) : readFile(source)),
  write: vault =>
    `${JSON.stringify({
      label: vault.name,
      blockheight: 0,
      descriptor: branchDescriptor(vault.template, 0),
      devices: vault.cosigners.map(({ name }) => ({ type: 'other', label: name })),
    })}\n`,
}

function readText(source: WalletSource): ForeignWallet {
  const { lines } = source
  const [, text] = ADD_WALLET.exec(lines[0] ?? '') ?? []
  if (text === undefined || lines.length > 1)
    throw new RingiError('vault.malformed', { why: 'specter-signer' })
  return { template: templateOfDescriptors([text], source, { checksum: 'none', endings: ENDINGS }) }
}

function readFile(source: WalletSource): ForeignWallet {
  const file = new Members(source.json)
  const template = templateOfDescriptors(descriptorsIn(file), source, { checksum: 'usual', endings: ENDINGS })
  if (file.has('sigs_required') && file.count('sigs_required') !== template.paths[0].quorum.any)
    throw new RingiError('vault.malformed', { why: 'specter-threshold' })
  return { template, names: labelsIn(file, template) }
}

function descriptorsIn(file: Members): readonly string[] {
  if (!file.has('recv_descriptor')) return [file.text('descriptor')]
  if (!file.has('change_descriptor')) return [file.text('recv_descriptor')]
  return [file.text('recv_descriptor'), file.text('change_descriptor')]
}

function labelsIn(file: Members, { keys }: SpendTemplate): (string | undefined)[] {
  if (!file.has('devices')) return []
  const devices = file.list('devices')
  // Which device has which key, only their order says.
  if (devices.length !== keys.length) return []
  return devices.map(device =>
    typeof device === 'string' ? device : new Members(device, 'device').optionalText('label'),
  )
}
