import type { Sentences } from '../speaker.js'

export const proposal: Sentences<'proposal'> = {
  'signature.incomplete': {
    inputs: {
      sentence: ({ lacking }) => `${lacking.length} input(s) still lack signatures.`,
      hint: ({ missing }) => `These can still sign: ${missing.join(', ')}.`,
    },
  },
}
