import type { Sentences } from '../../speaker.js'

const WHO_CHANGED_IT =
  'Do not sign on this machine until you know who changed it. ringi log verify says more; compare with copies and checkpoints of others.'

const WHO_CHANGED_THE_HOME =
  'Do not sign on this machine until you know who changed the home; compare with copies and checkpoints of others.'

const CARRIED =
  'A checkpoint that it carries is not what a cosigner has signed, and is ignored. Somebody has put it there.'

const KIND = { keys: 'key', vaults: 'vault', policies: 'policy of' }

export const appLog: Sentences<'app/log'> = {
  'usage.invalid': {
    'one-correction': 'A correction has one of --time, --height and --end.',
  },
  'home.damaged': {
    pin: 'What this home has pinned of its log is not what Ringi writes.',
  },
  'log.unattested': {
    'no-checkpoint': 'The logs come without a checkpoint: whoever brought them can have written them anew.',
  },
  'log.unfinished': ({ bytes }) =>
    `The log ends with ${bytes} bytes of an entry in which a command was killed.`,
  'log.malformed': {
    'no-entry': ({ file }) => `${file} has no entry of a log.`,
  },
  'log.truncated': {
    short: {
      sentence: ({ line, written }) => `The log ends with entry ${line}; this home has written ${written}.`,
      hint: WHO_CHANGED_IT,
    },
    missing: {
      sentence: ({ file }) => `${file} is missing or empty, in a home that has keys or vaults.`,
      hint: WHO_CHANGED_IT,
    },
    'mid-line': {
      sentence: ({ file }) => `${file} ends in the middle of a line.`,
      hint: 'Copy it again from the machine that writes it.',
    },
  },
  'log.tampered': {
    'other-end': {
      sentence: ({ line }) => `The log up to entry ${line} is not the one that this home has written.`,
      hint: WHO_CHANGED_IT,
    },
    'goes-on': {
      sentence: ({ line }) =>
        `The log goes on behind entry ${line - 1}, the last that this home has written.`,
      hint: WHO_CHANGED_IT,
    },
    unpinned: {
      sentence: ({ file }) => `${file} is missing: nothing says where the log of this home ends.`,
      hint: WHO_CHANGED_IT,
    },
    'no-entry': {
      sentence: ({ line }) => `Line ${line} of the log is not an entry.`,
      hint: WHO_CHANGED_IT,
    },
    'record-gone': {
      sentence: ({ kind, name }) =>
        `The log tells of the ${KIND[kind]} ${name}; its record is gone from this home.`,
      hint: WHO_CHANGED_THE_HOME,
    },
    'record-untold': {
      sentence: ({ kind, name }) =>
        `This home has a record of the ${KIND[kind]} ${name} that its log does not tell of.`,
      hint: WHO_CHANGED_THE_HOME,
    },
  },
  'log.rolled-back': {
    'entry-lacking': {
      sentence: ({ last, entry, cosigner }) =>
        `The log of this home ends with entry ${last}, and does not have its entry ${entry} as ${cosigner === undefined ? 'a copy of it' : `a checkpoint by ${cosigner}`} knows it.`,
      hint: 'The home was brought back from an old copy, or the copy is false. Do not sign on this machine before you know which.',
    },
    'other-head': {
      sentence: 'The last entry that is sealed is not the one that --log-head names.',
      hint: 'The home may have been brought back from an old copy. Compare it with what was noted after the last signing.',
    },
  },
  'log.unwritable': {
    sentence: ({ problem }, say) => say(problem),
    hint: 'What cannot be logged is not done. Make room on the disk, or restore the permissions, and run it again.',
  },
  'log.clock-set-back': {
    sentence: ({ now, last }) => `The clock says ${now}; the last entry of the log is of ${last}.`,
    hint: 'Set the clock right. The log, and limits by the day, rest on it.',
  },
  'checkpoint.bad-signature': {
    'other-cosigner': 'It is not that of the cosigner under whose name it stands.',
    carried: CARRIED,
  },
  'checkpoint.malformed': {
    carried: CARRIED,
  },
  'checkpoint.other-log': {
    carried: CARRIED,
  },
  'log.corrected-already': 'This log has that correction already.',
  'log.nothing-to-correct': {
    'no-entry': {
      sentence: 'The log has no such entry.',
      hint: 'Name it by its hash: the one that the entry behind it names as previous, or the head that ringi log verify prints.',
    },
    several: {
      sentence: 'Several logs in this file have an entry of that number.',
      hint: 'Name it by its hash: the one that the entry behind it names as previous, or the head that ringi log verify prints.',
    },
    'not-less': {
      sentence: 'The entry does not say more than that.',
      hint: 'A correction takes back a time or a height that is too far; nothing else.',
    },
  },
}
