import { RingiError } from '../base/error.js'
import { parseUniqueJson } from '../base/unique-json.js'
import type { Network } from '../chain/network.js'
import { splitChecksum } from '../descriptor/checksum.js'
import { ExtendedPublicKey } from '../keys/extended-key.js'
import { parseKeyRecord } from '../keys/key-record.js'
import { formatPath, parsePath } from '../keys/path.js'
import { PURPOSE_48 } from '../keys/purpose.js'
import type { ScriptType, ScriptTypeName } from '../spend/script-type.js'
import { SCRIPT_TYPES, scriptTypesOn } from '../spend/script-types.js'
import { type Cosigner, type CosignerRecord, parseCosignerFile, parseDescription } from '../vault/cosigner.js'
import { foreignKey } from './foreign-key.js'
import { nameFrom } from './foreign-name.js'
import { Members } from './members.js'

/** What a vault is to be that a key is for. */
interface CosignerPurpose {
  readonly network: Network
  readonly scriptType: ScriptType
  /** What the cosigner is called where the file does not say. */
  readonly fallback: string
  /** The token of the setup that the file was encrypted for, in hex; undefined in the clear. */
  readonly token?: string | undefined
}

/**
 * The cosigner of a file with one key: Ringi's cosigner file, a key record (BIP 129, round 1), a line
 * `[fingerprint/path]xpub`, the descriptors of an account, Coldcard's exports of keys for multisig. Only the first two are
 * signed by the key; the others are marked unsigned. Throws what their readers throw; `cosigner.malformed` for anything
 * else, `vault.script-type` and `vault.network` for a key of other scripts or another chain.
 */
export function readCosigner(text: string, purpose: CosignerPurpose): Cosigner {
  if (isKeyRecord(text)) return cosignerFromRecord(text, purpose)
  const json = /^\s*\{/.test(text) ? parseUniqueJson(text.replace(/^\uFEFF/, '')) : undefined
  if (json === undefined) return cosignerFromLines(text, purpose)
  if (!Array.isArray(json) && 'xfp' in (json as object)) return cosignerFromColdcard(json, purpose)
  const cosigner = parseCosignerFile(text)
  requireFitting(cosigner, purpose)
  return cosigner
}

function isKeyRecord(text: string): boolean {
  return /^BSMS 1\.0\r?\n(?:00|[0-9a-f]{16}|[0-9a-f]{32})\r?\n/.test(text)
}

/** A key record, called as its description says. */
function cosignerFromRecord(
  text: string,
  { network, scriptType, fallback, token }: CosignerPurpose,
): Cosigner {
  if (token !== undefined) requireToken(text, token)
  const record = parseKeyRecord(text.replace(/\r\n/g, '\n').trimEnd())
  const { origin, xpub, description, isSigned } = record
  if (xpub === undefined) throw new RingiError('cosigner.malformed', { why: 'single-key' })
  requireScripts(origin.path, scriptType, network)
  const key = ExtendedPublicKey.parse(`${xpub}`, network)
  const meant = parseDescription(description)
  if (meant !== undefined) requireFitting(meant, { network, scriptType })
  const plain = (meant?.name ?? description).trim()
  const name = plain === '' ? fallback : nameFrom(plain)
  return { ...origin, xpub: key, name, ...(isSigned ? {} : { unsigned: true }) }
}

/** The record's token has to be the one that its file was encrypted with. Throws `vault.malformed`. */
function requireToken(text: string, token: string): void {
  if (text.split('\n', 2)[1]?.trim() === token) return
  throw new RingiError('vault.malformed', { why: 'other-token' })
}

const KEY_LINE = /^\[([0-9A-Fa-f]{8})((?:\/\d{1,10}[hH']?)*)\]([a-zA-Z]pub[1-9A-HJ-NP-Za-km-z]+)$/

/** A key in a line, or the one of several descriptors of an account that is of the right scripts. */
function cosignerFromLines(text: string, purpose: CosignerPurpose): Cosigner {
  const lines = text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
  const keys = lines.slice(0, MOST_LINES).map(line => keyIn(line, purpose.scriptType))
  const [key, another] = keys.filter(one => one !== undefined)
  if (lines.length > MOST_LINES || key === undefined || another !== undefined)
    throw new RingiError('cosigner.malformed', {
      why: 'no-key',
      lines: keys.length,
      scripts: scriptTypesOn(purpose.network).map(({ name }) => name),
    })
  const [, fingerprint = '', path = '', xpub = ''] = KEY_LINE.exec(key) ?? []
  return unsigned({ fingerprint, path: path.slice(1).replaceAll('H', 'h'), xpub }, purpose)
}

/** An account of a signer has one descriptor for each kind of script. */
const MOST_LINES = 20

// Descriptors of an account have the key alone where a wallet has all of them: `wsh(cosigner(KEY))`, or `wsh(KEY)`.
function keyIn(line: string, scriptType: ScriptType): string | undefined {
  if (KEY_LINE.test(line)) return line
  if (!/^(?:sh|sh32|wsh)\(/.test(line)) return undefined
  const body = splitChecksum(line, 'optional')
  const key = /\[[^[\]()]+\][a-zA-Z]pub[1-9A-HJ-NP-Za-km-z]+/.exec(body)?.[0]
  if (key === undefined || !KEY_LINE.test(key)) return undefined
  const forms = [key, `${key}/<0;1>/*`].flatMap(one => [one, `cosigner(${one})`])
  return forms.some(form => scriptType.descriptor(form) === body) ? key : undefined
}

/** What Coldcard calls the keys of each kind of script in its export for multisig (ccxp), and in its generic one. */
const COLDCARD: Readonly<Partial<Record<ScriptTypeName, readonly [flat: string, nested: string]>>> = {
  p2sh: ['p2sh', 'bip45'],
  'p2sh-p2wsh': ['p2sh_p2wsh', 'bip48_1'],
  p2wsh: ['p2wsh', 'bip48_2'],
}

function cosignerFromColdcard(json: unknown, purpose: CosignerPurpose): Cosigner {
  const file = new Members(json)
  const { name } = purpose.scriptType
  const [flat, nested] = COLDCARD[name] ?? [name, name]
  const fingerprint = file.text('xfp')
  if (file.has(nested)) {
    const account = file.members(nested)
    return unsigned({ fingerprint, path: account.text('deriv'), xpub: account.text('xpub') }, purpose)
  }
  if (!file.has(flat)) throw new RingiError('vault.script-type', { why: 'no-key', wanted: flat })
  return unsigned({ fingerprint, path: file.text(`${flat}_deriv`), xpub: file.text(flat) }, purpose)
}

function unsigned(
  texts: { fingerprint: string; path: string; xpub: string },
  { network, scriptType, fallback }: CosignerPurpose,
): Cosigner {
  const place = { scriptType: scriptType.name, source: BARE(network), called: { name: fallback } }
  const key = foreignKey(texts, place)
  requireScripts(key.path, scriptType, network)
  return { ...key, name: fallback, unsigned: true }
}

const BARE = (network: Network) => ({ network, assumeOrigins: false, note: () => {} })

/** Where a key of BIP 48 says for what scripts it is, it has to be for these. */
function requireScripts(path: readonly number[], scriptType: ScriptType, network: Network): void {
  const [purpose, , , script] = path
  if (purpose !== PURPOSE_48 || path.length !== 4) return
  const expected = parsePath(scriptType.accountPath(network, 0))[3]
  if (script === expected) return
  throw new RingiError('vault.script-type', {
    ...{ why: 'path', path: formatPath(path), wanted: scriptType.name },
  })
}

function requireFitting(
  cosigner: Pick<CosignerRecord, 'network' | 'scriptType'>,
  { network, scriptType }: Pick<CosignerPurpose, 'network' | 'scriptType'>,
): void {
  if (cosigner.network !== network.name)
    throw new RingiError('vault.network', { why: 'key', named: cosigner.network, vault: network.name })
  const [named, wanted] = [cosigner.scriptType, scriptType.name]
  // Where a key stands at one path for several kinds of scripts, it is for each of them.
  const isSamePath = SCRIPT_TYPES[named].accountPath(network, 0) === scriptType.accountPath(network, 0)
  if (!isSamePath) throw new RingiError('vault.script-type', { why: 'key', named, wanted })
}
