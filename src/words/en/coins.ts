import { formatMoney } from '../../chain/money.js'
import type { Sentences } from '../speaker.js'

const ANSWERED_ERROR = {
  sentence: 'The node has answered with an error, and with no result.',
  hint: 'Ask it again, and save the answer that has a result.',
}

const EXPORT_AGAIN = 'Labels are exchanged as JSON Lines (BIP 329): export them again, without encryption.'

export const coins: Sentences<'coins'> = {
  'usage.invalid': {
    payment: {
      sentence: 'A payment needs an address and an amount.',
      hint: ({ example }) => `Write it as ADDRESS=AMOUNT, like ${example}.`,
    },
  },
  'utxos.malformed': {
    'answered-error': ANSWERED_ERROR,
    'no-json': 'This snapshot is not JSON.',
    'other-form': {
      sentence: 'This is not a list of unspent outputs that Ringi knows.',
      hint: 'Save what bitcoin-cli prints for listunspent or scantxoutset, what Electrum prints for listunspent, or an Esplora answer for /address/…/utxo.',
    },
    'no-object': ({ row }) => entry(row, 'is not an object'),
    'no-script': ({ row }) => entry(row, 'has no scriptPubKey in hex'),
    'no-hash': ({ row, field }) => entry(row, `has no ${field} of 64 lower-case hex digits`),
    'no-bitcoin': ({ row, field, unit = 'bitcoin' }) =>
      entry(row, `has no ${field} in ${unit} with at most 8 decimals`),
    'no-satoshi': ({ row, field }) => entry(row, `has no ${field} in whole satoshi`),
    'out-of-range': ({ row, field, millions, code }) =>
      entry(row, `has a ${field} that is not from 0 to ${millions} million ${code}`),
    'no-count': ({ row, field, most }) =>
      entry(row, `has a ${field} that is not a whole number up to ${most}`),
    'no-flag': ({ row, field }) => entry(row, `has a ${field} that is not true or false`),
    'no-text': ({ row, field }) => entry(row, `has a ${field} that is not a text`),
    missing: ({ row, field }) => entry(row, `has no ${field}`),
  },
  'utxos.duplicate': {
    twice: ({ outPoint }) => `The coin ${outPoint} is given twice.`,
    contradiction: {
      sentence: ({ outPoint }) => `The coin ${outPoint} is given twice, and not as the same coin.`,
      hint: 'One of the snapshots is wrong. Take them again from your own node.',
    },
  },
  'utxo.prevtx-missing': {
    'no-transaction': {
      sentence: ({ txid }) => `The previous transaction ${txid} is not given.`,
      hint: ({ txid }) =>
        `Nothing else proves the amount. Save what bitcoin-cli getrawtransaction ${txid} prints.`,
    },
  },
  'utxo.prevtx-mismatch': {
    'other-transaction': ({ txid, actual }) => `What is given as the transaction ${txid} is ${actual}.`,
    'no-output': ({ outPoint }) => `There is no output ${outPoint}.`,
    coinbase: ({ outPoint }) => `The snapshot is wrong about whether the coin ${outPoint} was mined.`,
  },
  'utxo.prevtx-malformed': {
    'answered-error': ANSWERED_ERROR,
    'no-json': ({ text }) => `Text ${text} of previous transactions is not JSON.`,
    'no-transaction': {
      sentence: ({ text, line, row }) =>
        `There is no whole transaction in text ${text}${line === undefined ? '' : `, line ${line}`}${row === undefined ? '' : `, row ${row}`}.`,
      hint: 'Save what bitcoin-cli getrawtransaction TXID prints, one transaction a line.',
    },
    transaction: ({ txid }) => `What is given as the transaction ${txid} is none.`,
  },
  'utxo.amount-mismatch': ({ outPoint, value, stated }) =>
    `The coin ${outPoint} is worth ${value} sats, not ${stated}.`,
  'utxo.script-mismatch': ({ outPoint }) =>
    `The coin ${outPoint} does not belong to the script that the snapshot says.`,
  'coin.has-tokens': {
    named: ({ coin }) => `Tokens lie with the coin ${coin}. Spending it would destroy them.`,
    'passed-over': ({ count }) =>
      count === 1
        ? 'One coin was passed over: tokens lie with it, which spending it would destroy.'
        : `${count} coins were passed over: tokens lie with them, which spending them would destroy.`,
  },
  'labels.malformed': {
    'no-record': {
      sentence: ({ row }) => record(row, 'is not a JSON object, is too long or names something twice'),
      hint: EXPORT_AGAIN,
    },
    'no-type': { sentence: ({ row }) => record(row, 'lacks its type or its ref'), hint: EXPORT_AGAIN },
    reference: {
      sentence: ({ row, type }) => record(row, `has a reference that no ${type} has`),
      hint: EXPORT_AGAIN,
    },
    'no-text': {
      sentence: ({ row }) => record(row, 'has a label or an origin that is no text'),
      hint: EXPORT_AGAIN,
    },
    'no-flag': {
      sentence: ({ row }) => record(row, 'says spendable with something else than true or false'),
      hint: EXPORT_AGAIN,
    },
  },
  'labels.contradiction': {
    sentence: ({ type }) => `The labels say two things of one ${type}.`,
    hint: 'Find out which one is right, and take the other one out.',
  },
  'payouts.malformed': {
    lines: {
      sentence: ({ lines: [first, ...others], lines }, say) =>
        first !== undefined && others.length === 0
          ? `The list of payouts cannot be read: ${say(first)}.`
          : `The list of payouts cannot be read: ${lines.length} lines are not as they have to be.`,
      hint: 'Correct every line that is named; nothing was taken from the list.',
    },
    encoding: {
      sentence: 'The list of payouts is in no encoding that can be told for certain.',
      hint: 'Save it as CSV in UTF-8.',
    },
    line: ({ line, problem }, say) => `line ${line}: ${say(problem)}`,
    'too-large': 'the whole list: it is larger than 8 MiB',
    'too-many': ({ most }) => `the whole list: it has more than ${most} payouts`,
    'not-utf8': 'is not UTF-8',
    header: 'the header has to be address,amount,label (label may be left out)',
    quotes: 'its quotes are not those of RFC 4180',
    fields: ({ count, named }) => `it has ${count} fields, and the header ${named}`,
    label: 'its label has invisible or unreadable characters; save the list as UTF-8',
    amount: ({ examples }) => `its amount is not written like ${examples.join(' or ')}`,
    zero: 'its amount is zero',
    'two-ways': 'its amount can be read in two ways: the comma may stand before decimals or before thousands',
  },
  'payouts.duplicate': {
    lines: {
      sentence: 'The list of payouts pays an address more than once.',
      hint: 'Join the lines into one, or say that it is meant.',
    },
    same: ({ at }) => `lines ${at.join(', ')}`,
  },
  'payment.none': { 'empty-list': 'The list of payouts names nobody to pay.' },
  'coins.insufficient': {
    sentence: ({ needed, available, ...unit }) =>
      `The coins are worth ${formatMoney({ value: available, ...unit })}, and ${formatMoney({ value: needed, ...unit })} are needed with the fee.`,
    hint: 'Pay less, lower the fee rate, or add coins.',
  },
  'coins.none': { nothing: 'There is no coin to spend.' },
  'coins.too-many': {
    payments: {
      sentence: 'The payments alone are as heavy as a transaction may be.',
      hint: 'Split them into several proposals.',
    },
    'all-coins': {
      sentence: tooMany,
      hint: ({ fitCount, transactionCount }) =>
        `Split it into ${transactionCount} transactions: --max-inputs ${fitCount} takes the coins worth most (or name so many with --coin); then propose the rest with a snapshot that no longer has them.`,
    },
    coins: {
      sentence: tooMany,
      hint: ({ fitCount, payable, ...unit }) =>
        `At most ${formatMoney({ value: payable, ...unit })} can be paid at once: pay the rest in another proposal. Or bring coins together first: --sweep to an address of the vault, with --max-inputs ${fitCount}.`,
    },
  },
  'file.too-large': {
    snapshot: 'A snapshot is larger than 64 MiB.',
    labels: 'A file of labels has at most 100,000 records and 32 MiB.',
  },
}

function entry(row: number, what: string): string {
  return `Entry ${row} of the snapshot (the first is 0) ${what}.`
}

function record(row: number, what: string): string {
  return `Record ${row} of the labels ${what}.`
}

function tooMany({ coinCount, fitCount }: { readonly coinCount: number; readonly fitCount: number }): string {
  return `${coinCount} coins do not fit into one transaction: at most ${fitCount} do.`
}
