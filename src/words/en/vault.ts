import type { Sentences } from '../speaker.js'

const PARTS = { file: 'the file', cosigner: 'a cosigner' }

export const vault: Sentences<'vault'> = {
  'path.unusual': {
    account: {
      sentence: ({ scriptType, network }) =>
        `The key's path is not the standard one for ${scriptType} on ${network}.`,
      hint: ({ usual }) => `The first account is at ${usual}.`,
    },
    'other-chain': {
      sentence: ({ name, path, chain }) =>
        chain === undefined
          ? `The key of ${name} is from the path of another network.`
          : `The key of ${name} is from a path of ${chain}: ${path}.`,
      hint: ({ network, usual }) => `On ${network} the path starts with ${usual}.`,
    },
    unhardened: ({ name, path }) =>
      `The path of ${name}, ${path}, has levels that are usually hardened and are not.`,
  },
  'fingerprint.unknown': {
    'cosigner-zeros': ({ name }) =>
      `The master fingerprint of ${name} is zeros: whose key it is, the key alone can tell. Compare it whole.`,
    'cosigner-other': ({ name, stated, real, reversed }) =>
      `The master fingerprint of ${name} is given as ${stated}, and the key says ${real}${reversed ? ', which is the same backwards' : ''}: whose key it is, the key alone can tell. Compare it whole.`,
  },
  'cosigner.malformed': {
    'cosigner-file': {
      sentence: 'This is not a cosigner file, or not one of this version.',
      hint: 'Take the file that `ringi key xpub` wrote, unchanged.',
    },
  },
  'cosigner.bad-signature': {
    'cosigner-file': {
      sentence: 'This cosigner file is not what the key in it has signed.',
      hint: 'Do not use it: ask the cosigner, over another channel, to make and send it again.',
    },
  },
  'vault.short-hash':
    'Its scripts are hashed to 20 bytes, for cosigners whose wallets know nothing else. Whoever takes part in making it could search two scripts of one such hash, at the cost of some 2^80 steps; of 32 bytes nobody can.',
  'cosigner.unsigned': ({ name }) =>
    `The key of ${name} came without its own signature: only ${name} can say that it is theirs. Compare it by voice.`,
  'key.other-network': {
    vault: ({ key, keyNetwork, vault, network }) =>
      `The key ${key} is for ${keyNetwork}, the vault ${vault} is on ${network}.`,
  },
  'key.not-in-vault': {
    key: ({ vault }) => `This key is no cosigner of the vault ${vault}.`,
  },
  'vault.malformed': {
    'long-file': noVault('it is too long'),
    'no-json': noVault('it is not JSON, or says something twice'),
    'other-kind': noVault('it is a file of another kind'),
    names: noVault('a name, the network or the script type in it is none'),
    'no-list': noVault('cosigners is not a list'),
    'no-object': ({ of }) => noVault(`${PARTS[of]} is not an object`),
    'unknown-field': ({ of }) => noVault(`${PARTS[of]} has an unknown field`),
    'missing-field': ({ of, field }) => noVault(`${PARTS[of]} lacks the field ${field}`),
    'other-value': ({ of, field, value }) => noVault(`the field ${field} of ${PARTS[of]} is not ${value}`),
    'other-type': ({ of, field, type }) => noVault(`the field ${field} of ${PARTS[of]} is not a ${type}`),
    'key-spelling': noVault('a key is not in its usual form'),
    'none-unsigned': noVault('it is of the form for unsigned keys, and has none'),
  },
  'vault.version': 'This vault file was written by a newer Ringi.',
  'vault.digest': {
    contradiction: {
      sentence: 'The vault file contradicts itself: its digest is not that of its cosigners.',
      hint: 'It was changed or damaged on its way. Ask for it again, and compare the twelve words by voice.',
    },
  },
  'vault.threshold': ({ most }) => `The threshold must be from 1 to the number of cosigners, ${most}.`,
  'vault.cosigner-count': {
    script: ({ scriptType, most, count }) =>
      `A vault of type ${scriptType} has 1 to ${most} cosigners, not ${count}.`,
  },
  'vault.duplicate-key': {
    sentence: ({ one, other }) => `${one} and ${other} have the same key, so one person could sign for both.`,
    hint: 'Every cosigner makes a key of their own; ask for the cosigner files again.',
  },
  'vault.duplicate-name': {
    'look-alike': ({ one, other }) =>
      `Two cosigners are called ${one} and ${other}, which people could confuse.`,
  },
  'vault.key-mismatch': {
    fingerprint: {
      sentence: ({ vault, name }) =>
        `The vault ${vault} has this key's fingerprint under the name ${name}, with an extended key that is not this key's.`,
      hint: 'Somebody has put another key in its place. Do not use this vault; compare its digest with the others.',
    },
  },
  'text.suspicious': {
    'mixed-scripts': ({ name }) => `The name ${name} mixes letters of different scripts that look alike.`,
  },
  'key.damaged': { 'no-key': 'The key file opens and does not hold a key.' },
  'home.damaged': { 'key-record': 'A key record in this home is not what Ringi writes.' },
}

function noVault(wrong: string): string {
  return `This is not a vault file: ${wrong}.`
}
