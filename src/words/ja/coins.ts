import { formatMoney } from '../../chain/money.js'
import type { Sentences } from '../speaker.js'

const ANSWERED_ERROR = {
  sentence: 'ノードの回答がエラーで、結果がありません。',
  hint: 'もう一度問い合わせて、結果のある回答を保存してください。',
}

const EXPORT_AGAIN = 'ラベルは JSON Lines (BIP 329) でやり取りします。暗号化せずに書き出し直してください。'

export const coins: Sentences<'coins'> = {
  'usage.invalid': {
    payment: {
      sentence: '支払いには、アドレスと金額が必要です。',
      hint: ({ example }) => `ADDRESS=AMOUNT の形で、${example} のように書いてください。`,
    },
  },
  'utxos.malformed': {
    'answered-error': ANSWERED_ERROR,
    'no-json': 'このスナップショットは JSON ではありません。',
    'other-form': {
      sentence: 'Ringi が扱える未使用出力の一覧ではありません。',
      hint: 'bitcoin-cli の listunspent か scantxoutset、Electrum の listunspent、Esplora の /address/…/utxo のいずれかの出力を保存してください。',
    },
    'no-object': ({ row }) => entry(row, 'がオブジェクトではありません'),
    'no-script': ({ row }) => entry(row, 'に、16進数の scriptPubKey がありません'),
    'no-hash': ({ row, field }) => entry(row, `の ${field} が、小文字の16進数64桁ではありません`),
    'no-bitcoin': ({ row, field, unit }) =>
      entry(
        row,
        unit === undefined
          ? `の ${field} が、小数8桁までのビットコインの数ではありません`
          : `の ${field} が、小数8桁までの ${unit} の数ではありません`,
      ),
    'no-satoshi': ({ row, field }) => entry(row, `の ${field} が、整数の satoshi ではありません`),
    'out-of-range': ({ row, field, millions, code }) =>
      entry(row, `の ${field} が、0から${Math.round(millions * 100)}万${code}までにありません`),
    'no-count': ({ row, field, most }) => entry(row, `の ${field} が、${most}までの整数ではありません`),
    'no-flag': ({ row, field }) => entry(row, `の ${field} が、true でも false でもありません`),
    'no-text': ({ row, field }) => entry(row, `の ${field} が、文字列ではありません`),
    missing: ({ row, field }) => entry(row, `に ${field} がありません`),
  },
  'utxos.duplicate': {
    twice: ({ outPoint }) => `コイン ${outPoint} が2回指定されています。`,
    contradiction: {
      sentence: ({ outPoint }) => `コイン ${outPoint} が2回あり、内容が食い違っています。`,
      hint: 'スナップショットのどちらかが誤っています。自分のノードから取り直してください。',
    },
  },
  'utxo.prevtx-missing': {
    'no-transaction': {
      sentence: ({ txid }) => `元のトランザクション ${txid} がありません。`,
      hint: ({ txid }) =>
        `ほかに金額を証明するものはありません。bitcoin-cli getrawtransaction ${txid} の出力を保存してください。`,
    },
  },
  'utxo.prevtx-mismatch': {
    'other-transaction': ({ txid, actual }) =>
      `トランザクション ${txid} として渡されたものは、${actual} です。`,
    'no-output': ({ outPoint }) => `出力 ${outPoint} は存在しません。`,
    coinbase: ({ outPoint }) =>
      `コイン ${outPoint} が採掘で生まれたものかどうかについて、スナップショットが誤っています。`,
  },
  'utxo.prevtx-malformed': {
    'answered-error': ANSWERED_ERROR,
    'no-json': ({ text }) => `元のトランザクションのテキスト${text}が JSON ではありません。`,
    'no-transaction': {
      sentence: ({ text, line, row }) =>
        `テキスト${text}${line === undefined ? '' : `の${line}行目`}${row === undefined ? '' : `の項目${row}`}に、完全なトランザクションがありません。`,
      hint: 'bitcoin-cli getrawtransaction TXID の出力を、1行に1つずつ保存してください。',
    },
    transaction: ({ txid }) => `${txid} として渡されたものは、トランザクションではありません。`,
  },
  'utxo.amount-mismatch': ({ outPoint, value, stated }) =>
    `コイン ${outPoint} の金額は ${value} sat で、${stated} sat ではありません。`,
  'utxo.script-mismatch': ({ outPoint }) =>
    `コイン ${outPoint} は、スナップショットが示すスクリプトのものではありません。`,
  'coin.has-tokens': {
    named: ({ coin }) => `コイン ${coin} にはトークンが載っています。使うと、トークンが失われます。`,
    'passed-over': ({ count }) =>
      `${count}個のコインは、トークンが載っているため使いません。使うと、トークンが失われます。`,
  },
  'labels.malformed': {
    'no-record': {
      sentence: ({ row }) =>
        record(row, 'が、JSON のオブジェクトでないか、長すぎるか、同じ名前を2回使っています'),
      hint: EXPORT_AGAIN,
    },
    'no-type': { sentence: ({ row }) => record(row, 'に、type か ref がありません'), hint: EXPORT_AGAIN },
    reference: {
      sentence: ({ row, type }) => record(row, `の ref が、${type} のものとして成り立ちません`),
      hint: EXPORT_AGAIN,
    },
    'no-text': {
      sentence: ({ row }) => record(row, 'の label か origin が、文字列ではありません'),
      hint: EXPORT_AGAIN,
    },
    'no-flag': {
      sentence: ({ row }) => record(row, 'の spendable が、true でも false でもありません'),
      hint: EXPORT_AGAIN,
    },
  },
  'labels.contradiction': {
    sentence: ({ type }) => `1つの ${type} について、ラベルが2つの異なることを言っています。`,
    hint: 'どちらが正しいかを確かめ、もう一方を取り除いてください。',
  },
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
  'coins.insufficient': {
    sentence: ({ needed, available, ...unit }) =>
      `コインは合わせて ${formatMoney({ value: available, ...unit })} ですが、手数料を含めて ${formatMoney({ value: needed, ...unit })} が必要です。`,
    hint: '支払いを減らすか、手数料率を下げるか、コインを足してください。',
  },
  'coins.none': { nothing: '使えるコインがありません。' },
  'coins.too-many': {
    payments: {
      sentence: '支払いだけで、トランザクションの大きさの上限に達しています。',
      hint: 'いくつかの稟議に分けてください。',
    },
    'all-coins': {
      sentence: tooMany,
      hint: ({ fitCount, transactionCount }) =>
        `${transactionCount}件のトランザクションに分けてください。--max-inputs ${fitCount} を付けると、金額の大きいコインから使います (--coin で選ぶこともできます)。残りは、それらのなくなったスナップショットで稟議してください。`,
    },
    coins: {
      sentence: tooMany,
      hint: ({ fitCount, payable, ...unit }) =>
        `一度に支払えるのは ${formatMoney({ value: payable, ...unit })} までです。残りは別の稟議で支払ってください。または、先に --max-inputs ${fitCount} を付けた --sweep で、金庫のアドレスにコインをまとめてください。`,
    },
  },
  'file.too-large': {
    snapshot: 'スナップショットが 64 MiB を超えています。',
    labels: 'ラベルのファイルは、10万件、32 MiB までです。',
  },
}

function entry(row: number, what: string): string {
  return `スナップショットの項目${row} (最初は0)${what}。`
}

function record(row: number, what: string): string {
  return `ラベルの${row}件目${what}。`
}

function tooMany({ coinCount, fitCount }: { readonly coinCount: number; readonly fitCount: number }): string {
  return `${coinCount}個のコインは、1つのトランザクションに入りません。入るのは${fitCount}個までです。`
}
