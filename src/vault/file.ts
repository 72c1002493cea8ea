import { fromHex } from '../base/bytes.js'
import type { ArgsIn } from '../base/codes.js'
import { envelope } from '../base/envelope.js'
import { RingiError } from '../base/error.js'
import { membersOf } from '../base/json.js'
import {
  count,
  described,
  either,
  exactly,
  flag,
  list,
  matching,
  number,
  optional,
  record,
  type Shaped,
  type ShapeFault,
  saidAs,
  text,
} from '../base/shape.js'
import { parseStrictJson } from '../base/strict-json.js'
import { fingerprint, hash, path, words } from '../base/vocabulary.js'
import { networkNamed } from '../chain/network.js'
import { formerWords } from '../keys/comparison-words.js'
import { ExtendedPublicKey } from '../keys/extended-key.js'
import { parseName } from '../keys/name.js'
import { parseFingerprint } from '../keys/origin.js'
import { formatPath, parsePath } from '../keys/path.js'
import type { SchemeName } from '../spend/script-type.js'
import { scriptTypeNamed } from '../spend/script-types.js'
import { createVault } from './create.js'
import type { Vault } from './vault.js'
import { networkName, scheme, scriptTypeName } from './vocabulary.js'

const FORMER_WORDS = described(matching(/^[a-z]+( [a-z]+){5}$/), 'six words, of 0.1.0')

/** As the fields of a vault file are read: what exactly they say, `createVault` and what is compared with it tell. */
const COSIGNER = {
  name: text,
  fingerprint: saidAs(fingerprint.schema, text),
  path: saidAs(path.schema, text),
  xpub: text,
}

const VAULT = {
  name: text,
  network: saidAs(networkName.schema, text),
  threshold: saidAs(count.schema, number),
  scriptType: saidAs(scriptTypeName.schema, text),
  sorted: flag,
  scheme: optional(scheme),
  descriptor: text,
  digest: saidAs(hash.schema, text),
  words: saidAs(either(words, FORMER_WORDS).schema, text),
}

const FIRST = envelope('vault', 1, { ...VAULT, cosigners: list(record(COSIGNER)) })

/** The form of a vault with a key that came without its own signature; the first form has no word for it. */
const SECOND = envelope('vault', 2, {
  ...VAULT,
  cosigners: list(record({ ...COSIGNER, unsigned: optional(exactly(true)) })),
})

/** The file of a vault, in both forms. */
export const VAULT_FILE = either(FIRST.file, SECOND.file)

/** The vault as a file and in JSON output. `descriptor`, `digest` and `words` follow from the rest. */
type VaultRecord = Shaped<typeof SECOND.members>

/** What a vault's file says. */
export function vaultRecord(vault: Vault): VaultRecord {
  return {
    name: vault.name,
    network: vault.network.name,
    threshold: vault.threshold.required,
    scriptType: vault.scriptType.name,
    sorted: vault.sorted,
    ...schemeOf(vault),
    cosigners: cosignerRecords(vault),
    descriptor: vault.descriptor,
    digest: vault.digest.hex,
    words: vault.digest.words,
  }
}

/** How signatures are made, where the chain leaves the choice. */
function schemeOf({ template: { scheme } }: Vault): { readonly scheme?: SchemeName } {
  return scheme === undefined ? {} : { scheme }
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
  const form = vault.cosigners.some(({ unsigned }) => unsigned) ? SECOND : FIRST
  return form.format(vaultRecord(vault))
}

const LONGEST_FILE = 100_000

/**
 * Reads a vault file by making the vault anew from its cosigners and comparing everything else, so that descriptor,
 * digest and words cannot say something else than the keys do. The six words that files of 0.1.0 have are taken as well.
 * Throws `vault.malformed`, `vault.version`, `vault.digest` and what `createVault` throws.
 */
export function parseVault(file: string): Vault {
  const { record, vault } = readVault(file)
  if (record.words !== formerWords(fromHex(vault.digest.hex)) && record.words !== vault.digest.words)
    throw contradiction(record, vault)
  return vault
}

/**
 * Reads what was pinned of a vault, as {@link parseVault} does but for the words in it: they are never shown, their MAC
 * holds, and to reckon them would take longer than all the rest.
 */
export function parsePinnedVault(file: string): Vault {
  return readVault(file).vault
}

function readVault(file: string): { record: VaultRecord; vault: Vault } {
  const record = readRecord(file)
  const network = networkNamed(record.network)
  const vault = createVault({
    name: record.name,
    network,
    scriptType: scriptTypeNamed(record.scriptType),
    required: record.threshold,
    sorted: record.sorted,
    scheme: record.scheme,
    cosigners: record.cosigners.map(({ name, fingerprint, path, xpub, unsigned }) => ({
      name,
      fingerprint: parseFingerprint(fingerprint),
      path: parsePath(path),
      xpub: ExtendedPublicKey.parse(xpub, network),
      ...(unsigned ? { unsigned } : {}),
    })),
  })
  const { scheme } = vault.template
  if (
    record.descriptor !== vault.descriptor ||
    record.digest !== vault.digest.hex ||
    record.scheme !== scheme
  )
    throw contradiction(record, vault)
  if (JSON.stringify(cosignerRecords(vault)) !== JSON.stringify(record.cosigners))
    throw malformed({ why: 'key-spelling' })
  return { record, vault }
}

function contradiction({ digest }: VaultRecord, vault: Vault): RingiError {
  // What stands in the file may be anything, a secret too; only a digest is repeated.
  const stated = hash(digest) ? digest : ''
  return new RingiError('vault.digest', { why: 'contradiction', stated, computed: vault.digest.hex })
}

function readRecord(file: string): VaultRecord {
  const value = parseJson(file)
  const form = membersOf(value).ringi === 2 ? SECOND.file : FIRST.file
  if (!form(value)) throw refusalOf(form.fault(value) as ShapeFault, membersOf(value))
  if (value.ringi === 2 && value.cosigners.every(({ unsigned }) => !unsigned))
    throw malformed({ why: 'none-unsigned' })
  requireNames(value)
  return value
}

// On the command line a wrong name is a mistake of usage; in a file it is malformed content.
function requireNames({ name, network, scriptType, cosigners }: VaultRecord): void {
  try {
    for (const one of [name, ...cosigners.map(cosigner => cosigner.name)]) parseName(one)
    networkNamed(network)
    scriptTypeNamed(scriptType)
  } catch {
    throw malformed({ why: 'names' })
  }
}

function parseJson(file: string): unknown {
  if (file.length > LONGEST_FILE) throw malformed({ why: 'long-file' })
  const value = parseStrictJson(file)
  if (value === undefined) throw malformed({ why: 'no-json' })
  return value
}

function refusalOf(
  { at, is, expected }: ShapeFault,
  { ringi, kind }: Readonly<Record<string, unknown>>,
): RingiError {
  const [field, place, ofCosigner] = at
  if (field === 'ringi' && number(ringi)) return new RingiError('vault.version')
  if (field === 'kind' && text(kind)) return malformed({ why: 'other-kind' })
  if (expected.type === 'array') return malformed({ why: 'no-list' })
  const of = place === undefined ? 'file' : 'cosigner'
  const name = place === undefined ? field : ofCosigner
  if (is === 'unknown') return malformed({ why: 'unknown-field', of })
  if (name === undefined) return malformed({ why: 'no-object', of })
  const where = { of, field: String(name) } as const
  if (is === 'missing') return malformed({ why: 'missing-field', ...where })
  if (expected.const !== undefined)
    return malformed({ why: 'other-value', ...where, value: String(expected.const) })
  return malformed({ why: 'other-type', ...where, type: String(expected.type) })
}

function malformed(args: ArgsIn<'vault', 'vault.malformed'>): RingiError {
  return new RingiError('vault.malformed', args)
}
