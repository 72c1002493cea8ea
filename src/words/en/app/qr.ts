import type { Sentences } from '../../speaker.js'

export const appQr: Sentences<'app/qr'> = {
  'usage.invalid': {
    'slim-proposal': 'Only a proposal can be made --slim.',
    'ur-type': '--ur-type goes with --format ur.',
  },
  'confirm.refused': {
    content: {
      sentence: 'You said no; nothing was written.',
      hint: 'Read the codes again. If the words differ once more, do not use what they say.',
    },
  },
  'qr.not-found': {
    file: ({ file }) => `No code could be read in ${file}.`,
  },
}
