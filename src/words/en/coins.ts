import type { Sentences } from '../speaker.js'

export const coins: Partial<Sentences<'coins'>> = {
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
}
