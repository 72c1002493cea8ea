import { RingiError } from '../base/error.js'
import { printWith } from '../descriptor/print.js'
import { formatOrigin } from '../keys/origin.js'
import type { Vault } from '../vault/vault.js'
import { templateOfDescriptors } from './descriptor-template.js'
import type { ForeignWallet, Format } from './format.js'
import { Members } from './members.js'
import type { WalletSource } from './source.js'

/** sh(), wsh() or sh(wsh()) of multi() or sortedmulti() with placeholders for keys alone. */
const TEMPLATE =
  /^((?:sh\(wsh|wsh|sh)\((?:sorted)?multi)\((\d{1,2})((?:,@\d{1,2}\/(?:\*\*|<0;1>\/\*))+)(\){2,3})$/

const MAX_LENGTH = 1000
const MAX_KEYS = 20

/** A wallet policy (BIP 388): a descriptor template whose placeholders stand for a list of keys. */
export const policy: Format = {
  name: 'bip388',
  label: 'wallet policy (BIP 388)',
  isJson: true,
  recognises: ({ json }) => json?.keys_info !== undefined || json?.descriptor_template !== undefined,
  read,
  write,
}

function read(source: WalletSource): ForeignWallet {
  const file = new Members(source.json)
  const keys = file.list('keys_info').map(keyText)
  const template = file.text('descriptor_template')
  const text = expand(template, keys)
  return { template: templateOfDescriptors([text], source, { checksum: 'none' }) }
}

function keyText(key: unknown): string {
  if (typeof key === 'string') return key
  throw new RingiError('vault.malformed', { why: 'policy-key' })
}

function expand(template: string, keys: readonly string[]): string {
  const [, head, threshold, places, tail] =
    (template.length > MAX_LENGTH ? null : TEMPLATE.exec(template)) ?? []
  if (head === undefined || places === undefined)
    throw new RingiError('descriptor.unsupported', { why: 'policy' })
  const numbers = [...places.matchAll(/@(\d+)/g)].map(([, digits]) => digits)
  // BIP 388: the placeholders stand in order, each key is there once, and none is left over.
  if (
    numbers.length > MAX_KEYS ||
    numbers.some((digits, i) => digits !== `${i}`) ||
    keys.length !== numbers.length
  )
    throw new RingiError('vault.malformed', { why: 'policy-placeholders' })
  return `${head}(${threshold},${keys.map(key => `${key}/<0;1>/*`).join()}${tail}`
}

function write({ name, template }: Vault): string {
  const document = {
    name,
    descriptor_template: printWith(template.descriptor, (_, place) => `@${place}/**`),
    keys_info: template.keys.map(key => `${formatOrigin(key, "'")}${key.xpub}`),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}
