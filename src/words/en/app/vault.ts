import type { Sentences } from '../../speaker.js'
import { NO_HOME } from './no-home.js'

export const appVault: Sentences<'app/vault'> = {
  'usage.invalid': {
    'token-format': ({ formats }) => `--token-file goes with --format ${formats.join(', ')} only.`,
  },
  'vault.twins': {
    registered: {
      sentence: ({ name, twins }) => `The vault ${name} has the same keys as ${twins}.`,
      hint: 'They are one vault under several names. Find out which of them the other officers have; until then neither is signed for.',
    },
  },
  'vault.not-registered': {
    name: {
      sentence: ({ name }) => `No vault called ${name} is registered on this machine.`,
      hint: ({ known }) =>
        known.length === 0 ? 'ringi vault register FILE registers one.' : `There are ${known.join(', ')}.`,
    },
    'no-home': NO_HOME,
  },
  'vault.exists': {
    sentence: ({ name }) => `A vault called ${name} is registered already.`,
    hint: 'It is another one: find out which is right.',
  },
  'vault.already-registered': ({ name }) =>
    `The vault ${name} is registered already, exactly as it is here; nothing was changed.`,
  'vault.same-scripts': {
    sentence: ({ name }) => `The vault ${name} has the same keys as this one.`,
    hint: 'It is the same vault, renamed, reordered, respelled or with another threshold or type. One of them is not what it seems.',
  },
  'vault.digest': {
    given: {
      sentence: 'This vault has another digest than the one given.',
      hint: 'It is not the vault that the others have. Do not register it; ask for the file again.',
    },
  },
  'vault.address-not-found': {
    sentence: ({ name, limit }) =>
      `This address is not among the first ${limit} of either branch of ${name}.`,
    hint: 'Do not send to it as if it were the vault’s. --limit searches further.',
  },
  'vault.index-range': 'Indexes end at 2147483647 (BIP 32).',
  'vault.gap': ({ limit, last }) =>
    `Wallets that are restored search ${limit} unused addresses in a row; use the ones before index ${last} first.`,
}
