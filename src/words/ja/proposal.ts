import type { Sentences } from '../speaker.js'

export const proposal: Sentences<'proposal'> = {
  'signature.incomplete': {
    inputs: {
      sentence: ({ lacking }) => `${lacking.length}個の入力で、署名がまだ足りません。`,
      hint: ({ missing }) => `まだ署名できるのは ${missing.join('、')} です。`,
    },
  },
}
