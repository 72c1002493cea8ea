import type { Sentences } from '../speaker.js'

export const coins: Partial<Sentences<'coins'>> = {
  'payouts.malformed': {
    lines: {
      sentence: ({ lines: [first, ...others], lines }, say) =>
        first !== undefined && others.length === 0
          ? `支払いの一覧を読めません。${say(first)}`
          : `支払いの一覧を読めません。${lines.length}行に誤りがあります。`,
      hint: '示された行をすべて直してください。一覧からは何も取り込んでいません。',
    },
    encoding: {
      sentence: '支払いの一覧の文字コードを、確実に見分けられません。',
      hint: 'UTF-8 の CSV として保存してください。',
    },
    line: ({ line, problem }, say) => `${line}行目: ${say(problem)}`,
    'too-large': '一覧全体: 8 MiB を超えています。',
    'too-many': ({ most }) => `一覧全体: 支払いが${most}件を超えています。`,
    'not-utf8': 'UTF-8 ではありません。',
    header: '見出しは address,amount,label でなければなりません (label は省略できます)。',
    quotes: '引用符が RFC 4180 のとおりではありません。',
    fields: ({ count, named }) => `列が${count}つあり、見出しの列は${named}つです。`,
    label: 'ラベルに見えない文字または読めない文字があります。一覧を UTF-8 で保存してください。',
    amount: ({ examples }) => `金額の書き方が違います。${examples.join(' や ')} のように書いてください。`,
    zero: '金額がゼロです。',
    'two-ways': '金額が二通りに読めます。コンマが小数点か桁区切りか分かりません。',
  },
  'payouts.duplicate': {
    lines: {
      sentence: '支払いの一覧に、同じ宛先が2回以上あります。',
      hint: '1行にまとめるか、意図したものであることを指定してください。',
    },
    same: ({ at }) => `${at.join('、')}行目: 同じ宛先です。`,
  },
  'payment.none': { 'empty-list': '支払いの一覧に、支払先がありません。' },
}
