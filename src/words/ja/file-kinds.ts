import type { FileKinds } from '../speaker.js'

const kind = (what: string, hint: string) => ({ sentence: `これは${what}です。`, hint })

export const fileKinds: FileKinds = {
  empty: {
    sentence: '中身がありません。',
    hint: '元の場所からもう一度コピーしてください。コピーが途中で切れると、このようなファイルが残ります。',
  },
  proposal: kind(
    '稟議（PSBT）',
    'ringi review、sign、combine に指定できます。ringi inspect はどの PSBT でも表示します。',
  ),
  'holds-proposal': kind(
    '稟議（PSBT）を一部に含む文章',
    '稟議の部分だけを別のファイルにコピーしてください。cHNidP、16進数では 70736274ff で始まります。',
  ),
  transaction: kind('完成した取引', 'ringi verify に指定できます。'),
  'qr-frames': kind('カメラで読み取った QR コードの内容', 'ringi qr read - に指定できます。'),
  policy: kind('ポリシー', 'ringi policy lint、policy show、policy check --policy に指定できます。'),
  log: kind('ログ', 'ringi log verify と、review・sign・policy check の --history に指定できます。'),
  utxos: kind('コインの一覧', 'ringi propose --utxos に指定できます。'),
  labels: kind('コインとアドレスのラベル（BIP 329）', 'ringi propose --labels に指定できます。'),
  payouts: kind('支払先の一覧', 'ringi propose --payouts に指定できます。'),
  key: kind('署名者の公開鍵', 'ringi vault create --cosigner に指定できます。'),
  output: kind('コマンドが --json で出力した結果', 'その中の data.file にあるファイルを指定してください。'),
  'other-encoding': kind(
    'UTF-8 ではなく Shift_JIS または EUC-JP の文章',
    'UTF-8 で保存してください。そのまま読めるのは支払先の一覧だけです。',
  ),
  wallet: {
    sentence: format => `これは別のソフトのウォレット（${format}）です。`,
    hint: 'ringi vault import で金庫ファイルにできます。',
  },
  vault: kind('金庫ファイル', 'ringi vault register と、ほかのコマンドの --vault に指定できます。'),
  cosigner: kind('署名者ファイル', 'ringi vault create --cosigner に指定できます。'),
  'policy-approval': kind('ポリシーの承認', 'ringi policy activate --approval に指定できます。'),
  'policy-revocation': kind('承認の撤回', 'ringi policy activate --revocation に指定できます。'),
  exception: kind('ルールの例外', 'review と sign の --exception に指定できます。'),
  consent: kind('同意', 'review と sign の --consent に指定できます。'),
  voucher: kind('証明（voucher）', 'review と sign の --voucher に指定できます。'),
  checkpoint: kind('ログのチェックポイント', 'ringi log verify --checkpoint に指定できます。'),
  'log-correction': kind('ログの訂正', 'ringi log correct --correction に指定できます。'),
  picture: kind('画像', 'QR コードが写っていれば、ringi qr read に指定できます。'),
  archive: kind(
    '圧縮ファイル（または表計算のファイル）',
    '展開するか、中身をテキストとして書き出してください。',
  ),
  pdf: kind(
    'PDF',
    'ページにしたものではなく、元のファイルを使ってください。コードの画像なら ringi qr read で読めます。',
  ),
  'key-file': kind(
    '暗号化された鍵のファイル',
    'ホームの中の、その記録の隣に置くものです。コマンドでは鍵を名前で指定します。',
  ),
  words: kind(
    '鍵の単語を書いたファイル',
    'ほかの人に読ませてはいけません。ringi key restore と key verify の --words-file に指定できます。',
  ),
  dice: kind(
    'サイコロの目を書いたファイル',
    'ほかの人に読ませてはいけません。ringi key generate --dice に指定できます。',
  ),
  'private-key': kind(
    '秘密鍵のファイル',
    'ほかの人が読めた可能性があるなら、その鍵は漏れたものとして扱ってください。',
  ),
}
