import { resolve } from 'node:path'
import type { Command } from 'commander'
import { toHex, utf8 } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { finding } from '../../base/finding.js'
import { networkNamed } from '../../chain/network.js'
import { mixEntropy } from '../../keys/entropy.js'
import { type Language, parseLanguage } from '../../keys/languages.js'
import { mnemonicOf } from '../../keys/mnemonic.js'
import { parseName } from '../../keys/name.js'
import { passphraseFindings } from '../../keys/passphrase.js'
import { type NewFile, writeTogether } from '../../platform/write-together.js'
import type { StoredKey } from '../../vault/stored-key.js'
import type { Outcome } from '../command.js'
import { askThrough, type Context } from '../context.js'
import { reserve } from '../files.js'
import { type EntropyParts, gatherEntropy } from '../gather-entropy.js'
import { refuseTakenName } from '../keystore.js'
import { addNewKeyOptions, createKey, type NewKey, newKeyOutcome, workFactorIn } from '../new-key.js'
import { LANGUAGE, oneOf, typed } from '../option-types.js'
import { choiceOf, isOn, type Operands, type Options, requiredText, textOf } from '../options.js'
import { askNewPassphrase, askNewPassword } from '../secrets.js'
import { showWords } from '../show-words.js'
import { checkOffline } from '../surroundings.js'

export function configure(command: Command): void {
  addNewKeyOptions(command)
    .addOption(typed('--words <12|24>', 'how many words', oneOf(['12', '24']), '24'))
    .option('--dice <file>', 'throws of a six-sided die, digits 1 to 6 (- for standard input)')
    .option('--dice-only', 'nothing from the system: SHA-256 of the throws alone')
    .option('--no-dice', 'system randomness alone; recorded with the key')
    .addOption(
      typed(
        '--language <code>',
        'of the words: en, ja, ko, es, zh-hans, zh-hant, fr, it, cs, pt',
        LANGUAGE,
        'en',
      ),
    )
    .option('--words-out <file>', 'write the words to a file instead of the screen, for rehearsals')
    .option('--entropy-out <file>', 'write what the words were made from, to recompute them')
    .option('--i-know', 'allow secrets in files for mainnet')
}

export async function run(context: Context, options: Options, _operands: Operands): Promise<Outcome> {
  const name = parseName(requiredText(options, 'name'))
  const network = networkNamed(requiredText(options, 'network'))
  const count = choiceOf(options, 'words', ['12', '24']) === '12' ? 12 : 24
  const language = parseLanguage(textOf(options, 'language') ?? 'en')
  const workFactor = workFactorIn(options, network)
  refuseSecretFiles(options, network.name)
  refuseOddTargets(options)
  const findings = await checkOffline(options, network.name)
  await refuseTakenName(context.home, name)
  if (textOf(options, 'wordsOut') === undefined)
    askThrough(context, 'The words have to be shown once.', '--words-out')
  const passphrase = await askNewPassphrase(context, options)
  const sources = await gatherEntropy(context, options, network.name, count)
  const words = mnemonicOf(mixEntropy({ ...sources, words: count }), language)
  const entropy = { dice: sources.dice.length, system: sources.system.length > 0 }
  const key: NewKey = { name, network, words, count, entropy, workFactor, surroundings: findings }
  const record = await handOver(context, options, key, { passphrase, language, sources })
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
  context: Context,
  options: Options,
  key: NewKey,
  { passphrase, language, sources }: { passphrase: string; language: Language; sources: EntropyParts },
): Promise<StoredKey> {
  const files = secretFiles(options, key.words, sources)
  await reserve(
    context,
    files.map(({ path }) => path),
  )
  // Secrets that come from files are read, and may be refused, before anything is written.
  const choosePassword = async () => await askNewPassword(context, options, key.network.name === 'mainnet')
  const early = textOf(options, 'passwordFile') && (await choosePassword())
  return await writeTogether(files, context.force, async () => {
    if (textOf(options, 'wordsOut') === undefined)
      await showWords(context, key.words, language, toHex(sources.system))
    return await createKey(context, key, { passphrase, password: early || (await choosePassword()) })
  })
}

// A file with the words outlives the ceremony; for real coins that has to be said aloud.
function refuseSecretFiles(options: Options, network: string): void {
  const asked = textOf(options, 'wordsOut') ?? textOf(options, 'entropyOut')
  if (network !== 'mainnet' || asked === undefined || isOn(options, 'iKnow')) return
  throw new RingiError(
    'usage.invalid',
    'For mainnet the words are shown on the screen and written to no file.',
    {
      hint: 'Leave --words-out and --entropy-out away, or add --i-know.',
    },
  )
}

function secretFiles(options: Options, words: string, { system, dice }: EntropyParts): NewFile[] {
  const wordsOut = textOf(options, 'wordsOut')
  const entropyOut = textOf(options, 'entropyOut')
  const entropy = `${JSON.stringify({ ringi: 1, kind: 'entropy', system: toHex(system), dice }, null, 2)}\n`
  return [
    ...(wordsOut === undefined ? [] : [{ path: wordsOut, bytes: utf8(`${words}\n`), mode: SECRET }]),
    ...(entropyOut === undefined ? [] : [{ path: entropyOut, bytes: utf8(entropy), mode: SECRET }]),
  ]
}

// One would replace the other; and what goes to standard output is kept in logs.
function refuseOddTargets(options: Options): void {
  const targets = [textOf(options, 'wordsOut'), textOf(options, 'entropyOut')].filter(
    one => one !== undefined,
  )
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
