import type { Sentences } from '../speaker.js'
import { NO_HOME } from './app/no-home.js'

export const app: Sentences<'app'> = {
  'usage.invalid': {
    'stdin-once': '標準入力 (-) を読めるのは一度だけです。',
    'nameless-file': '書き込むファイルには名前が必要です。',
    'in-use': {
      sentence: ({ file }) => `${file} はこのコマンド自身が使っているため、書き込むと失われます。`,
      hint: '別の名前を選んでください。',
    },
    'in-home': {
      sentence: ({ file }) => `${file} は、Ringi が自分のファイルを置くホームの中の場所です。`,
      hint: 'ほかの場所の名前を選んでください。',
    },
    'with-a-code': ({ option }) => `--${option} は稟議のためのもので、コードの説明には使えません。`,
  },
  'confirm.refused': {
    no: '「いいえ」と答えたので、何も変更していません。',
  },
  'network-interface.up': {
    'private-key': {
      sentence: ({ interfaces }) =>
        `ネットワークインターフェースが有効です: ${interfaces.join('、')}。外から接続されうる端末で秘密鍵を使うことになります。`,
      hint: 'ケーブルを抜くか、無効にしてください。--allow-online を付けるとそのまま続け、そのことを報告します。',
    },
  },
  'runtime.altered': {
    loading: {
      sentence: ({ variables }) =>
        `${variables.join('、')} によって、鍵を見ることのできる別のコードがこのプログラムに読み込まれるおそれがあります。`,
      hint: ({ variables }) =>
        `誰が設定したのかを調べてください。unset ${variables.join(' ')} を実行してから、やり直してください。`,
    },
  },
  'file.malformed': {
    'not-text': ({ file }) => `${file} は UTF-8 または UTF-16 のテキストではありません。`,
    'not-utf8': ({ file }) => `${file} は UTF-8 のテキストではありません。`,
  },
  'file.too-large': {
    stdin: '標準入力が、Ringi の読める大きさを超えています。',
  },
  'home.missing': {
    'no-home': NO_HOME,
  },
}
