import { resolve } from 'node:path'
import { toHex, utf8 } from '../../base/bytes.js'
import { formatFile } from '../../base/envelope.js'
import { RingiError } from '../../base/error.js'
import { type Finding, finding } from '../../base/finding.js'
import type { Network } from '../../chain/network.js'
import { mixEntropy } from '../../keys/entropy.js'
import { mnemonicOf } from '../../keys/mnemonic.js'
import type { MnemonicLanguage } from '../../keys/mnemonic-languages.js'
import { passphraseFindings } from '../../keys/passphrase.js'
import { using } from '../../keys/using.js'
import { type NewFile, writeTogether } from '../../platform/write-together.js'
import type { StoredKey } from '../../vault/stored-key.js'
import type { Context } from '../context.js'
import { reserve } from '../files.js'
import { checkOffline } from '../surroundings.js'
import { type EntropyParts, type EntropyRequest, withEntropy } from './gather-entropy.js'
import { refuseTakenName } from './keystore.js'
import { createKey, type NewKey, requireWorkFactor } from './new-key.js'
import { askNewPassphrase, askNewPassword } from './secrets.js'

/** The key that is to be made. */
export interface GenerateRequest extends EntropyRequest {
  readonly name: string
  readonly network: Network
  /** How many words, or for how many the entropy of a seed would do. */
  readonly words: 12 | 24
  /** The shares that the key is to be kept in: it is made of a seed then, and has no words. */
  readonly backup: 'slip39' | 'codex32' | undefined
  /** Of the words. */
  readonly language: MnemonicLanguage
  /** The logarithm of the cost of guessing the password. */
  readonly workFactor: number
  readonly passwordFile: string | undefined
  readonly passphraseFile: string | undefined
  /** A file for the words, which are not shown then. */
  readonly wordsOut: string | undefined
  /** A file for what the words were made from. */
  readonly entropyOut: string | undefined
  /** Whether secrets of real coins may be written to files. */
  readonly iKnow: boolean
  readonly allowOnline: boolean
}

/** A key that was made. */
export interface GeneratedKey {
  readonly record: StoredKey
  readonly findings: readonly Finding[]
  /** How many throws, and whether the system has had a part in it. */
  readonly entropy: { readonly dice: number; readonly system: boolean }
}

/** Makes a key of dice and the system's randomness, has its words written down, and keeps it. */
export async function generateKey(context: Context, request: GenerateRequest): Promise<GeneratedKey> {
  const { name, network, words, workFactor } = request
  requireWorkFactor(workFactor, network)
  refuseWordsOfSeed(request)
  refuseSecretFiles(request)
  refuseOddTargets(request)
  const findings = await checkOffline(request.allowOnline, network.name)
  await refuseTakenName(context.home, name)
  if (request.wordsOut === undefined && request.backup === undefined) context.person.requireWriter('words')
  const passphrase = await askNewPassphrase(context, request.passphraseFile)
  const kind = { network: network.name, words }
  return await withEntropy(context, request, kind, async sources => {
    const { record, entropy } = await makeKey(context, request, {
      passphrase,
      sources,
      surroundings: findings,
    })
    const ofSecrets = [...passphraseFindings(passphrase), ...sources.findings, ...entropyFindings(entropy)]
    const unsaved = request.backup === undefined ? [] : [finding('warn', 'key.no-backup', { name })]
    return { record, findings: [...findings, ...ofSecrets, ...unsaved], entropy }
  })
}

/** What a key is made of. */
interface Ingredients {
  readonly passphrase: string
  readonly sources: EntropyParts
  readonly surroundings: readonly Finding[]
}

async function makeKey(
  context: Context,
  request: GenerateRequest,
  { passphrase, sources, surroundings }: Ingredients,
): Promise<Pick<GeneratedKey, 'record' | 'entropy'>> {
  const { name, network, words, language, workFactor, backup } = request
  const entropy = { dice: sources.dice.length, system: sources.system.length > 0 }
  const facts = { name, network, entropy, workFactor, surroundings }
  return await using(mixEntropy({ ...sources, words }), async seed => {
    const written = backup === undefined ? mnemonicOf(seed, language) : undefined
    const key: NewKey =
      written === undefined
        ? { ...facts, root: { seed }, count: 0 }
        : { ...facts, root: { words: written }, count: words }
    return { record: await handOver(context, request, key, { passphrase, written, sources }), entropy }
  })
}

/** Lets the officer have the words, if there are any, and keeps the key: on the screen or in files, and all of it or nothing. */
async function handOver(
  context: Context,
  request: GenerateRequest,
  key: NewKey,
  {
    passphrase,
    written,
    sources,
  }: { passphrase: string; written: string | undefined; sources: EntropyParts },
): Promise<StoredKey> {
  const { passwordFile, wordsOut, language } = request
  const files = secretFiles(request, written, sources)
  await reserve(
    context,
    files.map(({ path }) => path),
  )
  // Secrets that come from files are read, and may be refused, before anything is written.
  const isReal = key.network.money === 'real'
  const choosePassword = async () => await askNewPassword(context, passwordFile, isReal)
  const early = passwordFile && (await choosePassword())
  return await writeTogether(files, context.force, async () => {
    if (wordsOut === undefined && written !== undefined)
      await context.person.writeDown({ words: written, language, system: toHex(sources.system) })
    return await createKey(context, key, { passphrase, password: early || (await choosePassword()) })
  })
}

// A seed has neither words nor a passphrase of BIP 39: those of its shares are chosen when they are made.
function refuseWordsOfSeed({ backup, wordsOut, passphraseFile }: GenerateRequest): void {
  if (backup === undefined || (wordsOut ?? passphraseFile) === undefined) return
  throw new RingiError('usage.invalid', { why: 'words-of-seed' })
}

// A file with the words outlives the ceremony; for real coins that has to be said aloud.
function refuseSecretFiles({ network, wordsOut, entropyOut, iKnow }: GenerateRequest): void {
  if (network.money !== 'real' || (wordsOut ?? entropyOut) === undefined || iKnow) return
  throw new RingiError('usage.invalid', { why: 'words-in-files' })
}

function secretFiles(
  { wordsOut, entropyOut }: GenerateRequest,
  words: string | undefined,
  { system, dice }: EntropyParts,
): NewFile[] {
  const entropy = formatFile('entropy', 1, { system: toHex(system), dice })
  return [
    ...(wordsOut === undefined || words === undefined
      ? []
      : [{ path: wordsOut, bytes: utf8(`${words}\n`), mode: SECRET }]),
    ...(entropyOut === undefined ? [] : [{ path: entropyOut, bytes: utf8(entropy), mode: SECRET }]),
  ]
}

// One would replace the other; and what goes to standard output is kept in logs.
function refuseOddTargets({ wordsOut, entropyOut }: GenerateRequest): void {
  const targets = [wordsOut, entropyOut].filter(one => one !== undefined)
  const [one, other] = targets.map(name => resolve(name))
  if (!targets.includes('-') && (one === undefined || one !== other)) return
  throw new RingiError('usage.invalid', { why: 'files-for-secrets' })
}

/** Readable by nobody else. */
const SECRET = 0o600

function entropyFindings({ dice }: { dice: number }): Finding[] {
  return dice > 0 ? [] : [finding('warn', 'entropy.no-dice')]
}
