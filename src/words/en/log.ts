import { formatMoney } from '../../chain/money.js'
import type { Sentences } from '../speaker.js'

const CHANGED =
  'Entries were changed, moved, put in or taken out. Compare with the copies and checkpoints of others.'

const CUT_OFF = 'The log was cut off or written anew since then. Compare it with the copies that others keep.'

export const log: Sentences<'log'> = {
  'log.malformed': {
    'no-json': 'This is not an entry of a log: it is not canonical JSON.',
    'event-fields': 'This is not an entry of a log: its fields are not those of its event.',
    'entry-fields': 'This is not an entry of a log: it lacks what every entry has.',
  },
  'log.line-ends': {
    sentence: 'The line ends of this log were changed: there is a carriage return at each.',
    hint: 'Copy it again from the machine that writes it, as it is. What was written remains right: sed "s/\\r$//" restores it.',
  },
  'log.version': {
    sentence: 'This log is of a later version of Ringi.',
    hint: 'Read it with the version that wrote it.',
  },
  'log.tampered': {
    malformed: ({ problem }, say) => say(problem),
    number: {
      sentence: ({ line, expected }) => displaced(line, `number ${expected} belongs here`),
      hint: CHANGED,
    },
    previous: {
      sentence: ({ line }) => displaced(line, 'the entry before it is not the one that it was written after'),
      hint: CHANGED,
    },
    'other-log': { sentence: ({ line }) => displaced(line, 'it is of another log'), hint: CHANGED },
    'not-later': {
      sentence: ({ line }) => displaced(line, 'it is not later than the entry before'),
      hint: CHANGED,
    },
    earlier: ({ line }) => `The entry in line ${line} is earlier than the one before it.`,
    'not-signed': {
      sentence: ({ line }) => `Entry ${line} of the log is not the one that was signed in the checkpoint.`,
      hint: CUT_OFF,
    },
  },
  'log.truncated': {
    known: {
      sentence: ({ line, hash }) => `The log ends with entry ${line} and does not have the entry ${hash}.`,
      hint: CUT_OFF,
    },
  },
  'log.forked': {
    sentence: ({ log, entry }) => `Two copies of the log ${log} differ from entry ${entry} on.`,
    hint: 'One of them is false, or its home was copied and used twice.',
  },
  'log.amount-changed': ({ outPoint, before, value, txid, ...unit }) =>
    `The coin ${outPoint} has ${formatMoney({ value: before, ...unit })} in one entry and ${formatMoney({ value, ...unit })} in that of ${txid}.`,
  'log.coins-twice': ({ txids }) =>
    `The same coins are spent by ${txids.join(' and ')}; only one of them can be mined.`,
  'log.signature-missing': ({ actor, name, fingerprint, txid, time }) =>
    `${actor} saw a signature by ${name} (${fingerprint}) of ${txid} at ${time}; no log of a machine with that key has it.`,
  'log.own-elsewhere': {
    older: ({ log, entry }) =>
      `A key of this machine has another log, ${log}, up to entry ${entry}. Whether that of a machine that this one has replaced, sign asks.`,
    uncounted: ({ log }) =>
      `What the machine signed that this one has replaced is not known here: limits do not count it. Its log is ${log}.`,
  },
  'checkpoint.malformed': {
    file: { sentence: 'This is not a checkpoint of a log.', hint: 'ringi log checkpoint writes one.' },
  },
  'checkpoint.bad-signature': {
    cosigner: {
      sentence: ({ name }) => `The checkpoint is not signed by ${name}.`,
      hint: 'Do not trust it; ask the cosigner for the copy that they keep.',
    },
  },
  'checkpoint.other-log': {
    vault: 'The checkpoint was signed by a cosigner of another vault.',
    log: ({ log }) => `The checkpoint is of the log ${log}, which is not here.`,
  },
}

function displaced(line: number, why: string): string {
  return `The entry in line ${line} does not belong there: ${why}.`
}
