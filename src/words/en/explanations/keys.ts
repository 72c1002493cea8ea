import type { Explanations } from '../../explanation.js'

export const keys = {
  'path.malformed': {
    means: 'The derivation path, which says where in a key’s tree a key is found, is not written correctly.',
    cost: 'Nothing was done. Read wrongly, it leads to another key and to addresses that no backup finds.',
    todo: 'Copy it again from its source, written like 48h/0h/0h/2h.',
  },
  'path.too-deep': {
    means: 'The derivation path has more levels than any real key has.',
    cost: 'Nothing was done. Such paths serve to keep a program busy or to hide where coins have gone.',
    todo: 'Ask where this path comes from. The standard paths of vaults have five or six levels.',
  },
  'path.unusual': {
    means:
      'The key comes from a place in its tree that is not the standard one for this kind of vault or network.',
    cost: 'After a loss, other wallets would search at the standard place and find nothing. Keys of a test network could end up in a vault for real coins.',
    todo: 'Ask the cosigner to export the key for the right network and script type. Keep an unusual path only if it is written down with the backup.',
  },
  'extended-key.malformed': {
    means:
      'The text is not an extended public key: a character was lost or changed, or it is of an outdated kind.',
    cost: 'Nothing was done. A vault with a wrong key in it has one cosigner fewer than everyone believes.',
    todo: 'Ask the cosigner for the file that ringi key xpub writes, and use it unchanged.',
  },
  'extended-key.private': {
    means: 'A private key was given where only a public one belongs.',
    cost: 'Whoever has seen this text, in a file, a mail or a chat, can sign in that cosigner’s place.',
    todo: 'Treat this key as stolen. Delete the text where you can, make a new key, and move the coins of any vault that it belongs to.',
  },
  'secret.in-content': {
    means:
      'There are words of a key, throws of dice or a file of keys in what was to be shown, converted or written as a code, a picture or a page; or comparison words that stand for nothing on this machine.',
    cost: 'Nothing was shown or written. A code on a screen is read by any camera that sees it, and whoever has the words can sign in that cosigner’s place.',
    todo: 'Find out how the secret came into this text. If anybody else may have seen it, make a new key and move the coins of every vault that it belongs to. Comparison words may be shown where the vault, policy or proposal that they stand for is known.',
  },
  'extended-key.network': {
    means: 'The key was exported for another Bitcoin network than the one in use.',
    cost: 'A vault of mixed networks cannot be restored by the usual programs, and its coins may be searched for in the wrong place.',
    todo: 'Ask the cosigner to export the key for the right network.',
  },
  'extended-key.origin': {
    means: 'The key and the note of where it comes from contradict each other.',
    cost: 'The cosigner’s own machine would not recognise the key and could not sign. It may also be that somebody exchanged the key and left the note.',
    todo: 'Do not use it. Ask the cosigner, over another channel, to export it again with its path.',
  },
  'extended-key.script-type': {
    means:
      'The first letters of a key (Zpub, Ypub and the like) say that it is for another kind of address than the wallet has.',
    cost: 'The cosigner’s program would look for the coins at other addresses, and might not find or sign them.',
    todo: 'Ask the cosigner for the key of this kind of wallet, or find out which kind was meant.',
  },
  'vault.short-hash': {
    means:
      'The vault’s addresses are hashes of 20 bytes, which Electron Cash, Paytaca and Trezor need. This chain has longer ones.',
    cost: 'Nothing today. A cosigner with enormous means could have made an address that they alone can spend from as well.',
    todo: 'If all cosigners use Ringi, make the vault with hashes of 32 bytes, which is what it does when nothing is said.',
  },
  'cosigner.unsigned': {
    means:
      'A cosigner’s key came as bare text, without the signature by the key itself that a cosigner file has.',
    cost: 'Whoever carried the file could have put another key in its place.',
    todo: 'Have the cosigner read out fingerprint and first letters of the key from their own device, before the vault is registered.',
  },
  'extended-key.spelling': {
    means:
      'Keys are written with the prefixes of SLIP 132 (Zpub, Ypub and the like). Ringi shows the same keys as xpub.',
    cost: 'Nothing. It is told so that nobody wonders why the keys look different.',
    todo: 'Nothing needs to be done.',
  },
  'origin.missing': {
    means: 'The file does not say from which master key, and by which path, a cosigner’s key comes.',
    cost: 'Nothing was done. The addresses would be right, but a signing machine may not find its own key.',
    todo: 'Export the wallet with [fingerprint/path] before every key. Where no program can say it, --assume-origins takes the keys all the same.',
  },
  'origin.assumed': {
    means: 'Where a key comes from is not known; the usual path was assumed, and an unknown fingerprint.',
    cost: 'Addresses do not depend on it. A signer that looks for its key by fingerprint and path may not find it.',
    todo: 'Compare the first address with the program that the wallet comes from, and sign a small payment before relying on it.',
  },
  'fingerprint.unknown': {
    means:
      'The fingerprint that is given for a cosigner’s master key is all zeros, backwards or another one: the program that wrote it did not know it, or made it up. The key itself is right.',
    cost: 'Four bytes would not prove anything either, but without them nobody sees by a short number whose key it is, and signers that go by them do not find their key.',
    todo: 'In a vault, compare the whole key with its owner, over another channel. In a proposal nothing needs to be done: the vault knows the key, and signing with Ringi puts its origin in.',
  },
  'fingerprint.malformed': {
    means: 'The short identifier of a key is not eight hexadecimal digits.',
    cost: 'Nothing was done. Without it a signing machine does not find its own key.',
    todo: 'Ask the cosigner to export the key again from the machine that holds it.',
  },
  'message.malformed': {
    means: 'What was given as the signature of a message is not one.',
    cost: 'Nothing was done. Nothing is proven about who wrote the message.',
    todo: 'Copy the signature again from its source, whole and in one line.',
  },
  'cosigner.malformed': {
    means: 'The file is not a cosigner file of a kind that Ringi knows, or it was edited.',
    cost: 'Nothing was done.',
    todo: 'Ask the cosigner for the file exactly as ringi key xpub wrote it.',
  },
  'cosigner.bad-signature': {
    means:
      'The cosigner file is not what the key in it has signed: it was changed on its way, or someone else made it.',
    cost: 'A stranger’s key would have become a cosigner of the vault. Enough of those and the stranger alone can take everything.',
    todo: 'Do not use it. Call the cosigner, and have the file made and handed over again.',
  },
} satisfies Partial<Explanations>
