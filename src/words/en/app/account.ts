import type { Sentences } from '../../speaker.js'

export const appAccount: Sentences<'app/account'> = {
  'usage.invalid': {
    'one-recipient': {
      sentence: 'A payment out of an account has one recipient.',
      hint: 'Give --to once, and make a proposal for each of the others.',
    },
    'no-proposal': {
      sentence: 'There is no proposal among these files.',
      hint: 'Give the one that the initiator has signed, and the cosignatures.',
    },
  },
  'key.other-network': {
    account: {
      sentence: ({ key, keyNetwork, network }) =>
        `The key ${key} is of ${keyNetwork}: real money and money to try things out do not share one, and ${network} is of the other kind.`,
      hint: 'Make another key.',
    },
    file: {
      sentence: ({ file, wanted }) => `${file} is not of ${wanted}.`,
      hint: 'Ask its owner to hand out the key for that network.',
    },
  },
  'vault.no-coins': {
    sentence: ({ name }) =>
      `The vault ${name} is an account, which has no coins; this is for vaults that have.`,
    hint: 'propose, review, sign, combine, finalize and verify do what there is to do with it.',
  },
  'vault.no-account': ({ name }) =>
    `The vault ${name} has coins and is no account; this is for the vaults of accounts.`,
  'vault.other-model': {
    account: ({ flag }) => `${flag} is for vaults that have coins, and this one is an account.`,
    coins: ({ flag }) => `${flag} is for the vaults of accounts, and this one has coins.`,
  },
  'vault.one-can-burn': ({ vault }) =>
    `Any one cosigner of ${vault} who gets hold of the cosignatures of others can burn all that is in the account as a fee. Keep little in it, and let cosignatures go to the publisher alone.`,
  'vault.deposit-untried': {
    sentence: ({ name }) =>
      `Nobody is to pay to the account of ${name} yet: this machine has seen no payment out of it that enough cosigners signed.`,
    hint: 'Pay a small amount out of it first, and finalize it on this machine.',
  },
  'publisher.other': {
    sentence: ({ vault }) => `This identity is not that of the publisher of ${vault}.`,
    hint: 'Cosignatures are put together on the publisher’s machine alone.',
  },
}
