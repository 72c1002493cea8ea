import { fromHex } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { parseStrictJson } from '../base/strict-json.js'
import { networkNamed } from '../chain/network.js'
import { formerWords } from '../keys/comparison-words.js'
import { ExtendedPublicKey } from '../keys/extended-key.js'
import { parseName } from '../keys/name.js'
import { parseFingerprint } from '../keys/origin.js'
import { formatPath, parsePath } from '../keys/path.js'
import { scriptTypeNamed } from '../spend/script-types.js'
import { createVault } from './create.js'
import type { Vault } from './vault.js'

/** A cosigner in a vault's file; `unsigned` only where the key came without its own signature. */
export interface CosignerEntry {
  readonly name: string
  readonly fingerprint: string
  readonly path: string
  readonly xpub: string
  readonly unsigned?: true
}

/** The vault as a file and in JSON output. `descriptor`, `digest` and `words` follow from the rest. */
export interface VaultRecord {
  readonly name: string
  readonly network: string
  readonly threshold: number
  readonly scriptType: string
  readonly sorted: boolean
  readonly cosigners: readonly CosignerEntry[]
  readonly descriptor: string
  readonly digest: string
  readonly words: string
}

/** What a vault's file says. */
export function vaultRecord(vault: Vault): VaultRecord {
  return {
    name: vault.name,
    network: vault.network.name,
    threshold: vault.threshold.required,
    scriptType: vault.scriptType.name,
    sorted: vault.sorted,
    cosigners: cosignerRecords(vault),
    descriptor: vault.descriptor,
    digest: vault.digest.hex,
    words: vault.digest.words,
  }
}

function cosignerRecords({ cosigners }: Vault): VaultRecord['cosigners'] {
  return cosigners.map(({ name, fingerprint, path, xpub, unsigned }) => ({
    name,
    fingerprint,
    path: formatPath(path),
    xpub: xpub.toString(),
    ...(unsigned ? { unsigned } : {}),
  }))
}

/** The text of a vault file: JSON with two spaces, ended by a newline. Its form is 2 only where a key is unsigned. */
export function formatVault(vault: Vault): string {
  const ringi = vault.cosigners.some(({ unsigned }) => unsigned) ? 2 : 1
  return `${JSON.stringify({ ringi, kind: 'vault', ...vaultRecord(vault) }, null, 2)}\n`
}

const LONGEST_FILE = 100_000

/**
 * Reads a vault file by making the vault anew from its cosigners and comparing everything else, so that descriptor,
 * digest and words cannot say something else than the keys do. The six words that files of 0.1.0 have are taken as well.
 * Throws `vault.malformed`, `vault.version`, `vault.digest` and what `createVault` throws.
 */
export function parseVault(text: string): Vault {
  const { record, vault } = readVault(text)
  if (record.words !== formerWords(fromHex(vault.digest.hex)) && record.words !== vault.digest.words)
    throw contradiction(record, vault)
  return vault
}

/**
 * Reads what was pinned of a vault, as {@link parseVault} does but for the words in it: they are never shown, their MAC
 * holds, and to reckon them would take longer than all the rest.
 */
export function parsePinnedVault(text: string): Vault {
  return readVault(text).vault
}

function readVault(text: string): { record: VaultRecord; vault: Vault } {
  const record = readRecord(text)
  const network = networkNamed(record.network)
  const vault = createVault({
    name: record.name,
    network,
    scriptType: scriptTypeNamed(record.scriptType),
    required: record.threshold,
    sorted: record.sorted,
    cosigners: record.cosigners.map(({ name, fingerprint, path, xpub, unsigned }) => ({
      name,
      fingerprint: parseFingerprint(fingerprint),
      path: parsePath(path),
      xpub: ExtendedPublicKey.parse(xpub, network),
      ...(unsigned ? { unsigned } : {}),
    })),
  })
  if (record.descriptor !== vault.descriptor || record.digest !== vault.digest.hex)
    throw contradiction(record, vault)
  if (JSON.stringify(cosignerRecords(vault)) !== JSON.stringify(record.cosigners))
    throw malformed('a key is not in its usual form')
  return { record, vault }
}

function contradiction({ digest }: VaultRecord, vault: Vault): RingiError {
  return new RingiError(
    'vault.digest',
    'The vault file contradicts itself: its digest is not that of its cosigners.',
    {
      hint: 'It was changed or damaged on its way. Ask for it again, and compare the twelve words by voice.',
      // What stands in the file may be anything, a secret too; only a digest is repeated.
      details: { stated: isDigest(digest) ? digest : '', computed: vault.digest.hex },
    },
  )
}

function isDigest(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}

const FIELDS = {
  ringi: 'number',
  kind: 'string',
  name: 'string',
  network: 'string',
  threshold: 'number',
  scriptType: 'string',
  sorted: 'boolean',
  cosigners: 'object',
  descriptor: 'string',
  digest: 'string',
  words: 'string',
} as const

const COSIGNER_FIELDS = { name: 'string', fingerprint: 'string', path: 'string', xpub: 'string' } as const

function readRecord(text: string): VaultRecord {
  const json = parseJson(text)
  requireFields(json, FIELDS, 'the file')
  const record = json as unknown as VaultRecord & { ringi: number; kind: string }
  if (record.kind !== 'vault') throw malformed('it is a file of another kind')
  if (record.ringi !== 1 && record.ringi !== 2)
    throw new RingiError('vault.version', 'This vault file was written by a newer Ringi.')
  if (!Array.isArray(record.cosigners)) throw malformed('cosigners is not a list')
  for (const cosigner of record.cosigners) requireCosigner(cosigner, record.ringi)
  if (record.ringi === 2 && record.cosigners.every(({ unsigned }) => !unsigned))
    throw malformed('it is of the form for unsigned keys, and has none')
  requireNames(record)
  return record
}

// Form 2 says of a key that it is unsigned; form 1 has no word for it.
function requireCosigner(cosigner: unknown, ringi: number): void {
  const { unsigned, ...rest } = (cosigner ?? {}) as Record<string, unknown>
  const isMarked = unsigned === true && ringi === 2
  requireFields(isMarked ? rest : cosigner, COSIGNER_FIELDS, 'a cosigner')
}

// On the command line a wrong name is a mistake of usage; in a file it is malformed content.
function requireNames({ name, network, scriptType, cosigners }: VaultRecord): void {
  try {
    for (const one of [name, ...cosigners.map(cosigner => cosigner.name)]) parseName(one)
    networkNamed(network)
    scriptTypeNamed(scriptType)
  } catch {
    throw malformed('a name, the network or the script type in it is none')
  }
}

function parseJson(text: string): unknown {
  if (text.length > LONGEST_FILE) throw malformed('it is too long')
  const value = parseStrictJson(text)
  if (value === undefined) throw malformed('it is not JSON, or says something twice')
  return value
}

/** Throws unless `value` is an object with exactly these fields of these types. */
function requireFields(value: unknown, fields: Readonly<Record<string, string>>, what: string): void {
  if (typeof value !== 'object' || value === null) throw malformed(`${what} is not an object`)
  const record = value as Record<string, unknown>
  for (const name of Object.keys(record)) {
    if (!Object.hasOwn(fields, name)) throw malformed(`${what} has an unknown field`)
  }
  for (const [name, type] of Object.entries(fields)) {
    if (!Object.hasOwn(record, name)) throw malformed(`${what} lacks the field ${name}`)
    if (typeof record[name] !== type) throw malformed(`the field ${name} of ${what} is not a ${type}`)
  }
}

function malformed(why: string): RingiError {
  return new RingiError('vault.malformed', `This is not a vault file: ${why}.`)
}
