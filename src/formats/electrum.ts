import { toHex } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { uint32 } from '../bitcoin/byte-writer.js'
import { privateKeyGiven } from '../keys/extended-key-version.js'
import { formatPath } from '../keys/path.js'
import { normalizeSlip132, toSlip132 } from '../keys/slip132.js'
import type { ScriptTypeName } from '../spend/script-type.js'
import { SCRIPT_TYPES } from '../spend/script-types.js'
import type { TemplateKey } from '../spend/template-key.js'
import type { Vault } from '../vault/vault.js'
import { foreignKey, keyCalled } from './foreign-key.js'
import type { ForeignWallet, Format } from './format.js'
import { Members } from './members.js'
import { requireCount, requireSorted } from './refusals.js'
import type { WalletSource } from './source.js'

const WALLET_TYPE = /^([1-9]\d?)of([1-9]\d?)$/

/** A version of the file that every Electrum since 4.0 opens, and brings up to date by itself. */
const SEED_VERSION = 41

/**
 * A multisig wallet file of Electrum, neither encrypted nor holding private keys. What kind of scripts it has, the
 * prefixes of its keys say (SLIP 132). Its keys are always sorted.
 */
export const electrum: Format = {
  name: 'electrum',
  label: 'Electrum wallet file',
  isJson: true,
  takesChanges: true,
  recognises: ({ json }) => json?.wallet_type !== undefined,
  read,
  write,
}

function read(source: WalletSource): ForeignWallet {
  const { json, changes, network } = source
  const file = new Members(json)
  changes.forEach(requireHarmless)
  const [, required, total] = WALLET_TYPE.exec(file.text('wallet_type')) ?? []
  if (required === undefined) throw new RingiError('vault.malformed', { why: 'not-multisig' })
  const stores = keystores(file, json as object)
  if (!file.is('use_encryption')) for (const store of stores) refusePrivate(store)
  requireCount(Number(total), stores.length)
  const scriptType = scriptTypeOf(stores[0]?.text('xpub') ?? '', network)
  const keys = stores.map((store, i) => keyIn(store, i, scriptType, source))
  return {
    template: SCRIPT_TYPES[scriptType].template({ required: Number(required), sorted: true, keys }),
    names: stores.map(store => store.optionalText('label') || undefined),
  }
}

/**
 * Electrum (since 4.5) appends what it changes to the file, as JSON patches (RFC 6902), and writes it anew when it closes.
 * Histories and labels are passed over either way.
 */
function requireHarmless(change: unknown): void {
  const [, member = ''] = /^\/([^/]+)/.exec(new Members(change, 'change').text('path')) ?? []
  if (member !== '' && !/^(?:x\d+~1|wallet_type|seed_version|use_encryption)$/.test(member)) return
  throw new RingiError('vault.malformed', { why: 'electrum-changes' })
}

// x1/, x2/ and so on, without a gap.
function keystores(file: Members, json: object): Members[] {
  const names = Object.keys(json).filter(name => /^x\d+\/$/.test(name))
  return names.map((_, i) => file.members(`x${i + 1}/`))
}

// Under a password (use_encryption) these are ciphertext; what looks like a private key is refused in any file.
function refusePrivate(store: Members): void {
  if (['xprv', 'seed', 'passphrase'].some(name => store.has(name) && store.optionalText(name) !== ''))
    throw privateKeyGiven()
}

function scriptTypeOf(xpub: string, network: WalletSource['network']): ScriptTypeName {
  const { hint = 'p2sh' } = normalizeSlip132(xpub, network)
  if (hint === 'p2wsh' || hint === 'p2sh-p2wsh' || hint === 'p2sh') return hint
  throw new RingiError('vault.malformed', { why: 'single-signature' })
}

function keyIn(store: Members, place: number, scriptType: ScriptTypeName, source: WalletSource): TemplateKey {
  const xpub = store.text('xpub')
  if (scriptTypeOf(xpub, source.network) !== scriptType)
    throw new RingiError('vault.malformed', { why: 'mixed-kinds' })
  const path = store.optionalText('derivation')
  const fingerprint = store.optionalText('root_fingerprint') ?? coldcardFingerprint(store)
  const called = keyCalled(place, store.optionalText('label'))
  return foreignKey({ fingerprint, path, xpub }, { scriptType, source, called })
}

// As Coldcard itself writes these files: the four bytes as a number, the first one lowest.
function coldcardFingerprint(store: Members): string | undefined {
  if (!store.has('ckcc_xfp')) return undefined
  const number = store.count('ckcc_xfp')
  if (number < 0 || number > 0xffffffff)
    throw new RingiError('vault.malformed', { why: 'electrum-fingerprint' })
  return toHex(uint32(number))
}

function write(vault: Vault): string {
  requireSorted(vault, 'Electrum')
  const { threshold, scriptType, cosigners } = vault
  const stores = cosigners.map(({ name, fingerprint, path, xpub }, i) => [
    `x${i + 1}/`,
    {
      type: 'bip32',
      xpub: toSlip132(xpub, scriptType.name),
      derivation: path.length === 0 ? 'm' : `m/${formatPath(path, "'")}`,
      root_fingerprint: fingerprint,
      label: name,
      pw_hash_version: 1,
    },
  ])
  const document = {
    wallet_type: `${threshold.required}of${threshold.of}`,
    use_encryption: false,
    seed_version: SEED_VERSION,
    ...Object.fromEntries(stores),
  }
  return `${JSON.stringify(document, null, 4)}\n`
}
