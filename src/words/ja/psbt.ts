import { formatMoney, type Money } from '../../chain/money.js'
import type { Sentences } from '../speaker.js'

const GET_PREVIOUS =
  '自社のノードから取得し (bitcoin-cli getrawtransaction TXID)、--prevtxs FILE|DIR で渡してください。検証したうえで稟議に入れます。署名だけが返されたファイルであれば、元の稟議とまとめてください。'

const KNOWING =
  'Bitcoin Core の一覧か、そのトランザクションが使うトランザクションを --prevtxs で渡せば分かります。'

export const psbt: Sentences<'psbt'> = {
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
    previous: '入力のそれぞれに前のトランザクションを付けると、Ringi が読める大きさを超えてしまいます。',
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
  'internal.bug': {
    'not-reviewed': '確認を経ていないものが、確認済みとして扱われました。',
    'other-when-small': '小さくした稟議が、元とは別のものになりました。',
  },
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
  'utxo.prevtx-missing': {
    unproven: { sentence: ({ coin }) => `コイン ${coin} を証明するものがありません。`, hint: GET_PREVIOUS },
    claim: {
      sentence: ({ coin }) =>
        `コイン ${coin} の前のトランザクションの全体がないため、その金額は申告にすぎません。`,
      hint: GET_PREVIOUS,
    },
  },
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
    output: ({ value }) => `出力の ${value} sat は少なすぎて、ノードが中継しません。`,
  },
  'fee.replacement-low': {
    asked: {
      sentence: ({ fee, rate, replaced, replacedFee, replacedRate }) =>
        `手数料 ${fee} sat (${rate} sat/vB) では、${replacedFee} sat (${replacedRate} sat/vB) を払う ${replaced} との置き換えを、ノードが受け入れません。`,
      hint: ({ leastFee, leastFeeRate, typed = `${leastFee}sat` }) =>
        `ノードが求めるのは ${leastFee} sat です。--fee ${typed} か --fee-rate ${leastFeeRate} を指定するか、どちらも省けばちょうどその額になります。`,
    },
    rival: ({ fee, rate, leastFee, replaced, replacedFee, replacedRate }) =>
      `手数料は ${fee} sat (${rate} sat/vB) です。同じコインを使い ${replacedFee} sat (${replacedRate} sat/vB) を払う ${replaced} を知るノードは、${leastFee} sat に満たないものとは置き換えません。`,
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
  'coin.has-tokens': {
    input: ({ coin, category }) =>
      `コイン ${coin} には、カテゴリ ${category} のトークンが載っています。使うと、トークンが失われます。`,
    malformed: ({ coin }) =>
      `コイン ${coin} は、トークンが載っているような始まり方をしていますが、読み取れません。`,
  },
  'address.token-aware': ({ address }) =>
    `アドレス ${address} は、受取人のウォレットがトークンに対応していることを示しています。送るのはコインだけで、トークンは送りません。`,
  'output.witness-program': ({ network }) =>
    `出力が witness プログラムで守られています。${network} には witness がないため、誰でも取れるコインになります。`,
  'output.has-tokens': {
    tokens: ({ category }) =>
      `出力に、カテゴリ ${category} のトークンが載ることになります。Ringi はトークンを動かしません。`,
    malformed:
      '出力が、トークンが載っているような始まり方をしていますが、読み取れません。ノードはこのような出力を受け付けません。',
  },
  'input.not-ours': {
    coin: ({ coin }) => `コイン ${coin} は、金庫のものではありません。`,
    vault: ({ coin, vault }) => `コイン ${coin} は、金庫 ${vault} のものではありません。`,
  },
  'signature.nothing-to-sign': {
    key: ({ key }) => `${key} は、すべての入力に署名済みです。`,
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
  'signature.not-der': {
    partial: ({ names }) => `${ofKeys(names)}署名が、厳密な DER 形式になっていません。`,
  },
  'signature.not-all': {
    partial: ({ names }) =>
      `${ofKeys(names)}署名が、トランザクションの全体を対象としていません (SIGHASH_ALL ではありません)。`,
  },
  'signature.high-s': {
    partial: ({ names }) => `${ofKeys(names)}署名の S が大きく、ノードが中継しません。`,
  },
  'signature.other-scheme': {
    partial: ({ names }) =>
      `${ofKeys(names)}署名が、金庫で決めたものと違う方式 (ECDSA か Schnorr) で作られています。`,
  },
  'signature.invalid': {
    partial: ({ names }) => `${ofKeys(names)}署名が、検証に通りません。`,
  },
  'signature.foreign-key': 'この金庫のものではない鍵の署名が入っています。',
  'signature.high-r': ({ names }) => `${names.join('、')} の署名は、短い R を選ばずに作られています。`,
  'signature.incomplete': {
    signers: ({ whole, partly, none, required }) =>
      `${
        whole.length === 0 ? 'すべての入力に署名した人はまだいません' : `${whole.join('、')} の署名があります`
      }${partly.length === 0 ? '' : `(${partly.join('、')} は一部だけ)`}。必要なのは${required}人です。まだ署名できる人: ${[...partly, ...none].join('、')}`,
  },
  'amount.out-of-range': {
    coin: 'コインの金額が、ありえないものになっています。',
    outputs: 'トランザクションの支払額が、ありえないものになっています。',
  },
  'address.unknown-witness-version': {
    output: ({ version, bytes }) =>
      `出力がウィットネスバージョン${version} (${bytes}バイト) のもので、今は誰も安全に使えません。`,
  },
  'transaction.malformed': {
    'no-coins': 'トランザクションに、使うコインがありません。',
    'no-outputs': 'トランザクションに、支払先がありません。',
    'coin-twice': 'トランザクションが、同じコインを2回使おうとしています。',
  },
  'utxo.prevtx-mismatch': {
    coin: ({ coin }) => `コイン ${coin} の前のトランザクションとして、別のものが渡されています。`,
  },
  'utxo.legacy-witness-utxo': {
    agrees:
      'segwit ではないコインに witness UTXO も付いています。証明となる前のトランザクションとは一致しています。',
    disagrees: 'witness UTXO にある金額かスクリプトが、前のトランザクションと食い違っています。',
  },
  'input.key-outside-vault': {
    script: '入力に、そのコインのスクリプトにはない鍵が書かれています。',
    xpub: 'PSBT に、この金庫のものではない拡張鍵が書かれています。',
  },
  'input.derivation-mismatch': {
    input: ({ name }) => `${name} の鍵の出どころについて、入力の記載が事実と違います。`,
    xpub: ({ name }) => `${name} の拡張鍵の出どころについて、PSBT の記載が事実と違います。`,
    steps: ({ name }) => `${name} の鍵について、拡張鍵より後の道筋が違っています。`,
    origin: ({ name, stated, expected }) =>
      `${name} の鍵が ${stated} とされていますが、金庫では ${expected} です。`,
  },
  'input.final-unverified': '入力が署名済みの完成品とされていますが、その署名は有効ではありません。',
  'input.amount-changed': ({ before, txid }) =>
    `${txid} に署名したとき、このコインは ${formatMoney(before)} でした。今は別の金額とされています。`,
  'input.signed-before': ({ proposal, txid }) =>
    `このコインは以前、稟議 ${proposal} (トランザクション ${txid}) で署名されています。採掘されるのは一方だけですが、もう一方を持つ人は今も送信できます。`,
  'payment.paid-before': {
    signed: ({ date, ...told }) =>
      `${paidIn(told)}は、${date} に別のコインを使う ${told.txid} で署名済みです${underReference(told)}。両方とも支払われるおそれがあります。`,
    proposed: told =>
      `${paidIn(told)}は、別のコインを使う ${told.txid} でも起案されています${underReference(told)}。両方に署名すると、両方とも支払われるおそれがあります。`,
  },
  'change.not-derived': {
    keys: '出力は金庫のものですが、金庫のものではない鍵や道筋から来たとされています。',
    stranger:
      '出力が金庫へのお釣りとされていますが、金庫の鍵から導かれたものではありません。他人に渡るところでした。',
  },
  'change.ransom-path': '出力がお釣りとされていますが、復元した財布では探さない場所になっています。',
  'change.far-index': {
    gap: ({ index, gap }) =>
      `出力の送り先は番号${index}で、使われるコインより${gap}先です。復元した財布では見つからないおそれがあります。`,
    steps: ({ index, gap }) =>
      `出力の送り先は番号${index}で、財布が順にたどって見つける最後のコインより${gap}先です。復元した財布では見つからないおそれがあります。`,
  },
  'output.other-vault': ({ vault }) => `出力は金庫 ${vault} に送られます。`,
  'output.self': {
    back: '出力は、この金庫の受取アドレスに送られます。',
    payment: '出力は、この金庫の受取アドレスに送られます。お釣りではないため、支払いに数えます。',
  },
  'output.op-return': ({ published }) =>
    `出力がデータを公開します。誰にでも見え、永久に残ります: ${published}`,
  'output.unknown-script': ({ script }) => `出力のスクリプトに、対応するアドレスがありません: ${script}`,
  'output.unspendable': {
    script: 'この出力に送られたものは、誰にも使えません。',
    data: ({ value }) => `出力が公開するデータとともに、${value} sat が失われます。`,
  },
  'output.zero-value': '出力の金額が0です。',
  'output.look-alike': ({ twin }) => `アドレスの両端が ${twin} と同じですが、別のアドレスです。`,
  'psbt.changed': '確認した後に、PSBT が変わりました。',
  'psbt.xpub-spelling': ({ names }) =>
    `PSBT にある ${names.join('、')} の拡張鍵は、バージョンのバイト、深さ、子の番号のいずれかが金庫のものと違いますが、同じ鍵です。`,
  'psbt.unknown-fields': ({ count, bytes }) =>
    `Ringi が使わない項目が${count}個、${bytes}バイト含まれています。トランザクションに入ることはありません。`,
  'psbt.other-network': {
    known: {
      sentence: ({ named, wanted }) =>
        `この稟議に書かれたネットワークは ${named} です。金庫は ${wanted} のものです。`,
      hint: 'そのネットワークの金庫を指定するか、この金庫のネットワークで稟議を作り直してもらってください。',
    },
    unknown: {
      sentence: ({ wanted }) =>
        `この稟議に書かれたネットワークは、Ringi の知らないものです。金庫は ${wanted} のものです。`,
      hint: 'この金庫のために稟議を作り直してもらってください。',
    },
  },
  'psbt.network-unsaid': ({ network }) =>
    `この PSBT には ${network} のものだと書かれていません。使うコインは、金庫とだけ照合しました。`,
  'psbt.modifiable': 'この PSBT は、入力や出力をまだ変更できる状態です。署名すれば変更できなくなります。',
  'fee.negative': ({ excess }) => `出力の合計が、入力の合計を ${excess} sat 上回っています。`,
  'fee.absurd': fee => `${feeIn(fee)}誤りか、盗みの手口です。`,
  'fee.high': feeIn,
  'fee.below-relay': fee => `${feeIn(fee)}ノードが中継しないおそれがあります。`,
  'fingerprint.unknown': {
    zeros: told => givenFingerprint('0のフィンガープリント', told),
    'of-xpub': told => givenFingerprint(`拡張鍵そのもののフィンガープリント ${told.claimed}`, told),
    backwards: told => givenFingerprint(`逆順のフィンガープリント ${told.claimed}`, told),
    other: told => givenFingerprint(`フィンガープリント ${told.claimed}`, told),
  },
  'text.suspicious': {
    memo: 'メモに、見えない文字か制御文字が含まれています。',
    reference: '参照番号に、見えない文字か制御文字が含まれています。',
    label: 'ラベルに、見えない文字か制御文字が含まれています。',
  },
  'tx-version.unusual': ({ version }) => `トランザクションのバージョンが、通常とは違う${version}です。`,
  'locktime.not-final': held =>
    `トランザクションは、まだ採掘できません。採掘できるのは${notBefore(held)}です。`,
  'locktime.unknown': held =>
    `トランザクションをもう採掘できるかどうか分かりません。採掘できるのは${notBefore(held)}ですが、この端末の時計は、このプログラムが作られた時より遅れています。`,
  'sequence.unusual': {
    seconds: ({ seconds }) => `このコインは、承認されてから${seconds}秒が過ぎるまで使えません。`,
    blocks: ({ blocks }) => `このコインは、承認されてから${blocks}ブロックが過ぎるまで使えません。`,
  },
  'signing.unknown-vault': {
    unknown: ({ vault }) =>
      `コインは金庫 ${vault} のものではなく、この端末が知るどの金庫のものでもありません。`,
    known: ({ vault, right }) => `コインは金庫 ${vault} ではなく、金庫 ${right} のものです。`,
  },
  'signing.other-fingerprint': ({ name, claimed, fingerprint }) =>
    `${name} の鍵にフィンガープリント ${claimed} が付いていますが、金庫では ${fingerprint} です。`,
  'signing.fingerprint-zero': ({ name }) => `${name} の鍵の出どころが書かれていません。`,
  'signing.other-network': ({ network }) => `${network} のものではない鍵が書かれています。`,
  'key.other-network': {
    asking: ({ key, vault, network, wanted }) =>
      `鍵 ${key} は ${network} のもので、金庫 ${vault} は ${wanted} のものです。`,
  },
  'key.not-in-vault': {
    asking: ({ key, vault }) =>
      `鍵 ${key} は、その記録によれば、金庫 ${vault} の署名者のものではありません。`,
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

function ofKeys(names: readonly string[]): string {
  return `${names.join('、')} の鍵の`
}

interface Fee {
  readonly fee: bigint
  readonly rate: number
  readonly percent: number
}

function feeIn({ fee, rate, percent }: Fee): string {
  return `手数料は ${fee} sat (${rate} sat/vB)、支払額の${percent.toFixed(1)}%です。`
}

interface Named {
  readonly name: string
  readonly fingerprint: string
}

function givenFingerprint(what: string, { name, fingerprint }: Named): string {
  return `PSBT では、${name} の鍵に${what}が付いています。マスター鍵のものは ${fingerprint} です。鍵は正しいものですが、フィンガープリントを頼りにする署名機では見つからないことがあります。`
}

interface Held {
  readonly kind: 'block' | 'time'
  readonly at: number
}

function notBefore({ kind, at }: Held): string {
  return kind === 'block' ? `ブロック${at}以降` : `Unix 時間${at}以降`
}

interface PaidBefore {
  readonly payment?: { readonly amount: Money; readonly to: string; readonly others: number } | undefined
  readonly reference: 'same' | 'other' | 'unknown'
  readonly called?: string | undefined
}

function paidIn({ payment }: PaidBefore): string {
  if (payment === undefined) return '別の支払い'
  const { amount, to, others } = payment
  const more = others === 0 ? '' : `と、ほか${others}件の支払い`
  return `${to} への ${formatMoney(amount)}${more}`
}

function underReference({ reference, called }: PaidBefore): string {
  if (reference === 'unknown') return ''
  return ` (${reference === 'same' ? '同じ参照番号' : '参照番号'} ${JSON.stringify(called ?? '')})`
}
