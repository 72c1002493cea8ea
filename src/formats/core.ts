import { RingiError } from '../base/error.js'
import { parseUniqueJson } from '../base/unique-json.js'
import { branchDescriptor } from '../spend/branch-descriptor.js'
import type { Vault } from '../vault/vault.js'
import { templateOfDescriptors } from './descriptor-template.js'
import type { Format } from './format.js'
import { Members } from './members.js'
import type { WalletSource } from './source.js'

/** What Bitcoin Core prints for `listdescriptors`, and takes for `importdescriptors`. */
export const core: Format = {
  name: 'core',
  label: 'Bitcoin Core',
  isJson: true,
  recognises: ({ json, list, lines }) =>
    list !== undefined ||
    json?.descriptors !== undefined ||
    lines[0]?.startsWith('importdescriptors ') === true,
  read: source => ({ template: templateOfDescriptors(descriptorsIn(source), source, { checksum: 'usual' }) }),
  write: vault => `${JSON.stringify([request(vault, 0), request(vault, 1)], null, 2)}\n`,
}

/**
 * The descriptors of multisig wallets among the rows, those that are in use where any is. A wallet of Core has some for one
 * signer too, which are no vault's; what cannot be told apart, whoever counts them refuses.
 */
function descriptorsIn(source: WalletSource): readonly string[] {
  const rows = rowsIn(source).map(row => new Members(row, 'descriptor'))
  const several = rows.filter(row => MULTISIG.test(row.text('desc')))
  const active = several.filter(row => row.is('active'))
  // Without any, what reads descriptors says what is wrong with these.
  return [active, several, rows].find(({ length }) => length > 0)?.map(row => row.text('desc')) ?? []
}

const MULTISIG = /^(?:sh\()?(?:wsh\()?(?:sorted)?multi\(/

// Coldcard writes the whole command.
function rowsIn({ json, list, lines }: WalletSource): readonly unknown[] {
  if (list !== undefined) return list
  if (json !== undefined) return new Members(json).list('descriptors')
  const [, text = ''] = /^importdescriptors '(.*)'$/.exec(lines.join(' ')) ?? []
  const value = parseUniqueJson(text)
  if (Array.isArray(value)) return value
  throw new RingiError('vault.malformed', { why: 'core-command' })
}

/** One request a branch, ranged, from the first block on. */
function request({ template }: Vault, branch: 0 | 1): object {
  return {
    desc: branchDescriptor(template, branch),
    active: true,
    internal: branch === 1,
    range: [0, 999],
    next_index: 0,
    timestamp: 0,
  }
}
