import type { Sentences } from '../speaker.js'

export const psbt: Partial<Sentences<'psbt'>> = {
  'memo.too-long': ({ most }) => `メモ、参照番号、ラベルは、それぞれ${most}バイトまでです。`,
  'psbt.magic': {
    other: {
      sentence: 'PSBT ではありません。',
      hint: 'PSBT は psbt という文字で始まります。base64 なら cHNidP8、16進数なら 70736274ff で始まります。',
    },
    json: {
      sentence: 'JSON ですが、psbt という項目がありません。',
      hint: 'ノードの walletprocesspsbt か walletcreatefundedpsbt が出力したもの、または PSBT そのものを指定してください。',
    },
    finished: {
      sentence: '完成したトランザクションが入ったノードの応答で、PSBT はありません。',
      hint: '中にある hex を保存し、それを ringi verify に渡してください。',
    },
  },
  'psbt.truncated': {
    sentence: 'PSBT が途中で切れていて、一部が足りません。',
    hint: '元からコピーし直してください。',
  },
  'psbt.trailing': 'PSBT の終わりより後ろに、まだデータが続いています。',
  'psbt.encoding': {
    lines: {
      sentence: 'PSBT の文字列が、複数の行に分かれています。',
      hint: "1行でなければなりません。tr -d '\\r\\n' < FILE でつなげられます。書き出すプログラムには、改行しないオプションがあります (base64 -w0)。",
    },
    other: {
      sentence: 'base64 か16進数の PSBT のように始まりますが、途中から別のものになっています。',
      hint: '元から全体を1行のまま、何も加えずにコピーし直してください。',
    },
    json: {
      sentence: 'この JSON には、そのまま読める PSBT が1つだけ入っているわけではありません。',
      hint: 'PSBT を取り出してください。jq -r .psbt FILE で表示できます。',
    },
  },
  'psbt.text-mode': {
    sentence:
      'この PSBT は途中で文字として扱われ、改行や文字の変換でバイト列が書き換えられています (Windows のテキストモード、ASCII 転送)。',
    hint: 'バイナリのままコピーし直すか、文字として運んでも壊れない base64 で書き出してもらってください (--base64)。',
  },
  'psbt.terminal-cut': {
    sentence: 'この PSBT の文字列は、端末に貼り付けた1行が切られる長さで終わっています。残りがありません。',
    hint: 'エディターでファイルに保存するか、書き出したプログラムからパイプで渡してください。',
  },
  'psbt.too-large': {
    file: ({ most }) => `PSBT が${most}バイトを超えています。`,
    transaction: 'PSBT の中のトランザクションが、1つのブロックより大きくなっています。',
  },
  'psbt.version': {
    sentence: ({ version }) => `PSBT にバージョン ${version} はありません。`,
    hint: 'バージョンは0 (BIP 174) と2 (BIP 370) です。',
  },
  'psbt.duplicate-key': ({ field, ...place }) => `${titleOf(place)}に、${field} が同じ見出しで2回現れます。`,
  'psbt.duplicate-input': {
    input: ({ index, outpoint }) => `入力${index}が、コイン ${outpoint} を再び使おうとしています。`,
    some: 'PSBT が、同じコインを2回使おうとしています。',
  },
  'psbt.no-inputs': 'PSBT に、使うコインがありません。',
  'psbt.no-outputs': 'PSBT に、支払先がありません。',
  'psbt.field-version': {
    field: ({ field, version, ...place }) =>
      `${titleOf(place)}にある ${field} は、バージョン${version}の PSBT には入れられません。`,
    'no-place': 'バージョン0の PSBT には、バージョン2だけの項目を入れる場所がありません。',
  },
  'psbt.field-missing': ({ field, ...place }) => `${titleOf(place)}に ${field} がありません。`,
  'psbt.key-malformed': {
    field: ({ field, ...place }) => `${titleOf(place)}にある ${field} の見出しが正しくありません。`,
    'no-type': place => `${titleOf(place)}に、種類で始まらない見出しがあります。`,
    'no-number': 'PSBT では表せない種類の項目があります。',
  },
  'psbt.field-malformed': {
    field: ({ field, ...place }) => `${titleOf(place)}にある ${field} の値が正しくありません。`,
    amount: {
      sentence: ({ index }) => `出力${index}までの支払額が、ありえない金額になっています。`,
      hint: ({ possible }) => `金額もその合計も、次の範囲でなければなりません: ${possible}`,
    },
  },
  'psbt.count': place => `PSBT が${titleOf(place)}の前で終わっています。`,
  'psbt.unsigned-tx': {
    'script-sig': 'PSBT の未署名のトランザクションに、scriptSig が入っています。',
    bytes:
      'PSBT のトランザクションの欄にあるものが、トランザクションではないか、ウィットネスを含んでいます。',
  },
  'psbt.locktime-conflict':
    'ロックタイムとして、ある入力はブロックの高さを、別の入力は日時を求めています。1件のトランザクションで両方は満たせません。',
  'psbt.prevtx': {
    'no-transaction': ({ index }) =>
      `入力${index}の前のトランザクションが、トランザクションとして読めません。`,
    other: ({ index }) => `入力${index}の前のトランザクションが、その入力の使うコインのものではありません。`,
    'no-output': ({ index, vout }) => `入力${index}の前のトランザクションに、出力${vout}がありません。`,
    amount: ({ index }) => `入力${index}の前のトランザクションの出力が、ありえない金額になっています。`,
  },
  'psbt.script-mismatch': {
    place: ({ script, ...place }) =>
      `${titleOf(place)}の ${script} スクリプトが、その出力のものではありません。`,
    output: ({ script }) => `出力に付いている ${script} スクリプトが、その出力のものではありません。`,
  },
  'psbt.convert-lossy': {
    sentence: ({ version }) => `この PSBT を、何も失わずにバージョン${version}に書き直すことはできません。`,
    hint: '独自の項目が、トランザクションと食い違っています。元のファイルを作成者にもらってください。',
  },
  'psbt.memo-malformed': {
    text: 'メモ、参照番号、ラベルのいずれかが、決められた長さの UTF-8 の文字になっていません。',
    proposer: '起案者として書かれているものが、署名者の名前の形になっていません。',
  },
  'input.witness-utxo-mismatch': {
    input: ({ input }) =>
      `入力${input}の witness UTXO にある金額かスクリプトが、前のトランザクションと食い違っています。`,
    coin: 'witness UTXO にある金額かスクリプトが、前のトランザクションと食い違っています。',
  },
}

interface Place {
  readonly kind: 'global' | 'input' | 'output'
  readonly index: number
}

/** A map of a PSBT. */
function titleOf({ kind, index }: Place): string {
  if (kind === 'global') return '全体のマップ'
  return `${kind === 'input' ? '入力' : '出力'}${index}`
}
