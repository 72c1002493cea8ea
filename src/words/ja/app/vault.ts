import type { Sentences } from '../../speaker.js'
import { NO_HOME } from './no-home.js'

export const appVault: Sentences<'app/vault'> = {
  'usage.invalid': {
    'token-format': ({ formats }) =>
      `--token-file を使えるのは --format ${formats.join('、')} のときだけです。`,
  },
  'vault.twins': {
    registered: {
      sentence: ({ name, twins }) => `金庫 ${name} の鍵は、${twins} と同じです。`,
      hint: 'これらは名前の違う同じ金庫です。ほかの担当者が持っているのはどれかを確かめてください。それまでは、どれにも署名しません。',
    },
  },
  'vault.not-registered': {
    name: {
      sentence: ({ name }) => `${name} という金庫は、この端末に登録されていません。`,
      hint: ({ known }) =>
        known.length === 0
          ? 'ringi vault register FILE で登録できます。'
          : `登録されているのは ${known.join('、')} です。`,
    },
    'no-home': NO_HOME,
  },
  'vault.exists': {
    sentence: ({ name }) => `${name} という金庫は、すでに登録されています。`,
    hint: 'それは別の金庫です。どちらが正しいのかを確かめてください。',
  },
  'vault.already-registered': ({ name }) =>
    `金庫 ${name} は、まったく同じものがすでに登録されています。何も変更していません。`,
  'vault.same-scripts': {
    sentence: ({ name }) => `金庫 ${name} の鍵は、この金庫と同じです。`,
    hint: '名前、順序、書き方、必要な署名の数、種類のどれかを変えた、同じ金庫です。どちらかは見かけどおりのものではありません。',
  },
  'vault.digest': {
    given: {
      sentence: 'この金庫のダイジェストは、指定されたものと違います。',
      hint: 'ほかの担当者が持っている金庫ではありません。登録せずに、ファイルをもう一度もらってください。',
    },
  },
  'vault.address-not-found': {
    sentence: ({ name, limit }) =>
      `このアドレスは、${name} の受取用とお釣り用のどちらの最初の${limit}個にもありません。`,
    hint: '金庫のアドレスだと思って送らないでください。--limit でさらに先まで探せます。',
  },
  'vault.index-range': '番号は2147483647までです (BIP 32)。',
  'vault.gap': ({ limit, last }) =>
    `復元されたウォレットが探すのは、続けて${limit}個の未使用アドレスまでです。${last}番より前のものから使ってください。`,
}
