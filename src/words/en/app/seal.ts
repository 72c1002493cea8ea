import type { Sentences } from '../../speaker.js'

const BROKEN_SEAL = ({ key }: { key: string }) =>
  `Find out who changed it. ringi home seal --key ${key} shows what it holds, to compare with the others, and seals it anew.`

const SEAL_IT = ({ key }: { key: string }) =>
  `ringi home seal --key ${key} shows what the home holds, to compare with the others, and seals it.`

/** The end of a sentence about a seal that does not stand. */
function sealOf(key: string, why: string): string {
  return `The home is not as the key ${key} has sealed it: ${why}.`
}

export const appSeal: Sentences<'app/seal'> = {
  'vault.twins': {
    'without-policy': {
      sentence: ({ name, twins }) => `A policy is in force for ${twins}, and none for ${name}.`,
      hint: ({ name, twins }) => `Put one in force for ${name} first, or keep ${twins}.`,
    },
    'not-one': {
      sentence: ({ twins }) => `${twins} are one vault under several names, and none of them is named so.`,
      hint: 'Find out which of them the other officers have, and name it with --keep.',
    },
  },
  'confirm.mismatch': {
    'home-changed': 'The home has changed meanwhile; nothing was sealed.',
    home: {
      sentence: 'What the home holds is not what --digest names; nothing was sealed.',
      hint: 'Without --digest the command shows what it holds.',
    },
  },
  'home.unsealed': {
    'no-seal': {
      sentence: ({ key }) => `This home is not sealed under the key ${key}: it has no seal.`,
      hint: SEAL_IT,
    },
    'earlier-version': {
      sentence: ({ key }) =>
        `This home is not sealed under the key ${key}: the key was made by an earlier version.`,
      hint: SEAL_IT,
    },
    'kept-without-key': 'It was kept without the password of a key; the key seals it when it is opened next.',
  },
  'home.seal-broken': {
    'other-key': {
      sentence: ({ key }) => sealOf(key, 'its seal was not made with this key'),
      hint: BROKEN_SEAL,
    },
    'other-home': { sentence: ({ key }) => sealOf(key, 'it was made in another home'), hint: BROKEN_SEAL },
    'entry-gone': {
      sentence: ({ key, entry }) => sealOf(key, `its log does not have entry ${entry} any more`),
      hint: BROKEN_SEAL,
    },
    'other-log': {
      sentence: ({ key, entry }) => sealOf(key, `its log up to entry ${entry} is another one`),
      hint: BROKEN_SEAL,
    },
    'false-seal': {
      sentence: ({ key }) => sealOf(key, 'an entry tells of a seal that was never made'),
      hint: BROKEN_SEAL,
    },
    changed: {
      sentence: ({ key, what, change }) => sealOf(key, `${what} is ${change}`),
      hint: BROKEN_SEAL,
    },
    unapproved: {
      sentence: ({ key, what, change }) =>
        sealOf(key, `${what} is ${change}, and its approvals do not stand for it`),
      hint: BROKEN_SEAL,
    },
  },
  'home.sealed-already': ({ key }) => `The home is sealed under the key ${key} as it is.`,
}
