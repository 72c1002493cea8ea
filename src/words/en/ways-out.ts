import type { WaysOut } from '../speaker.js'

export const waysOut: WaysOut = {
  proposal: (code, hint) =>
    `ringi explain ${code} says what this means. ${hint || 'Ask the proposer for a new proposal.'}`,
  copy: (_, hint) =>
    hint || 'Leave this file out, find out what happened to it, and ask its cosigner to sign again.',
  command: (code, hint) =>
    `${hint === '' ? '' : `${hint} `}ringi explain ${code} says what this means, what it would have cost and what to do.`,
}
