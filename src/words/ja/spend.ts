import type { Sentences } from '../speaker.js'

export const spend: Partial<Sentences<'spend'>> = {
  'script-type.unknown': {
    sentence: ({ name }) => `${JSON.stringify(name)} というスクリプトの種類はありません。`,
    hint: ({ known }) => `スクリプトの種類は ${known.join('、')} です。`,
  },
  'path.malformed': {
    'no-accounts': {
      sentence: 'P2SH の金庫のパスである BIP 45 には、アカウントがありません。',
      hint: '--account を省くか、--script-type p2wsh を使ってください。',
    },
  },
}
