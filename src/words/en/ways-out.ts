import { localTime } from '../local-time.js'
import type { WaysOut } from '../speaker.js'

export const waysOut: WaysOut = {
  proposal: ({ code }, hint) =>
    `ringi explain ${code} says what this means. ${hint || 'Ask the proposer for a new proposal.'}`,
  copy: (_, hint) =>
    hint || 'Leave this file out, find out what happened to it, and ask its cosigner to sign again.',
  command: ({ code }, hint) =>
    `${hint === '' ? '' : `${hint} `}ringi explain ${code} says what this means, what it would have cost and what to do.`,
  waiting: ({ args: { from } }) =>
    `That this machine has seen it is in its log. It can be signed from ${localTime('en', from)} on.`,
  'unsealed-waiting': () =>
    'Waiting begins once ringi review --key NAME, or sign with the password, has sealed that it was seen.',
}
