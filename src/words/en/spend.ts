import type { Sentences } from '../speaker.js'

export const spend: Partial<Sentences<'spend'>> = {
  'script-type.unknown': {
    sentence: ({ name }) => `There is no script type called ${JSON.stringify(name)}.`,
    hint: ({ known }) => `The script types are ${known.join(', ')}.`,
  },
  'path.malformed': {
    'no-accounts': {
      sentence: 'BIP 45, the path of P2SH vaults, has no accounts.',
      hint: 'Leave --account out, or use --script-type p2wsh.',
    },
  },
}
