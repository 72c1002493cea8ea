import { listed } from '../../base/text.js'
import { NETWORK_NAMES } from '../../chain/network.js'
import { WORK_FACTOR } from '../../platform/age-file.js'
import { FILE, LANGUAGE, NAME, NETWORK, wholeNumber } from '../option-types.js'
import { flag, optional, repeatable, required } from '../parameters.js'

/** The password of a key file, from a file instead of the terminal. */
export const PASSWORD_FILE = optional('--password-file <file>', 'the password of the key file', FILE)

/** The passphrase of a key, from a file instead of the terminal. */
export const PASSPHRASE_FILE = optional(
  '--passphrase-file <file>',
  'the BIP 39 passphrase, where the key has one',
  FILE,
)

/** The backup of a key, from files instead of the terminal. */
export const BACKUP_OPTIONS = {
  wordsFile: optional('--words-file <file>', 'the words, instead of typing them', FILE),
  language: optional('--language <code>', 'of the words, where they could be of two languages', LANGUAGE),
  shares: repeatable('--shares <file>', 'a share of the key, or one a line, instead of typing them', FILE),
}

/** The options of commands that open a key. */
export const SECRET_FILES = { passwordFile: PASSWORD_FILE, passphraseFile: PASSPHRASE_FILE }

/** The option of commands that touch a private key. */
export const ALLOW_ONLINE = flag('--allow-online', 'use a mainnet key although a network interface is up')

/** The options that generate and restore share. */
export const NEW_KEY_OPTIONS = {
  name: required('--name <name>', 'what to call the key', NAME),
  network: required('--network <network>', listed(NETWORK_NAMES, 'or'), NETWORK),
  passwordFile: PASSWORD_FILE,
  passphraseFile: optional('--passphrase-file <file>', 'a BIP 39 passphrase, which is stored nowhere', FILE),
  workFactor: optional(
    '--work-factor <log2>',
    'cost of guessing the password, 2 to this power',
    wholeNumber(1, 20),
    String(WORK_FACTOR),
  ),
  allowOnline: ALLOW_ONLINE,
}

/** Where the throws of dice come from that a key is made of. */
export const DICE_OPTIONS = {
  dice: optional('--dice <file>', 'throws of a six-sided die, digits 1 to 6 (- for standard input)', FILE),
  diceOnly: flag('--dice-only', 'nothing from the system: SHA-256 of the throws alone'),
  noDice: flag('--no-dice', 'system randomness alone; recorded with the key'),
}

/** The tokens of an encrypted multisig setup (BIP 129). */
export const TOKEN_FILE = repeatable(
  '--token-file <file>',
  'the token of an encrypted setup (BIP 129); once for every token',
  FILE,
)
