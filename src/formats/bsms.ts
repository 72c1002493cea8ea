import { RingiError } from '../base/error.js'
import { addChecksum, splitChecksum } from '../descriptor/checksum.js'
import { printWith } from '../descriptor/print.js'
import { formatOrigin } from '../keys/origin.js'
import type { Vault } from '../vault/vault.js'
import { templateOfDescriptors } from './descriptor-template.js'
import type { ForeignWallet, Format } from './format.js'
import type { FileContent, WalletSource } from './source.js'

const VERSION = 'BSMS 1.0'
const BRANCHES = '/0/*,/1/*'
const FREE = 'No path restrictions'

/**
 * The descriptor record of a secure multisig setup (BIP 129, round 2): version, descriptor template, path restrictions,
 * first address. What is encrypted has to be decrypted first: see `decryptBsms`.
 */
export const bsms: Format = {
  name: 'bsms',
  label: 'BSMS 1.0 (BIP 129)',
  isJson: false,
  recognises: source => isRecord(source) && !isBare(source),
  read: readRecord,
  write: vault => record(templateOf(vault, '/**'), BRANCHES, vault),
}

/**
 * The descriptor record as Nunchuk writes it: without path restrictions, and with one star for everything below a key.
 * Nunchuk takes addresses from branch 0 and change from branch 1; that it is branch 0, the first address proves.
 */
export const nunchuk: Format = {
  name: 'nunchuk',
  label: 'Nunchuk',
  isJson: false,
  recognises: source => isRecord(source) && isBare(source),
  read: readRecord,
  write: vault => record(addChecksum(templateOf(vault, '/*')), FREE, vault),
}

function isRecord({ lines }: FileContent): boolean {
  return lines[0]?.startsWith('BSMS ') ?? false
}

function isBare({ lines }: FileContent): boolean {
  return /[0-9A-Za-z]\/\*[,)]/.test(lines[1] ?? '')
}

function readRecord(source: WalletSource): ForeignWallet {
  const { lines } = source
  const [version, template = '', restrictions, firstAddress, ...rest] = lines
  if (version !== VERSION) throw new RingiError('vault.malformed', { why: 'bsms-version' })
  if (restrictions === undefined || firstAddress === undefined || rest.length > 0)
    throw new RingiError('vault.malformed', { why: 'not-record' })
  if (restrictions !== BRANCHES && restrictions !== FREE)
    throw new RingiError('vault.malformed', { why: 'restrictions' })
  const body = template.length > MAX_TEMPLATE ? template : splitChecksum(template, 'optional')
  // BIP 129 has /** for the restrictions behind every key; Nunchuk writes one star, and some of Sparrow's nothing.
  const text = body.replace(KEY_END, '$1/<0;1>/*')
  return { template: templateOfDescriptors([text], source, { checksum: 'none' }), firstAddress }
}

const MAX_TEMPLATE = 20_000

const KEY_END = /([a-zA-Z]pub[1-9A-HJ-NP-Za-km-z]+)(?:\/\*{1,2})?(?=[,)])/g

function templateOf({ template: { descriptor, keys } }: Vault, steps: string): string {
  const texts = keys.map(key => `${formatOrigin(key, "'")}${key.xpub}${steps}`)
  return printWith(descriptor, (_, place) => texts[place] as string)
}

function record(template: string, restrictions: string, vault: Vault): string {
  return `${[VERSION, template, restrictions, vault.addressAt(0, 0).address].join('\n')}\n`
}
