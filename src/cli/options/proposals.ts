import { MAX_INDEX } from '../../vault/vault.js'
import {
  AMOUNT,
  FEE_RATE,
  FILE,
  HEIGHT,
  HEX_32,
  NAME,
  NOTE,
  OUT_POINT,
  oneOf,
  PAYMENT,
  PUBLISHED_DATA,
  TEXT,
  VAULT,
  wholeNumber,
} from '../option-types.js'
import { allOnlyFor, flag, optional, repeatable, required } from '../parameters.js'
import { ACCOUNT_PROPOSAL } from './accounts.js'
import { ALLOW_ONLINE, SECRET_FILES } from './keys.js'
import { POLICY_OPTIONS } from './policies.js'
import { PREVTXS_OPTIONS } from './reviews.js'

/** The options of `propose`. */
export const PROPOSAL_OPTIONS = {
  vault: required('--vault <vault>', 'a registered vault, or a vault file', VAULT),
  ...allOnlyFor('coins', {
    allowDuplicates: flag('--allow-duplicates', 'the CSV may pay one address twice'),
    feeRate: optional('--fee-rate <sat/vB>', 'the least fee rate of the finished transaction', FEE_RATE),
    fee: optional('--fee <amount>', 'the fee as an amount: 5000sat', AMOUNT),
    changeIndex: optional(
      '--change-index <n>',
      'where change goes; the next index that the snapshot does not use',
      wholeNumber(0, MAX_INDEX),
    ),
    height: optional('--height <n>', 'the height of the chain, against fee sniping', HEIGHT),
    labels: optional(
      '--labels <file>',
      'labels (BIP 329): what they say is not to be spent is passed over',
      FILE,
    ),
  }),
  memo: optional('--memo <text>', 'a note for the officers', NOTE),
  reference: optional('--reference <text>', 'your number for it', NOTE),
  proposer: optional('--proposer <name>', 'who proposes it; a policy may want to know', NAME),
  ...allOnlyFor('coins', {
    key: optional('--key <name>', 'the key with which whoever proposes it signs that they do', NAME),
    renews: optional(
      '--renews <txid>',
      'the transaction that has lapsed and in whose place this one is proposed, with --key',
      HEX_32,
    ),
    ...SECRET_FILES,
    allowOnline: ALLOW_ONLINE,
    plain: flag('--plain', 'without memo, reference, proposer and labels'),
    allowUnconfirmed: flag('--allow-unconfirmed', 'unconfirmed coins may be spent'),
    psbtVersion: optional('--psbt-version <0|2>', 'BIP 174 or BIP 370', oneOf([0, 2]), '0'),
  }),
  out: optional('--out <file>', 'the proposal (proposal-TXID.psbt; - for base64 on standard output)', FILE),
  ...allOnlyFor('coins', {
    base64: flag('--base64', 'write base64 instead of binary'),
    longTermRate: optional(
      '--long-term-rate <sat/vB>',
      'at which change and small coins will be spent one day (10)',
      FEE_RATE,
    ),
    consolidate: flag('--consolidate', 'bring small coins together; the fees with and without it are shown'),
    maxInputs: optional(
      '--max-inputs <n>',
      'spend at most so many coins: a part of what does not fit at once',
      wholeNumber(1, 100_000),
    ),
    ...POLICY_OPTIONS,
    utxos: repeatable(
      '--utxos <file>',
      'coins as Bitcoin Core, Electrum, an Electrum or Esplora server print them',
      FILE,
    ),
    ...PREVTXS_OPTIONS,
  }),
  to: repeatable('--to <address=amount>', 'whom to pay: ADDRESS=0.5btc', PAYMENT),
  ...allOnlyFor('coins', {
    // Repeatable for the parser alone: a second one, which would displace the first, is refused.
    payouts: repeatable('--payouts <csv>', 'who is paid: address,amount,label', FILE),
    sweep: repeatable('--sweep <address>', 'everything goes to this address', TEXT),
    cancel: optional('--cancel <file|txid>', 'bring all coins of a proposal back to the vault', FILE),
    replace: optional(
      '--replace <file|txid>',
      'pay the same as a proposal with the same coins and a higher fee',
      FILE,
    ),
    childOf: optional(
      '--child-of <txid:vout>',
      'speed up an unconfirmed transaction: its coin goes back to the vault at the rate of both',
      OUT_POINT,
    ),
    data: repeatable(
      '--data <hex|text>',
      'what an output publishes for ever, at most 80 bytes',
      PUBLISHED_DATA,
    ),
    coin: repeatable('--coin <txid:vout>', 'spend exactly these coins', OUT_POINT),
  }),
  ...ACCOUNT_PROPOSAL,
}
