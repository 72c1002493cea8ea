import type { Sentences } from '../../speaker.js'
import { NO_HOME } from './no-home.js'

export const appKeys: Sentences<'app/keys'> = {
  'usage.invalid': {
    'work-factor': ({ network, least }) => `For ${network} --work-factor is at least ${least}.`,
    'no-entropy': '--dice-only and --no-dice leave nothing.',
    'one-token': {
      sentence: 'A record is encrypted with one token.',
      hint: 'In a setup with a token for every signer, write the record once for each.',
    },
    'token-bsms': '--token-file goes with --format bsms.',
    'path-and-account': '--path says it all: --account does not go with it.',
    'words-in-files': {
      sentence: 'For mainnet the words are shown on the screen and written to no file.',
      hint: 'Leave --words-out and --entropy-out away, or add --i-know.',
    },
    'words-of-seed':
      'A key that is kept in shares has no words: --words-out and --passphrase-file do not go with --backup.',
    'shares-in-files': {
      sentence: 'For mainnet the shares are shown on the screen and written to no file.',
      hint: 'Leave --shares-out away, or add --i-know.',
    },
    'passphrase-of-codex32': 'Shares of codex32 have no passphrase.',
    'shares-and-words':
      'A key comes from words or from shares: --words-file and --language do not go with --shares.',
    'files-for-secrets': '--words-out and --entropy-out take a file each, and not -.',
  },
  'key.exists': {
    sentence: ({ name }) => `There is a key called ${name} already.`,
    hint: 'Choose another --name.',
  },
  'key.unknown': {
    name: {
      sentence: ({ name }) => `There is no key called ${name} in this home.`,
      hint: ({ known }) =>
        known.length === 0 ? 'ringi key generate makes one.' : `There are ${known.join(', ')}.`,
    },
    'no-home': NO_HOME,
  },
  'key.has-words': {
    sentence: ({ name }) =>
      `The key ${name} is made of words: shares of SLIP-39 would give another key on every other device.`,
    hint: 'Split it with --codex32, or make a key for shares with ringi key generate --backup slip39.',
  },
  'key.no-backup': ({ name }) =>
    `The key ${name} has no backup yet: without shares on paper it is gone with this machine. Go on with ringi key backup.`,
  'key.wrong-passphrase': {
    sentence: 'With this passphrase the words give another key than the one recorded.',
    hint: 'Every passphrase opens some key. Type it exactly as it was chosen, capitals and spaces included.',
  },
  'key.not-in-vault': {
    none: {
      sentence: 'None of the keys on this machine is in this vault.',
      hint: 'A machine that only proposes and reviews says --watch-only.',
    },
  },
  'password.too-short': {
    sentence: ({ least }) =>
      `The password has to have at least ${least} ${least === 1 ? 'character' : 'characters'}.`,
    hint: 'Six words from a list, drawn with dice, are easy to type and hard to guess.',
  },
  'vault.key-mismatch': {
    own: {
      sentence: ({ name }) =>
        `Under ${name} the vault has your key's fingerprint, with a key that is not yours at that path.`,
      hint: 'Somebody may have put their key in the place of yours. Do not register it; compare the vault with the others.',
    },
  },
  'fingerprint.unknown': {
    own: ({ stated, known, backwards }) =>
      `The vault says that your key comes from ${stated}${backwards ? ' (backwards)' : ''}; it comes from ${known}. It is your key, and signers that go by this will not find it.`,
  },
  'confirm.needed': {
    'which-key': {
      sentence: ({ name }) =>
        `Whether the key ${name} is in this vault, only its password can show: the vault has it at a path that this machine does not know yet. There is no terminal to ask on.`,
      hint: ({ flag }) => `Answer with ${flag}.`,
    },
  },
  'confirm.mismatch': {
    passwords: 'The two passwords differ.',
    passphrase: {
      sentence: 'The passphrase in the file is another than the one typed.',
      hint: 'Take the blank out of the file, if it came there by accident.',
    },
    share: {
      sentence: ({ number }) => `Share ${number} was not typed back as it was shown; the backup is void.`,
      hint: 'Destroy the papers of this try, start again, and write every share down carefully.',
    },
    word: {
      sentence: ({ number }) => `Word ${number} was not typed back as it was shown; no key was made.`,
      hint: 'Start again, and write every word down carefully.',
    },
  },
  'home.damaged': {
    'other-accounts': ({ name }) => `The record of ${name} names extended keys that are not its own.`,
  },
  'entropy.no-dice': 'This key rests on the system’s randomness alone.',
  'shares.other-key': {
    sentence: ({ name }) =>
      `These shares are right, but not of the key ${name}, or their passphrase is another one.`,
    hint: 'Every passphrase of SLIP-39 gives some key. Look at the papers, and try the passphrase again.',
  },
  'shares.self-check': 'The shares that were made do not give the key; nothing was shown or written.',
  'mnemonic.mismatch': {
    sentence: ({ name }) => `These are not the words of the key ${name}.`,
    hint: ({ passphrase }) =>
      passphrase ? 'Or the passphrase is another one.' : 'Look for a word that was written wrongly.',
  },
  'mnemonic.well-known': {
    restored: 'This mnemonic is public knowledge: never send real coins to it.',
  },
}
