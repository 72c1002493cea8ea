import { listed } from '../../base/text.js'
import type { Sentences } from '../speaker.js'

const FAULTS = {
  faces: 'some faces come far too often',
  run: 'one run is far too long',
  pattern: 'a pattern repeats',
  pairs: 'some faces follow others far too often',
  'too-even': 'they are more even than chance is',
}

const BLANKS = { 'both-ends': 'begins and ends', beginning: 'begins', end: 'ends' }

const SECRETS = {
  'key-file': 'is a file of keys',
  mnemonic: 'are the words of a key',
  dice: 'are throws of dice, as keys are made of,',
  'comparison-words': 'are comparison words that stand for nothing known here',
}

const SHARE_FACTS = {
  scheme: 'the standard that they follow',
  identifier: 'the identifier',
  extendable: 'the way in which they were made',
  exponent: 'the rounds of their passphrase',
  'group-threshold': 'the number of groups that are needed',
  'group-count': 'the number of groups',
  threshold: 'the number of shares that are needed',
  length: 'the length of the key',
  value: 'the key that they make',
}

export const keys: Sentences<'keys'> = {
  'internal.bug': { 'wiped-key': 'A private key was used after it had been wiped.' },
  'name.malformed': {
    sentence: 'This name has characters that a name cannot have, or too many.',
    hint: ({ most }) => `Take 1 to ${most} letters and digits; - _ . may stand between them, spaces may not.`,
  },
  'entropy.weak': {
    system: {
      sentence: 'The random numbers of this system are broken.',
      hint: 'Do not make keys on this machine.',
    },
    length: {
      sentence: ({ bytes }) => `The system contributes ${bytes} bytes or none.`,
      hint: ({ bytes }) => `They have ${2 * bytes} hexadecimal digits.`,
    },
    nothing: { sentence: 'There is nothing to make a key from.', hint: 'Throw dice.' },
  },
  'dice.too-few': ({ words, least }) => `${words} words need ${least} throws or more.`,
  'dice.biased': {
    sentence: ({ fault }) => `These throws are not those of an honest die: ${FAULTS[fault]}.`,
    hint: 'Throw again with another die, all of them, and write down what falls.',
  },
  'dice.malformed': {
    digits: 'Dice are the digits 1 to 6.',
    character: {
      sentence: ({ position }) => `Character ${position} is no throw of a six-sided die.`,
      hint: 'Write the digits 1 to 6, one for every throw, in the order in which they fell.',
    },
  },
  'mnemonic.malformed': {
    'no-list': {
      sentence: 'These words are in none of the word lists of BIP 39.',
      hint: ({ known }) =>
        `The languages are ${known.join(', ')}. Monero and Electrum before version 2 have lists of their own.`,
    },
    words: {
      sentence: ({ language, positions }) =>
        `Not in the ${language} word list: word ${positions.join(', word ')}.`,
      hint: 'Compare with the paper, letter by letter.',
    },
    length: ({ wordCount, possible }) => `A mnemonic has ${possible.join(', ')} words, not ${wordCount}.`,
  },
  'mnemonic.checksum': {
    sentence: 'Every word is in the list, but together they are no mnemonic.',
    hint: 'A word is wrong, or two have changed places: compare with the paper.',
  },
  'mnemonic.comparison-words': {
    sentence: 'These are comparison words, not a key.',
    hint: 'They stand for a digest, and no key comes from them. If they are from the paper of a key, a word was copied wrongly.',
  },
  'mnemonic.electrum': {
    sentence:
      'This is a seed of Electrum, which is none of BIP 39: other programs open an empty wallet with it.',
    hint: 'Keep the wallet in Electrum, make a new key here and pay to it; or let Electrum sign for its cosigner. If the words are not from Electrum, one was copied wrongly.',
  },
  'mnemonic.slip39': {
    sentence:
      'This is a share of SLIP-39 (Shamir backup), one of several from which a seed is put together, and none of BIP 39.',
    hint: 'ringi key restore takes as many shares as are needed, with --shares.',
  },
  'mnemonic.well-known': {
    sentence: 'This mnemonic is public knowledge: anyone can spend with it.',
    hint: 'Make a new key; take this one for rehearsals on test networks only.',
  },
  'mnemonic.language': {
    unknown: {
      sentence: 'BIP 39 has no word list of that name.',
      hint: ({ known }) =>
        `The languages are ${known.map(({ language, code }) => `${language} (${code})`).join(', ')}.`,
    },
    ambiguous: {
      sentence: ({ languages }) =>
        `These words are a mnemonic in ${languages.map(({ language }) => language).join(' and ')}.`,
      hint: ({ languages }) =>
        `Say which with ${languages.map(({ code }) => `--language ${code}`).join(' or ')}.`,
    },
  },
  'share.malformed': {
    'mixed-case': {
      sentence: 'This share of codex32 has capitals and small letters.',
      hint: 'Write all of it in one of the two.',
    },
    prefix: { sentence: 'This is no string of codex32.', hint: 'Each of them begins with MS1.' },
    length: {
      sentence: 'This share has too few characters or words, or too many.',
      hint: 'Compare with the paper: one may be missing, or stand there twice.',
    },
    threshold:
      'This string of codex32 says of itself what cannot be: its threshold is 2 to 9, or 0 where it is the secret itself.',
    identifier: {
      sentence: 'An identifier of codex32 has four characters.',
      hint: 'Take small letters and digits but b, i, o and 1.',
    },
    groups: 'This share needs more groups than it says that there are.',
    padding: 'In this share bits are set that have to be zero: no program makes such shares.',
    character: {
      sentence: ({ position }) => `Character ${position} is none of codex32.`,
      hint: 'There are letters and digits but B, I, O and 1. Compare with the paper.',
    },
    words: {
      sentence: ({ positions }) => `Not in the word list of SLIP-39: word ${positions.join(', word ')}.`,
      hint: 'Compare with the paper, letter by letter.',
    },
  },
  'share.checksum': {
    sentence: ({ unit, position }) =>
      position === undefined
        ? 'This share was copied wrongly: its checksum does not fit.'
        : `This share was copied wrongly, most likely ${unit} ${position}: its checksum does not fit.`,
    hint: 'Compare with the paper. Nothing is mended by itself, since that could give another key.',
  },
  'shares.mismatch': {
    sentence: ({ fact }) => `These shares do not belong together: they differ in ${SHARE_FACTS[fact]}.`,
    hint: 'Sort the papers by what is written on them, and take those of one key and one day.',
  },
  'shares.repeated': {
    sentence: 'One share is there twice.',
    hint: 'Take another one of the same key.',
  },
  'shares.too-few': {
    members: ({ have, needed, group }) =>
      group === undefined
        ? `These are ${have} of the ${needed} shares that are needed.`
        : `Of group ${group} these are ${have} of the ${needed} shares that are needed.`,
    groups: ({ have, needed }) => `The shares are whole for ${have} of the ${needed} groups that are needed.`,
  },
  'shares.split': {
    codex32: ({ most }) => `Codex32 makes 2 to 9 shares necessary, of ${most} at most.`,
    slip39: ({ most }) =>
      `SLIP-39 has up to ${most} groups of up to ${most} shares; one share of several would be copies of the key, and is made as 1 of 1.`,
  },
  'passphrase.characters': {
    sentence:
      'With shares of SLIP-39 a passphrase has letters, digits and signs of the English keyboard alone.',
    hint: 'Programs write others in different ways, and each way gives another key.',
  },
  'passphrase.outer-blank': ({ at }) =>
    `The passphrase ${BLANKS[at]} with a blank or a character that is not seen, which belongs to it: without that it opens another key.`,
  'path.malformed': {
    'child-number': 'This is not a BIP 32 child number.',
    path: {
      sentence: 'This is not a derivation path.',
      hint: "Write it like 48h/0h/0h/2h: decimal numbers up to 2147483647, with h or ' where hardened.",
    },
    origin: {
      sentence: 'This is not a key origin.',
      hint: 'Write it like [d34db33f/48h/0h/0h/2h].',
    },
    'origin-with-m': 'A key origin has no m in its path.',
  },
  'path.too-deep': {
    bip32: 'BIP 32 knows 255 levels, and no more.',
    path: ({ most }) => `A derivation path has more than ${most} levels.`,
  },
  'path.unusual': {
    hardened: {
      sentence: 'A hardened key cannot be derived from a public one.',
      hint: 'Below an extended public key every level has to be unhardened.',
    },
  },
  'extended-key.malformed': {
    damaged: {
      sentence: 'This is not an extended key (BIP 32).',
      hint: 'Copy it again from its source, whole: its checksum shows every mistake.',
    },
    slip132: {
      sentence: 'This is not an extended key (BIP 32).',
      hint: 'It is in the older SLIP 132 spelling.',
    },
  },
  'extended-key.private': {
    'public-expected': {
      sentence: 'This is a private key where a public one is expected.',
      hint: 'Whoever has seen this text can spend with it: treat the key as lost, and move its coins.',
    },
  },
  'secret.in-content': {
    sentence: ({ kind }) => `There ${SECRETS[kind]} in it, which must not be shown or travel.`,
    hint: ({ kind }) =>
      kind === 'comparison-words'
        ? 'They may be the words of a key with one that was copied wrongly. Those of vaults, policies and proposals of this home may be shown.'
        : 'Whoever has seen it can spend with it: treat the key as disclosed.',
  },
  'extended-key.network': {
    sentence: ({ wanted }) => `This extended key is not for ${wanted}.`,
    hint: ({ beginnings }) => {
      const said = beginnings.map(({ letter, networks }) => [letter, listed(networks, 'and')] as const)
      return `Keys that begin with ${said.map(([letter, networks], at) => (at === 0 ? `${letter} are for ${networks}` : `those with ${letter} for ${networks}`)).join(', ')}.`
    },
  },
  'extended-key.origin': {
    sentence: 'An extended key is not the one that its origin speaks of.',
    hint: 'Its depth, child number or parent say otherwise: ask its owner to export it again, with its path.',
  },
  'fingerprint.malformed': 'A key fingerprint has eight hexadecimal digits.',
  'cosigner.malformed': {
    'key-record': {
      sentence: 'This is not a key record (BIP 129, round 1).',
      hint: 'It has five lines: BSMS 1.0, the token, the key with its origin, a description, the signature.',
    },
  },
  'cosigner.bad-signature': {
    'key-record': {
      sentence: 'The signature of a key record is not by the key in it.',
      hint: 'Do not use this key: ask its owner, over another channel, for the record again.',
    },
  },
}
