import type { Sentences } from '../../speaker.js'

export const appQr: Sentences<'app/qr'> = {
  'usage.invalid': {
    'slim-proposal': '--slim にできるのは稟議だけです。',
    'ur-type': '--ur-type は --format ur のときに使います。',
  },
  'confirm.refused': {
    content: {
      sentence: '「いいえ」と答えたので、何も書いていません。',
      hint: 'もう一度コードを読み取ってください。言葉がまた違っていたら、その内容を使わないでください。',
    },
  },
  'qr.not-found': {
    file: ({ file }) => `${file} からコードを読み取れませんでした。`,
  },
}
