import type { Sentences } from '../../speaker.js'

const HEIGHT = 'Look at the height again. Where a log is wrong, M cosigners can say so: ringi log correct.'

export const appProposals: Sentences<'app/proposals'> = {
  'usage.invalid': {
    'cancel-or-replace': 'A proposal is either cancelled or replaced: --cancel or --replace.',
    'all-its-coins': 'What is cancelled or replaced gives all its coins; leave out --coin.',
    'whom-to-pay':
      'Say whom to pay in one way: --to, --payouts or --sweep; --cancel or --child-of, to pay nobody; or --replace, to pay the same.',
    once: ({ flag }) => `${flag} may stand only once.`,
    'which-fee': 'Say what the fee shall be, in one way: --fee-rate 12 or --fee 5000sat.',
    'named-coins': {
      sentence: ({ by }) =>
        `${{ coins: 'The coins are named', sweep: '--sweep spends all coins' }[by]}: leave out --consolidate and --max-inputs.`,
      hint: 'Both are about which coins are chosen.',
    },
    'no-snapshot': '--utxos is needed: a snapshot of the vault’s coins.',
    'child-and-coin': '--child-of names the only coin; leave out --coin.',
    'coin-twice': 'A coin is named twice.',
    'renews-without-key': '--renews needs --key: whoever proposes anew signs for it.',
    'plain-with-key': 'With --plain nobody is named as the proposer, so that --key has no use.',
    'other-proposer': {
      sentence: ({ name }) => `With this key ${name} proposes, and nobody else.`,
      hint: 'Leave --proposer out.',
    },
  },
  'utxo.prevtx-missing': {
    'not-given': {
      sentence: ({ txid }) => `The previous transaction ${txid} is not given.`,
      hint: ({ txid, coin }) =>
        `It says what the coin ${coin} is. Save what bitcoin-cli getrawtransaction ${txid} prints, and give it with --prevtxs.`,
    },
  },
  'utxo.prevtx-unneeded': ({ files, more }) =>
    `No coin of the proposal comes from ${files.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
  'replacement.impossible': {
    sentence: ({ chain }) =>
      `Nodes of ${chain} take no transaction in another’s place: the first one that they see counts.`,
    hint: 'If it lingers, spend one of its outputs at a higher rate: --child-of TXID:VOUT.',
  },
  'replacement.mined': ({ txid }) => `The snapshot has coins that ${txid} has made: it is mined.`,
  'cancel.unknown': {
    sentence: 'No log here knows a signed transaction with that txid.',
    hint: 'Name the file of its proposal, or give the transaction itself with --prevtxs.',
  },
  'proposal.digest-mismatch': {
    approved: {
      sentence: ({ what }) => `This is not the ${what} that was approved: its digest is another one.`,
      hint: ({ what }) =>
        `Review ${what === 'batch' ? 'the folder' : 'it'}, and approve the digest that the review shows.`,
    },
  },
  'proposal.approval-mismatch': {
    sentence:
      'The digest was approved with another code: here the policy, the evidence or the warnings are not those that were seen.',
    hint: 'Review it on this machine with the same options, and compare the warnings and the policy with what was approved.',
  },
  'proposal.warnings-not-approved': {
    sentence: ({ warnings }) =>
      `The digest was approved, and the review warns: ${warnings.join(', ')}. A digest alone approves no warning.`,
    hint: ({ digest, actual }) =>
      `Whoever approves it reads the warnings; then it is --approve ${digest}:${actual}.`,
  },
  'confirm.mismatch': {
    total: {
      sentence: 'That is not the total that leaves; nothing was signed.',
      hint: 'Read the review again. If the total is not the one you expect, do not sign.',
    },
    rule: 'That is not the name of the rule; nothing was approved.',
  },
  'height.implausible': { sentence: ({ doubt }, say) => say(doubt), hint: HEIGHT },
  'height.unconfirmed': {
    doubt: { sentence: ({ doubt }, say) => say(doubt), hint: HEIGHT },
    'not-typed': { sentence: 'That is not the height; nothing was signed.', hint: HEIGHT },
  },
  'replacement.unsignalled': ({ txid }) =>
    `${txid} does not say that it may be replaced: nodes before Bitcoin Core 28 keep it.`,
  'signing.unknown-vault': {
    explained: {
      sentence: 'The coins of the proposal are of no vault that this machine knows.',
      hint: 'Register the vault first, or give its file with --vault.',
    },
  },
}
