import type { Sentences } from '../../speaker.js'

const WHO_CHANGED_IT =
  '誰が変えたのかが分かるまで、この端末では署名しないでください。詳しくは ringi log verify で分かります。ほかの人の写しやチェックポイントと照合してください。'

const WHO_CHANGED_THE_HOME =
  '誰がホームを変えたのかが分かるまで、この端末では署名しないでください。ほかの人の写しやチェックポイントと照合してください。'

const CARRIED =
  '付いているチェックポイントは、署名者が署名したものではないため、無視します。誰かが入れたものです。'

const NAME_IT_BY_HASH =
  'ハッシュで指定してください。次の記録が previous として挙げているもの、または ringi log verify が表示する最後のハッシュです。'

const KIND = { keys: '鍵', vaults: '金庫', policies: 'ポリシー、金庫' }

export const appLog: Sentences<'app/log'> = {
  'usage.invalid': {
    'one-correction': '訂正には --time、--height、--end のどれか1つを指定してください。',
  },
  'home.damaged': {
    pin: 'このホームに残されたログの控えは、Ringi が書いたものではありません。',
  },
  'log.unattested': {
    'no-checkpoint': 'ログにチェックポイントが付いていません。持ってきた人が書き直したものかもしれません。',
  },
  'log.unfinished': ({ bytes }) =>
    `ログの終わりに、コマンドが途中で止められた記録が${bytes}バイト残っています。`,
  'log.malformed': {
    'no-entry': ({ file }) => `${file} にログの記録がありません。`,
  },
  'log.truncated': {
    short: {
      sentence: ({ line, written }) =>
        `ログは${line}件目で終わっていますが、このホームは${written}件目まで書いています。`,
      hint: WHO_CHANGED_IT,
    },
    missing: {
      sentence: ({ file }) => `鍵や金庫のあるホームなのに、${file} がないか、空です。`,
      hint: WHO_CHANGED_IT,
    },
    'mid-line': {
      sentence: ({ file }) => `${file} が行の途中で終わっています。`,
      hint: '書き込んでいる端末から、もう一度コピーしてください。',
    },
  },
  'log.tampered': {
    'other-end': {
      sentence: ({ line }) => `ログの${line}件目までが、このホームの書いたものではありません。`,
      hint: WHO_CHANGED_IT,
    },
    'goes-on': {
      sentence: ({ line }) => `ログが、このホームの最後に書いた${line - 1}件目より後ろに続いています。`,
      hint: WHO_CHANGED_IT,
    },
    unpinned: {
      sentence: ({ file }) => `${file} がありません。このホームのログがどこで終わるのかが分かりません。`,
      hint: WHO_CHANGED_IT,
    },
    'no-entry': {
      sentence: ({ line }) => `ログの${line}行目は、ログの記録ではありません。`,
      hint: WHO_CHANGED_IT,
    },
    'record-gone': {
      sentence: ({ kind, name }) =>
        `ログには${KIND[kind]} ${name} のことがありますが、その記録がこのホームからなくなっています。`,
      hint: WHO_CHANGED_THE_HOME,
    },
    'record-untold': {
      sentence: ({ kind, name }) =>
        `このホームには${KIND[kind]} ${name} の記録がありますが、ログにはありません。`,
      hint: WHO_CHANGED_THE_HOME,
    },
  },
  'log.rolled-back': {
    'entry-lacking': {
      sentence: ({ last, entry, cosigner }) =>
        `このホームのログは${last}件目で終わっていて、${cosigner === undefined ? 'その写し' : `${cosigner} のチェックポイント`}にある${entry}件目の記録がありません。`,
      hint: 'ホームが古い写しから戻されたか、その写しが偽物です。どちらなのかが分かるまで、この端末では署名しないでください。',
    },
    'other-head': {
      sentence: '最後に封印した記録が、--log-head で指定されたものと違います。',
      hint: 'ホームが古い写しから戻されたのかもしれません。前回の署名の後に控えたものと照合してください。',
    },
  },
  'log.unwritable': {
    sentence: ({ problem }, say) => say(problem),
    hint: 'ログに書けないことは実行しません。ディスクに空きを作るか、権限を元に戻してから、やり直してください。',
  },
  'log.clock-set-back': {
    sentence: ({ now, last }) => `時計は ${now} を示していますが、ログの最後の記録は ${last} のものです。`,
    hint: '時計を合わせてください。ログと、日ごとの上限は、時計をよりどころにしています。',
  },
  'checkpoint.bad-signature': {
    'other-cosigner': '名前の書かれている署名者のものではありません。',
    carried: CARRIED,
  },
  'checkpoint.malformed': {
    carried: CARRIED,
  },
  'checkpoint.other-log': {
    carried: CARRIED,
  },
  'log.corrected-already': 'その訂正は、このログにすでにあります。',
  'log.nothing-to-correct': {
    'no-entry': { sentence: 'そのような記録はログにありません。', hint: NAME_IT_BY_HASH },
    several: {
      sentence: 'このファイルには、その番号の記録を持つログがいくつもあります。',
      hint: NAME_IT_BY_HASH,
    },
    'not-less': {
      sentence: 'その記録は、それより先の値を示していません。',
      hint: '訂正で取り消せるのは、進みすぎた時刻かブロック高だけです。',
    },
  },
}
