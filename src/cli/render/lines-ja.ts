/** What is said of lines of a file in errors (`details.lines`), and how it is said in Japanese. */
const SENTENCES: readonly (readonly [english: RegExp, japanese: string])[] = [
  [/^lines (.+)$/, '$1行目: 同じ宛先です。'],
  [/^line (\d+): /, '$1行目: '],
  [/^the whole list: it is larger than 8 MiB$/, '一覧全体: 8 MiBを超えています。'],
  [/^the whole list: it has more than (\d+) payouts$/, '一覧全体: 支払いが$1件を超えています。'],
  [/is not UTF-8$/, 'UTF-8ではありません。'],
  [/it has (\d+) fields, and the header (\d+)$/, '列が$1つあり、見出しの列は$2つです。'],
  [
    /its label has invisible or unreadable characters; save the list as UTF-8$/,
    'ラベルに見えない文字または読めない文字があります。一覧をUTF-8で保存してください。',
  ],
  [
    /its amount is not written like 0\.5btc or 50000sat$/,
    '金額の書き方が違います。0.5btcや50000satのように書いてください。',
  ],
  [/its amount is zero$/, '金額がゼロです。'],
  [
    /its amount can be read in two ways: the comma may stand before decimals or before thousands$/,
    '金額が二通りに読めます。コンマが小数点か桁区切りか分かりません。',
  ],
  [/its quotes are not those of RFC 4180$/, '引用符がRFC 4180のとおりではありません。'],
  [
    /the header has to be address,amount,label \(label may be left out\)$/,
    '見出しはaddress,amount,labelでなければなりません（labelは省略できます）。',
  ],
  [/The address (\S+) belongs to (.+), not to (.+)\.$/, 'アドレス$1は$2のもので、$3のものではありません。'],
  [
    /This is not a Bitcoin address: its characters or checksum are wrong\.$/,
    'ビットコインのアドレスではありません。文字かチェックサムが違います。',
  ],
  [/The amount (\S+) has no unit\.$/, '金額$1に単位がありません。'],
  [
    /(\S+) sats is no amount: it must be from 0 to 21 million BTC\.$/,
    '$1 satは金額の範囲（0から2100万BTC）にありません。',
  ],
]

/** A line of `details.lines` in Japanese; what is not known here stays as it is. */
export function lineInJapanese(line: string): string {
  return SENTENCES.reduce((text, [english, japanese]) => text.replace(english, japanese), line)
}
