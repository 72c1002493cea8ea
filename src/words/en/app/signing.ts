import type { Sentences } from '../../speaker.js'

export const appSigning: Sentences<'app/signing'> = {
  'proposal.changed-meanwhile': {
    sentence:
      'What was approved is no longer so: policy, evidence, warnings or amounts are others now. Nothing was signed.',
    hint: 'Review it again; the review shows what has changed.',
  },
  'signature.nothing-to-sign': {
    proposal: ({ name }) => `${name} has signed every input already; nothing was changed.`,
  },
  'confirm.refused': {
    succession: {
      sentence: 'Then the key is in use elsewhere; nothing was signed.',
      hint: 'Find out where. If the log is false, leave it out of --history; if somebody else has the key, move the coins.',
    },
  },
  'file.changed': {
    sentence: ({ file }) => `${file} changed while it was being approved; nothing was signed.`,
    hint: 'Find out who changed it. Then review it again.',
  },
}
