import { RingiError } from '../base/error.js'
import { privateKeyGiven } from '../keys/extended-key-version.js'
import { formatPath } from '../keys/path.js'
import { SCRIPT_TYPES } from '../spend/script-types.js'
import type { Vault } from '../vault/vault.js'
import { foreignKey, keyCalled } from './foreign-key.js'
import type { ForeignWallet, Format } from './format.js'
import { requireCount, requireSorted } from './refusals.js'
import { scriptTypeCalled, scriptTypeName } from './script-type-name.js'
import type { WalletSource } from './source.js'

const MAX_KEYS = 15
const MAX_NAME = 20
const LINE = /^([0-9A-Za-z]+)\s*:\s*(.*)$/
const POLICY = /^(\d{1,2})(?:\s*(?:of|-of-|[/,-])\s*|\s+)(\d{1,2})$/i
const FINGERPRINT = /^[0-9a-f]{8}$/i

/**
 * The text in which Coldcard, and after it other hardware signers, keep a multisig wallet: name, M of N, path, kind of
 * script, then a line for each key under its master fingerprint. Its keys are sorted unless Jade says otherwise.
 */
export const coldcard: Format = {
  name: 'coldcard',
  label: 'Coldcard multisig text',
  isJson: false,
  recognises: ({ lines }) => lines.some(line => /^(?:Policy|Format|Derivation)\s*:/i.test(line)),
  read,
  write,
}

interface KeyLine {
  readonly fingerprint: string
  readonly path: string
  readonly xpub: string
}

function read(source: WalletSource): ForeignWallet {
  const fields = new Map<string, string>()
  const keyLines: KeyLine[] = []
  // What BlueWallet says of the next key alone, in a comment.
  let own: string | undefined
  for (const line of source.lines) {
    own = KEY_DERIVATION.exec(line)?.[1] ?? own
    if (line.startsWith('#')) continue
    const [, label = '', text = ''] = LINE.exec(line) ?? []
    const name = label.toLowerCase()
    // BlueWallet's backups have the words beside the keys.
    if (name === 'seed') throw privateKeyGiven()
    const value = text.replace(/\s+#.*$/, '')
    if (FINGERPRINT.test(label)) {
      keyLines.push(keyLine(label, own ?? fields.get('derivation'), value))
      own = undefined
    } else if (name === 'derivation') fields.set(name, value)
    else if (HEADINGS.has(name) && !fields.has(name)) fields.set(name, value)
    else throw new RingiError('vault.malformed', { why: 'coldcard-line' })
  }
  return walletIn(fields, keyLines, source)
}

/** `sorted` is Jade's: its wallets need not be. */
const HEADINGS: ReadonlySet<string> = new Set(['name', 'policy', 'format', 'sorted'])

const KEY_DERIVATION = /^#\s*derivation\s*:\s*(m?[/\dhH']+)\s*$/i

// A path stands before all keys, or before each one that has another.
function keyLine(fingerprint: string, path: string | undefined, xpub: string): KeyLine {
  if (path === undefined) throw new RingiError('vault.malformed', { why: 'coldcard-derivation' })
  return { fingerprint, path, xpub }
}

function walletIn(
  fields: ReadonlyMap<string, string>,
  keyLines: readonly KeyLine[],
  source: WalletSource,
): ForeignWallet {
  const [, required, total] = POLICY.exec(fields.get('policy') ?? '') ?? []
  if (required === undefined) throw new RingiError('vault.malformed', { why: 'coldcard-policy' })
  requireCount(Number(total), keyLines.length)
  // The device's own default.
  const scriptType = scriptTypeCalled((fields.get('format') ?? 'P2SH').toUpperCase(), 'Format')
  const keys = keyLines.map((line, i) =>
    foreignKey(line, { scriptType, source, called: keyCalled(i, line.fingerprint) }),
  )
  const plan = { required: Number(required), sorted: isSorted(fields), keys }
  return { template: SCRIPT_TYPES[scriptType].template(plan) }
}

function isSorted(fields: ReadonlyMap<string, string>): boolean {
  const sorted = (fields.get('sorted') ?? 'true').toLowerCase()
  if (sorted !== 'true' && sorted !== 'false')
    throw new RingiError('vault.malformed', { why: 'coldcard-sorted' })
  return sorted === 'true'
}

function write(vault: Vault): string {
  requireSorted(vault, 'Coldcard')
  const { threshold, cosigners } = vault
  if (threshold.of > MAX_KEYS)
    throw new RingiError('format.cannot-carry', { why: 'keys', format: 'Coldcard', most: MAX_KEYS })
  const head = [
    '# Coldcard Multisig setup file (written by Ringi)',
    '#',
    `Name: ${shortName(vault)}`,
    `Policy: ${threshold.required} of ${threshold.of}`,
    `Format: ${scriptTypeName(vault, 'Coldcard')}`,
  ]
  // Some signers take one path for all keys, or one before every key, and nothing between.
  const isCommon = new Set(cosigners.map(({ path }) => formatPath(path))).size === 1
  const keys = cosigners.flatMap(({ fingerprint, path, xpub }, i) => {
    const derivation = isCommon && i > 0 ? [] : ['', `Derivation: m/${formatPath(path, "'")}`]
    return [...derivation, `${fingerprint.toUpperCase()}: ${xpub}`]
  })
  return `${[...head, ...keys].join('\n')}\n`
}

// The device shows ASCII, and as much of it as has room.
function shortName({ name, digest }: Vault): string {
  const shown = name.replace(/[^\x20-\x7e]/g, '').slice(0, MAX_NAME)
  return shown === '' ? `ringi-${digest.hex.slice(0, 8)}` : shown
}
