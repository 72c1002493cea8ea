import type { Sentences } from '../../speaker.js'

export const appDoctor: Sentences<'app/doctor'> = {
  'vault.twins': {
    doctor: {
      sentence: ({ twins }) => `金庫: ${twins.join('、')} は名前の違う同じ金庫です。`,
      hint: 'ほかの担当者が持っているのはどれかを確かめてください。この端末は、そのどれにも署名しません。',
    },
  },
  'network-interface.up': {
    doctor: {
      sentence: ({ interfaces }) => `ネットワーク: 有効です: ${interfaces.join('、')}`,
      hint: 'ケーブルを抜き、無線を切ってください。この状態ではメインネットの鍵を使いません。',
    },
  },
  'home.readable': {
    doctor: {
      sentence: ({ file }) => `ホーム: ほかの利用者が ${file} を読んだり変えたりできます。`,
      hint: ({ folder }) => `内容を確かめてから、chmod -R go= ${folder} を実行してください。`,
    },
  },
  'runtime.altered': {
    doctor: {
      sentence: ({ variables }) => `環境変数: ${variables.join('、')}`,
      hint: ({ variables }) =>
        `誰が設定したのかを調べてから、unset ${variables.join(' ')} を実行してください。`,
    },
  },
}
