import type { Sentences } from '../../speaker.js'

const BLAMELESS = {
  blameless: 'A signature in it cannot be taken. Whose key it stands under says nothing of who put it there.',
}

export const appBatch: Sentences<'app/batch'> = {
  'usage.invalid': {
    'for-one-proposal': {
      sentence: ({ flag }) => `${flag} is for one proposal, not for a folder of them.`,
      hint: 'Give the proposals one by one for that.',
    },
    'no-folder': '--out takes a folder where a folder of proposals is given.',
  },
  'psbt.conflict': {
    dissent: 'It contradicts most of the other copies of the same proposal.',
  },
  'signature.nothing-to-sign': {
    folder: ({ name }) => `${name} has signed every proposal here already; nothing was changed.`,
  },
  'signature.not-der': BLAMELESS,
  'signature.not-all': BLAMELESS,
  'signature.high-s': BLAMELESS,
  'signature.other-scheme': BLAMELESS,
  'signature.invalid': BLAMELESS,
  'confirm.mismatch': {
    'batch-total': 'That is not the total that leaves; nothing was signed.',
  },
  'file.missing': {
    'no-proposal': ({ file }) => `There is no proposal (*.psbt) in ${file}.`,
  },
  'file.too-large': {
    batch: ({ folder, most }) => `${folder} has more than ${most} proposals.`,
  },
}
