import { resolve } from 'node:path'
import { reserve } from '../../app/files.js'
import { type EntropyParts, gatherEntropy } from '../../app/keys/gather-entropy.js'
import { refuseTakenName } from '../../app/keys/keystore.js'
import { createKey, type NewKey, requireWorkFactor } from '../../app/keys/new-key.js'
import { askNewPassphrase, askNewPassword } from '../../app/keys/secrets.js'
import { checkOffline } from '../../app/surroundings.js'
import { toHex, utf8 } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { finding } from '../../base/finding.js'
import { mixEntropy } from '../../keys/entropy.js'
import type { Language } from '../../keys/languages.js'
import { mnemonicOf } from '../../keys/mnemonic.js'
import { passphraseFindings } from '../../keys/passphrase.js'
import { type NewFile, writeTogether } from '../../platform/write-together.js'
import type { StoredKey } from '../../vault/stored-key.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, LANGUAGE, oneOf } from '../option-types.js'
import { DICE_OPTIONS, NEW_KEY_OPTIONS } from '../options/keys.js'
import { type Asked, flag, optional } from '../parameters.js'
import { askThrough } from '../person.js'
import { newKeyOutcome } from '../render/new-key.js'
import type { Session } from '../session.js'
import { showWords } from '../show-words.js'

const PARAMETERS = {
  ...NEW_KEY_OPTIONS,
  words: optional('--words <12|24>', 'how many words', oneOf([12, 24]), '24'),
  ...DICE_OPTIONS,
  language: optional(
    '--language <code>',
    'of the words: en, ja, ko, es, zh-hans, zh-hant, fr, it, cs, pt',
    LANGUAGE,
    'en',
  ),
  wordsOut: optional(
    '--words-out <file>',
    'write the words to a file instead of the screen, for rehearsals',
    FILE,
  ),
  entropyOut: optional(
    '--entropy-out <file>',
    'write what the words were made from, to recompute them',
    FILE,
  ),
  iKnow: flag('--i-know', 'allow secrets in files for mainnet'),
}

type KeyGenerateRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Session, request: KeyGenerateRequest): Promise<Outcome> {
  const { name, network, words: count, language, workFactor } = request
  requireWorkFactor(workFactor, network)
  refuseSecretFiles(request)
  refuseOddTargets(request)
  const findings = await checkOffline(request.allowOnline, network.name)
  await refuseTakenName(context.home, name)
  if (request.wordsOut === undefined)
    askThrough(context.io, 'The words have to be shown once.', '--words-out')
  const passphrase = await askNewPassphrase(context, request.passphraseFile)
  const sources = await gatherEntropy(context, request, network.name, count)
  const words = mnemonicOf(mixEntropy({ ...sources, words: count }), language)
  const entropy = { dice: sources.dice.length, system: sources.system.length > 0 }
  const key: NewKey = { name, network, words, count, entropy, workFactor, surroundings: findings }
  const record = await handOver(context, request, key, { passphrase, language, sources })
  const told = [
    ...findings,
    ...passphraseFindings(passphrase),
    ...sources.findings,
    ...entropyFindings(entropy),
  ]
  return newKeyOutcome(record, told, { entropy })
}

/** Lets the officer have the words, and keeps the key: on the screen or in files, and all of it or nothing. */
async function handOver(
  context: Session,
  request: KeyGenerateRequest,
  key: NewKey,
  { passphrase, language, sources }: { passphrase: string; language: Language; sources: EntropyParts },
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
    if (wordsOut === undefined) await showWords(context, key.words, language, toHex(sources.system))
    return await createKey(context, key, { passphrase, password: early || (await choosePassword()) })
  })
}

// A file with the words outlives the ceremony; for real coins that has to be said aloud.
function refuseSecretFiles({ network, wordsOut, entropyOut, iKnow }: KeyGenerateRequest): void {
  if (network.money !== 'real' || (wordsOut ?? entropyOut) === undefined || iKnow) return
  throw new RingiError(
    'usage.invalid',
    'For mainnet the words are shown on the screen and written to no file.',
    {
      hint: 'Leave --words-out and --entropy-out away, or add --i-know.',
    },
  )
}

function secretFiles(
  { wordsOut, entropyOut }: KeyGenerateRequest,
  words: string,
  { system, dice }: EntropyParts,
): NewFile[] {
  const entropy = `${JSON.stringify({ ringi: 1, kind: 'entropy', system: toHex(system), dice }, null, 2)}\n`
  return [
    ...(wordsOut === undefined ? [] : [{ path: wordsOut, bytes: utf8(`${words}\n`), mode: SECRET }]),
    ...(entropyOut === undefined ? [] : [{ path: entropyOut, bytes: utf8(entropy), mode: SECRET }]),
  ]
}

// One would replace the other; and what goes to standard output is kept in logs.
function refuseOddTargets({ wordsOut, entropyOut }: KeyGenerateRequest): void {
  const targets = [wordsOut, entropyOut].filter(one => one !== undefined)
  const [one, other] = targets.map(name => resolve(name))
  if (!targets.includes('-') && (one === undefined || one !== other)) return
  throw new RingiError('usage.invalid', '--words-out and --entropy-out take a file each, and not -.')
}

/** Readable by nobody else. */
const SECRET = 0o600

function entropyFindings({ dice }: { dice: number }): Finding[] {
  return dice > 0
    ? []
    : [finding('warn', 'entropy.no-dice', 'This key rests on the system’s randomness alone.')]
}
