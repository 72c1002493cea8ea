import { listed } from '../../base/text.js'
import type { Sentences } from '../speaker.js'
import { labelOf } from './around.js'

const OBJECTS = {
  file: 'the file',
  descriptor: 'a descriptor',
  key: 'a key',
  keystore: 'a keystore',
  device: 'a device',
  change: 'a change',
}

/** An object of a file: `the quorum of the file`. */
function objectOf({ of, path }: { of: keyof typeof OBJECTS; path: readonly string[] }): string {
  return path.reduce((outer, name) => `the ${name} of ${outer}`, OBJECTS[of])
}

function unread(why: string): string {
  return `The wallet cannot be read: ${why}.`
}

export const formats: Sentences<'formats'> = {
  'usage.invalid': {
    'test-network': {
      sentence: 'The file does not say on which test network the wallet is.',
      hint: ({ networks }) => `Say --network ${listed(networks, 'or')}: their keys look alike.`,
    },
    'many-names': ({ keys, names }) => `There are ${keys} keys and ${names} names.`,
  },
  'origin.missing': {
    sentence: ({ key }) => `The file does not say where ${labelOf(key)} comes from.`,
    hint: 'Export it with [fingerprint/path] before every key, or take it without with --assume-origins: its addresses are right, and whether its owner’s signer finds the key by itself is not known.',
  },
  'origin.assumed': ({ key, origin }) =>
    `Where ${labelOf(key)} comes from is not known; ${origin} is assumed.`,
  'extended-key.script-type': {
    sentence: ({ stated, wanted }) => `A key says that it is for ${stated}, and the wallet is ${wanted}.`,
    hint: 'Ask its owner for the key of this kind of wallet: Zpub is for P2WSH, Ypub for P2SH-P2WSH.',
  },
  'extended-key.spelling': 'Keys are in the spellings of SLIP 132; they are the same keys.',
  'descriptor.malformed': {
    'long-in-file': ({ most }) => `A descriptor has at most ${most} characters.`,
  },
  'descriptor.not-multipath': {
    'no-branch': {
      sentence: 'A key of this descriptor has no branch behind it.',
      hint: 'Nunchuk writes it so: export the wallet from there as BSMS, whose first address proves the branch. Or take branches 0 and 1 with --assume-origins, and compare the first address.',
    },
  },
  'descriptor.unsupported': {
    policy: {
      sentence: 'This wallet policy is not one of a multisig wallet.',
      hint: 'Vaults are wsh(), sh(wsh()) or sh() of multi() or sortedmulti(), with /** behind every key.',
    },
  },
  'descriptor.no-checksum': 'The descriptor has no checksum: compare its keys.',
  'descriptor.branches-assumed':
    'The keys have no branches behind them; 0 for receiving and 1 for change are assumed. Compare the first address.',
  'vault.chain-assumed': {
    sentence: ({ chain }) =>
      `Nothing in this file says of which chain it is; it was taken for ${chain}’s. The same keys have addresses on other chains.`,
    hint: ({ others }) => `If it is not, say --network ${listed(others, 'or')}.`,
  },
  'cosigner.malformed': {
    'single-key': {
      sentence: 'This key record has a single public key.',
      hint: 'Every cosigner of a vault has an extended public key (xpub, tpub).',
    },
    'no-key': {
      sentence: 'This file does not hold one cosigner’s key.',
      hint: ({ scripts }) =>
        `It may be a cosigner file, a key record (BIP 129), [fingerprint/path]xpub, or an export of a signer for ${scripts.join(', ')}.`,
    },
  },
  'vault.malformed': {
    'too-long': unread('it is too long'),
    'not-json': unread('it is not JSON, or says something twice'),
    trailing: unread('it is not JSON, or something stands behind it'),
    encrypted: {
      sentence: unread('it is encrypted under the password of the program that wrote it'),
      hint: 'Export the wallet from that program without its private keys: as a descriptor, or for Coldcard.',
    },
    'encrypted-record': {
      sentence: unread('it is encrypted (BIP 129)'),
      hint: 'Give its token with --token-file.',
    },
    'not-encrypted-record': unread('it is not an encrypted record (BIP 129)'),
    'not-utf8': unread('what was encrypted is no UTF-8 text'),
    'other-token': unread('it names another token than the one that it was encrypted with'),
    'no-format': {
      sentence: unread('it is in no format that Ringi knows'),
      hint: ({ known }) => `Ringi knows ${known.join(', ')}.`,
    },
    'several-formats': {
      sentence: unread('it could be in several formats'),
      hint: ({ known }) => `Ringi knows ${known.join(', ')}.`,
    },
    'not-object': ({ object }) => unread(`${objectOf(object)} is not a JSON object`),
    missing: ({ object, member }) => unread(`${objectOf(object)} lacks its ${member}`),
    'not-text': ({ object, member }) => unread(`the ${member} of ${objectOf(object)} is not a text`),
    'not-count': ({ object, member }) => unread(`${objectOf(object)} has no whole number for ${member}`),
    'not-list': ({ object, member }) => unread(`${objectOf(object)} has no list of ${member}`),
    network: unread('it names a network that does not exist'),
    'script-type': ({ member, known }) => unread(`its ${member} is none of ${listed(known, 'and')}`),
    'not-multisig': unread('it is not a multisig wallet'),
    'single-signature': unread('its keys are those of single-signature wallets'),
    'mixed-kinds': unread('its keys are of different kinds of wallets'),
    'key-name': {
      sentence: unread('the name of a key is none that could be kept'),
      hint: 'Give names with --cosigner-name.',
    },
    'one-wallet': unread('its descriptors are not of one wallet'),
    descriptors: {
      sentence: ({ count }) => unread(`it has ${count} descriptors`),
      hint: 'One descriptor with <0;1> is needed, or one for each branch.',
    },
    'bsms-version': unread('it is of another version of BSMS'),
    'not-record': {
      sentence: unread('it is not a descriptor record (BIP 129, round 2)'),
      hint: 'It has four lines. A record of five lines is a cosigner’s key: vault create takes it.',
    },
    restrictions: {
      sentence: unread('its path restrictions are not /0/*,/1/*'),
      hint: 'A vault has these two branches and no other.',
    },
    'core-command': unread('it is not one command with a list of descriptors'),
    'coldcard-line': unread('a line is none that such a file has, or is there twice'),
    'coldcard-derivation': unread('a key has no Derivation before it'),
    'coldcard-policy': unread('its Policy is not like 2 of 3'),
    'coldcard-sorted': unread('its Sorted is neither True nor False'),
    'electrum-changes': {
      sentence: unread('it has changes of its keys that stand behind it'),
      hint: 'Open the wallet in Electrum and close it: Electrum then writes the file anew.',
    },
    'electrum-fingerprint': unread('the ckcc_xfp of a key is not a fingerprint'),
    'policy-key': unread('a key of the policy is not a text'),
    'policy-placeholders': unread('the placeholders of the policy are not those of its keys, one by one'),
    'sparrow-policy': {
      sentence: unread('its policy is not one of M of N'),
      hint: 'Export the wallet from Sparrow as Output Descriptor.',
    },
    'specter-signer': unread('it is not a wallet for one of Specter’s signers'),
    'specter-threshold': unread('its sigs_required and its descriptor do not agree'),
  },
  'vault.cosigner-count': {
    stated: {
      sentence: ({ stated, found }) => `The file says that there are ${stated} keys, and has ${found}.`,
      hint: ({ most }) =>
        `Scripts hold ${most} at most. Where a key was added or taken away, ask for the file again.`,
    },
  },
  'vault.duplicate-name': {
    imported: {
      sentence: ({ problem }, say) => say(problem),
      hint: 'Give others with --cosigner-name, one for each key.',
    },
  },
  'vault.network': {
    wallet: {
      sentence: ({ named, asked }) => `The wallet is on ${named}, not on ${asked}.`,
      hint: 'Keys and addresses of different chains are never mixed.',
    },
    key: {
      sentence: ({ named, vault }) => `This key is for ${named}, the vault is on ${vault}.`,
      hint: 'Keys of different chains are never mixed; ask for a cosigner file made for this one.',
    },
  },
  'vault.script-type': {
    'no-key': ({ wanted }) => `The file has no key for ${wanted}.`,
    path: ({ wanted }) => `The path of a key is for other scripts than ${wanted}.`,
    key: {
      sentence: ({ named, wanted }) => `This key is for ${named}, the vault is ${wanted}.`,
      hint: ({ wanted }) => `Ask for the file that ringi key xpub --script-type ${wanted} writes.`,
    },
  },
  'vault.first-address': {
    sentence: 'The first address in the file is not the one that its keys give.',
    hint: 'The file was changed or damaged, or is of a wallet with other paths. Do not use it; ask for it again.',
  },
  'format.cannot-carry': {
    'script-type': {
      sentence: ({ format, scriptType }) => `${format} has no word for vaults of the type ${scriptType}.`,
      hint: 'Take --format descriptor, if the other program reads descriptors.',
    },
    unsorted: {
      sentence: ({ format }) => `${format} cannot carry a vault whose keys are not sorted.`,
      hint: 'It would show other addresses. Take --format descriptor, if the other program reads descriptors.',
    },
    keys: {
      sentence: ({ format, most }) => `${format} cannot carry more than ${most} keys.`,
      hint: 'Take another signer for a vault of this size.',
    },
  },
  'token.malformed': {
    sentence: 'This is not the token of a multisig setup.',
    hint: 'It has 16 or 32 hexadecimal digits, 20 or 39 decimal ones, or 6 or 12 words (BIP 129).',
  },
  'token.wrong': {
    sentence: 'The record does not open with this token.',
    hint: 'It was encrypted under another token, or was changed on its way. Ask the coordinator for both again.',
  },
}
