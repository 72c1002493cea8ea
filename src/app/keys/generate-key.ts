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
import { type EntropyParts, type EntropySources, withEntropy } from './gather-entropy.js'
import { refuseTakenName } from './keystore.js'
import { createKey, type NewKey, requireWorkFactor } from './new-key.js'
import { askNewPassphrase, askNewPassword } from './secrets.js'

/** The key that is to be made. */
export interface GenerateRequest extends EntropySources {
  readonly name: string
  readonly network: Network
  /** How many words. */
  readonly words: 12 | 24
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
  refuseSecretFiles(request)
  refuseOddTargets(request)
  const findings = await checkOffline(request.allowOnline, network.name)
  await refuseTakenName(context.home, name)
  if (request.wordsOut === undefined) context.person.requireWriter()
  const passphrase = await askNewPassphrase(context, request.passphraseFile)
  const kind = { network: network.name, words }
  return await withEntropy(context, request, kind, async sources => {
    const { record, entropy } = await makeKey(context, request, {
      passphrase,
      sources,
      surroundings: findings,
    })
    const ofSecrets = [...passphraseFindings(passphrase), ...sources.findings, ...entropyFindings(entropy)]
    return { record, findings: [...findings, ...ofSecrets], entropy }
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
  const { name, network, words: count, language, workFactor } = request
  const words = using(mixEntropy({ ...sources, words: count }), mixed => mnemonicOf(mixed, language))
  const entropy = { dice: sources.dice.length, system: sources.system.length > 0 }
  const key: NewKey = { name, network, words, count, entropy, workFactor, surroundings }
  return { record: await handOver(context, request, key, { passphrase, language, sources }), entropy }
}

/** Lets the officer have the words, and keeps the key: on the screen or in files, and all of it or nothing. */
async function handOver(
  context: Context,
  request: GenerateRequest,
  key: NewKey,
  {
    passphrase,
    language,
    sources,
  }: { passphrase: string; language: MnemonicLanguage; sources: EntropyParts },
): Promise<StoredKey> {
  const { passwordFile, wordsOut } = request
  const files = secretFiles(request, key.words, sources)
  await reserve(
    context,
    files.map(({ path }) => path),
  )
  // Secrets that come from files are read, and may be refused, before anything is written.
  const isReal = key.network.money === 'real'
  const choosePassword = async () => await askNewPassword(context, passwordFile, isReal)
  const early = passwordFile && (await choosePassword())
  return await writeTogether(files, context.force, async () => {
    if (wordsOut === undefined)
      await context.person.writeDown({ words: key.words, language, system: toHex(sources.system) })
    return await createKey(context, key, { passphrase, password: early || (await choosePassword()) })
  })
}

// A file with the words outlives the ceremony; for real coins that has to be said aloud.
function refuseSecretFiles({ network, wordsOut, entropyOut, iKnow }: GenerateRequest): void {
  if (network.money !== 'real' || (wordsOut ?? entropyOut) === undefined || iKnow) return
  throw new RingiError('usage.invalid', { why: 'words-in-files' })
}

function secretFiles(
  { wordsOut, entropyOut }: GenerateRequest,
  words: string,
  { system, dice }: EntropyParts,
): NewFile[] {
  const entropy = formatFile('entropy', 1, { system: toHex(system), dice })
  return [
    ...(wordsOut === undefined ? [] : [{ path: wordsOut, bytes: utf8(`${words}\n`), mode: SECRET }]),
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
