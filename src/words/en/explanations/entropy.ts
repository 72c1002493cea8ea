import type { Explanations } from '../../explanation.js'

export const entropy = {
  'entropy.weak': {
    means: 'The random numbers from which a key was to be made are missing, repeated or too predictable.',
    cost: 'A key that can be guessed will be found. In 2023 keys from a well-known tool with weak random numbers were emptied in large numbers (CVE-2023-39910).',
    todo: 'Do not use this machine for keys until the cause is known. Make the key elsewhere, with dice.',
  },
  'entropy.no-dice': {
    means: 'The key was made from the machine’s random numbers alone, without dice.',
    cost: 'If that machine’s generator has a flaw, nobody can see it, and a thief could compute the key from afar. Dice would have kept it safe even then.',
    todo: 'For real coins, make the key again with at least 50 throws for 12 words or 99 for 24. For rehearsals it may stay as it is.',
  },
  'dice.too-few': {
    means: 'There are fewer throws than the key needs to be unguessable by the dice alone.',
    cost: 'Together with a faulty random number generator, so few throws could be tried out by a thief.',
    todo: 'Go on throwing until there are at least 50 throws for 12 words or 99 for 24.',
  },
  'dice.biased': {
    means:
      'The throws do not look like those of an honest die: a number is far too frequent, or a pattern repeats.',
    cost: 'Throws that were made up or come from a loaded die are far easier to guess than their number suggests, and so would be the key.',
    todo: 'Take another die, throw all of them again, and write down each one as it falls.',
  },
  'dice.malformed': {
    means: 'Among the throws there is something that is no number from 1 to 6.',
    cost: 'Nothing was done. If it were skipped in silence, the key could not be recomputed from your notes.',
    todo: 'Correct the list: one digit from 1 to 6 per throw, in the order in which they fell.',
  },
  'mnemonic.malformed': {
    means: 'The words are not a backup of a key: some are in no official list, or their number is wrong.',
    cost: 'Programs that accept such words open some other, empty wallet, and the real coins seem to have vanished.',
    todo: 'Compare with the paper letter by letter at the positions that the message names.',
  },
  'mnemonic.comparison-words': {
    means:
      'These are the words by which people compare a vault, a proposal or a policy. They stand for a digest, are never a mnemonic, and no key comes from them.',
    cost: 'Nothing was done. Whoever keeps them in the place of a key’s words has no backup, and with too many backups lost the coins can never be moved.',
    todo: 'Take the words of the key. If these are from its paper, a word was copied wrongly: one mistake in sixteen looks like this.',
  },
  'mnemonic.electrum': {
    means:
      'These words are a seed that Electrum made. It takes them from the same list and makes keys from them in another way than BIP 39.',
    cost: 'Nothing was done. A program that takes them for BIP 39 opens another, empty wallet, and the real coins seem to have vanished.',
    todo: 'Leave the key where it is: Electrum can sign for its cosigner, whose extended public key a vault takes. Or make a new key here and pay the coins to its vault. If the words are not from Electrum, one was copied wrongly.',
  },
  'mnemonic.slip39': {
    means:
      'These words are one share of a Shamir backup (SLIP-39). A seed comes only from as many shares as were agreed on when they were made.',
    cost: 'Nothing was done. One share alone opens nothing, and its words taken for BIP 39 would open another, empty wallet.',
    todo: 'Bring as many shares together as were agreed on, and give all of them to ringi key restore, with --shares or typed one after the other.',
  },
  'mnemonic.checksum': {
    means:
      'Each word is a valid one, but together they are no backup: a word is wrong or two have changed places.',
    cost: 'A backup that fails only on the day of need means a cosigner lost. With too many lost, the coins can never be moved.',
    todo: 'Compare with the paper word by word, and pay attention to the order. If the paper itself is wrong, make a new backup while the key is still there.',
  },
  'mnemonic.well-known': {
    means: 'These words are published in manuals and tests, so that everybody has them.',
    cost: 'Coins on such keys are taken by automatic programs within seconds.',
    todo: 'Use them for rehearsals on test networks only. For real coins make a new key.',
  },
  'mnemonic.language': {
    means: 'The language of the words is unknown, or the same words are valid in more than one language.',
    cost: 'Nothing was done. Words read in the wrong language give another key and an empty wallet.',
    todo: 'Name the language in which the words were made, with --language.',
  },
  'share.malformed': {
    means:
      'What was given is no share of a key: a character or word is none that shares have, or some are missing.',
    cost: 'Nothing was done. A share that cannot be read on the day of need is a share lost.',
    todo: 'Compare with the paper at the place that the message names, and give the whole share.',
  },
  'share.checksum': {
    means:
      'Every character or word of the share is possible, but its checksum says that at least one is wrong.',
    cost: 'Nothing was done. A program that mended it by itself could give another share, and with it another key.',
    todo: 'Compare with the paper, first at the place that the message names if it does. If the paper itself is wrong, make new shares while the others still open the key.',
  },
  'shares.mismatch': {
    means:
      'The shares are each right, but they are not of one key, or not of one day on which shares of it were made.',
    cost: 'Nothing was done. Shares of different days never make a key together, however many there are.',
    todo: 'Sort the papers: the first words, or the four characters behind MS1 and one digit, are the same on all that belong together.',
  },
  'shares.other-key': {
    means: 'The shares fit together, but give another key than the recorded one.',
    cost: 'A backup of another key, or with a forgotten passphrase, brings nothing back on the day of need.',
    todo: 'Look for the right papers, and try the passphrase again. If there are none, make new shares while the key is still there.',
  },
  'shares.self-check': {
    means: 'The shares that were just computed were read again, and gave another key.',
    cost: 'Nothing was shown or written. This is a bug, or this machine miscalculates.',
    todo: 'Try once more, on another machine if it happens again, and report it.',
  },
  'key.has-words': {
    means:
      'The key was made from words of BIP 39. Shares of SLIP-39 hold a seed, from which other programs make other keys than from words.',
    cost: 'Nothing was done. Such shares would open an empty wallet on every other device.',
    todo: 'Split the key with codex32, which holds the seed behind the words, or make a key for SLIP-39 from the start.',
  },
  'key.no-backup': {
    means: 'The key has no words and no shares on paper yet.',
    cost: 'If this machine is lost now, the key is lost with it.',
    todo: 'Make its shares at once with ringi key backup, and verify them, before any vault is made with it.',
  },
  'shares.repeated': {
    means: 'The same share, or two with one number, were given.',
    cost: 'Nothing was done. Two copies of one share say no more than one.',
    todo: 'Take another share of the same key. If two papers have one number and differ, one was copied wrongly.',
  },
  'shares.too-few': {
    means: 'Fewer shares were given than the key needs.',
    cost: 'Nothing was done, and nothing can be learned of the key from these shares.',
    todo: 'Bring more shares together. If too many are lost, retire the key while the vault’s other keys can still move the coins.',
  },
  'shares.split': {
    means: 'So many shares of so many cannot be made in this form.',
    cost: 'Nothing was made.',
    todo: 'Choose other numbers; the message says which are possible.',
  },
  'passphrase.characters': {
    means: 'The passphrase has characters that shares of SLIP-39 do not allow.',
    cost: 'Nothing was done. Other programs would turn them into other bytes, and open another key in silence.',
    todo: 'Take a passphrase of letters, digits and signs of the English keyboard.',
  },
  'passphrase.outer-blank': {
    means:
      'The passphrase begins or ends with a blank, a line break or a character that is not seen. It belongs to the passphrase like any other.',
    cost: 'Every passphrase opens some key. Whoever types it without the blank on the day of need opens another, empty wallet.',
    todo: 'If the blank came into the file by accident, take it out and begin again; the fingerprint shows whether it is the key that was meant. If it is meant, write down beside the passphrase that it is there.',
  },
  'mnemonic.mismatch': {
    means: 'The words on paper are valid but are not those of this key, or the passphrase is another one.',
    cost: 'The backup would have been found useless on the day that the machine breaks. Each cosigner lost in this way brings the vault closer to being locked for good.',
    todo: 'Look for the right paper, and try the passphrase again. If there is none, retire this key and move the vault to a new set of keys in good time.',
  },
  'password.too-short': {
    means: 'The password is too short to protect a key.',
    cost: 'Whoever steals the encrypted file could find the password by trying, and then sign in your place.',
    todo: 'Choose a longer one. Six words drawn with dice from a list are easy to type and hard to guess.',
  },
} satisfies Partial<Explanations>
