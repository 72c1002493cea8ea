import type { Sentences } from '../speaker.js'

const KNOWING =
  'Bitcoin Core の一覧か、そのトランザクションが使うトランザクションを --prevtxs で渡せば分かります。'

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
  'usage.invalid': { 'nothing-to-combine': 'まとめるファイルがありません。' },
  'internal.bug': { 'other-when-small': '小さくした稟議が、元とは別のものになりました。' },
  'transaction.too-heavy': ({ weight, most }) =>
    `トランザクションのウェイトは${weight}です。ノードが中継するのは${most.toLocaleString('ja')}までです。`,
  'transaction.self-check': '完成したトランザクションを読み直したところ、確認した内容と一致しませんでした。',
  'transaction.not-signed': '入力に、必要な人数の署名者の有効な署名がありません。',
  'utxo.not-ours': {
    named: ({ coin }) => `コイン ${coin} は、この金庫のものではありません。`,
    'passed-over': ({ count }) => `ほかのウォレットのコイン${count}個を除外しました。`,
  },
  'utxo.unknown': ({ coin }) => `コイン ${coin} は、どの一覧にもありません。`,
  'utxo.unconfirmed': ({ count }) =>
    `未承認のコイン (--allow-unconfirmed で使えます)、または採掘されたばかりのコイン${count}個を除外しました。`,
  'utxo.immature': ({ coin, maturity }) =>
    `コイン ${coin} は、採掘されてからまだ${maturity}ブロックが過ぎていません。`,
  'utxo.uneconomic': ({ count }) =>
    `使うための手数料のほうが高くつくコイン${count}個を除外しました。--coin で指定すれば使えます。`,
  'utxo.dust': ({ count }) =>
    `ラベルのない、ごく少額のコイン${count}個を除外しました。--coin で指定すれば使えます。`,
  'utxo.frozen': {
    named: {
      sentence: ({ coin }) => `コイン ${coin} は、ラベルで使用不可とされています。`,
      hint: '別のコインを指定するか、印を付けた担当者にラベルから外してもらってください。',
    },
    'passed-over': ({ count }) => `ラベルで使用不可とされているコイン${count}個を除外しました。`,
  },
  'utxo.prevtx-missing': { unproven: ({ coin }) => `コイン ${coin} を証明するものがありません。` },
  'payment.none': { nobody: '支払先がありません。' },
  'payment.duplicate': ({ address }) => `${address} に2回以上支払うことになっています。`,
  'coins.none': {
    'not-ours': {
      sentence: ({ given, vault }) => `渡された${given}個のコインの中に、金庫 ${vault} のものがありません。`,
      hint: '一覧は、この金庫とこのネットワークのものですか。',
    },
    'not-yet': {
      sentence: ({ own }) => `金庫のコインは${own}個ありますが、まだどれも使えません。`,
      hint: '承認を待つか、--allow-unconfirmed を指定してください。ラベルがコインの使用を禁じていることもあります。',
    },
  },
  'coins.consolidation': {
    'no-more': '支払いにもともと必要なコインのほかに、まとめられるコインはありませんでした。',
    dear: ({ rate, longTermRate }) =>
      `${rate} sat/vB でコインをまとめます。長期の手数料率 ${longTermRate} sat/vB であれば、もっと安く済みます。`,
  },
  'output.dust': {
    payment: {
      sentence: ({ address, value }) => `${address} への ${value} sat は少なすぎて、ノードが中継しません。`,
      hint: ({ least }) => `このアドレスへの最低額は ${least} sat です。`,
    },
  },
  'fee.replacement-low': {
    asked: {
      sentence: ({ fee, rate, replaced, replacedFee, replacedRate }) =>
        `手数料 ${fee} sat (${rate} sat/vB) では、${replacedFee} sat (${replacedRate} sat/vB) を払う ${replaced} との置き換えを、ノードが受け入れません。`,
      hint: ({ leastFee, leastFeeRate }) =>
        `ノードが求めるのは ${leastFee} sat です。--fee ${leastFee}sat か --fee-rate ${leastFeeRate} を指定するか、どちらも省けばちょうどその額になります。`,
    },
  },
  'fee.surplus': ({ surplus }) => `お釣りにするには少なすぎる ${surplus} sat は、手数料になります。`,
  'fee.parent-unknown': {
    fee: ({ txid, fee, rate, vsize }) =>
      `未承認のトランザクション ${txid} の手数料が分かりません。${vsize} vB、${rate} sat/vB で ${fee} sat とみなします。${KNOWING}`,
    parents: ({ txid }) =>
      `未承認のトランザクション ${txid} は、ほかの未承認のトランザクションのコインを使っています。それについては何も分かりません。${KNOWING}`,
  },
  'fee.parent-low': ({ rate, packageRate }) =>
    `手数料率は ${rate} sat/vB ですが、元の未承認のトランザクションと合わせると、採掘者にとっては ${packageRate} sat/vB です。`,
  'child.useless': {
    'no-parent': {
      sentence: 'このコインが、未承認のトランザクションのものかどうか分かりません。',
      hint: '一覧を取り直してください。承認済みであれば、手数料を上げる必要はありません。',
    },
    'pays-enough': {
      sentence: ({ rate }) => `未承認のトランザクションは、すでに ${rate} sat/vB を払っています。`,
      hint: 'それより高い手数料率を指定してください。',
    },
  },
  'locktime.height': ({ height }) => `${height} はブロックの高さではありません。`,
  'psbt.conflict': {
    files: {
      sentence: ({ files, type }) => `${files.join(' と ')} で、種類${type}の項目の内容が食い違っています。`,
      hint: 'どれかが途中で書き換えられています。元の稟議と見比べてください。',
    },
  },
  'psbt.other-transaction': ({ files }) =>
    `${files.join(' と ')} は、同じトランザクションのものではありません。`,
  'psbt.proposal-missing': {
    sentence: ({ coin }) =>
      `稟議がありません。コイン ${coin} が何であるかを示すファイルがありません。署名だけを返す署名機は、それを省きます。`,
    hint: '署名のもとになった稟議も指定してください: ringi combine PROPOSAL RETURN … --vault NAME。または、コインの前のトランザクションを --prevtxs FILE|DIR で渡してください。',
  },
  'psbt.field-dropped': 'すべてのファイルに揃っていない項目を省きました。',
  'input.not-ours': { coin: ({ coin }) => `コイン ${coin} は、金庫のものではありません。` },
  'signature.nothing-to-sign': {
    'this-key': 'この鍵は、すべての入力に署名済みです。何も変更していません。',
  },
  'signature.self-check': '今作った署名を検証したところ、有効ではありませんでした。何も書き込んでいません。',
  'proposal.digest-mismatch': {
    copies: ({ files }) =>
      `メモ、参照番号、ラベルのいずれかが、ファイルによって違います。${files.join('、')} は別のダイジェストでした。`,
  },
  'proposal.other-transaction': {
    finished: 'このトランザクションは、起案されたものではありません。',
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
