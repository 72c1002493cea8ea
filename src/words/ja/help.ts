import { listed } from '../../base/text.js'
import { NETWORK_NAMES } from '../../chain/network.js'
import { UR_TYPES } from '../../qr/outgoing.js'
import type { HelpWords } from '../help.js'

/** Each description of a command or an option, as it is declared, and what is said in its place. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  'where keys and vaults are kept (RINGI_HOME; ~/.ringi)': '鍵と金庫を置くフォルダ (RINGI_HOME、~/.ringi)',
  'print one JSON document on standard output': 'JSON文書を一つ、標準出力に書く',
  'answer yes to questions; findings stay what they are': '質問に「はい」と答える。指摘事項は変わらない',
  'replace files that exist': '既にあるファイルを置き換える',
  'how long to wait for another command in the same home (10)':
    '同じホームでほかのコマンドが終わるのを待つ秒数 (10)',
  'the language of people’s text': '表示する言語',
  'make a new key from dice and system randomness': 'サイコロとシステムの乱数から新しい鍵を作る',
  'what to call the key': '鍵の名前',
  'the password of the key file': '鍵のファイルのパスワード',
  'a BIP 39 passphrase, which is stored nowhere': 'BIP 39 のパスフレーズ。どこにも保存されない',
  'cost of guessing the password, 2 to this power': 'パスワードを試す手間。2のこの数乗',
  'use a mainnet key although a network interface is up':
    'ネットワークインターフェースが有効でもメインネットの鍵を使う',
  'how many words': '言葉の数',
  'throws of a six-sided die, digits 1 to 6 (- for standard input)':
    '六面のサイコロの目、1から6の数字 (- は標準入力)',
  'nothing from the system: SHA-256 of the throws alone': 'システムの乱数を使わず、目の SHA-256 だけにする',
  'system randomness alone; recorded with the key': 'システムの乱数だけにする。鍵とともに記録される',
  'of the words: en, ja, ko, es, zh-hans, zh-hant, fr, it, cs, pt':
    '言葉の言語: en、ja、ko、es、zh-hans、zh-hant、fr、it、cs、pt',
  'write the words to a file instead of the screen, for rehearsals':
    '練習用に、言葉を画面ではなくファイルに書く',
  'write what the words were made from, to recompute them': '言葉を計算し直せるよう、もとになったものを書く',
  'allow secrets in files for mainnet': 'メインネットでも秘密をファイルに書くことを許す',
  'a key of a seed, without words, to be split into shares':
    '言葉のない、シードからの鍵を作る。シェアに分けて控える',
  'a share of the key, or one a line, instead of typing them':
    '鍵のシェア、または一行に一つずつ。入力する代わりに使う',
  'split a key into shares to write down': '鍵をシェアに分け、書き留める',
  "so many of so many shares; of groups '2: 2of3, 3of5, 1of1'":
    "全体のうち必要なシェアの数。グループなら '2: 2of3, 3of5, 1of1'",
  'so many of so many shares, which can be computed by hand':
    '全体のうち必要なシェアの数。手で計算できる方式',
  'write the shares to files instead of the screen, for rehearsals':
    '練習用に、シェアを画面ではなくファイルに書く',
  'of SLIP-39 the one that is chosen for the shares, of codex32 that of the key’s words':
    'SLIP-39 ではシェア用に選んだもの、codex32 では鍵の言葉のもの',
  'bring a key back from its words': '言葉から鍵を復元する',
  'the words, instead of typing them': '言葉のファイル。入力する代わりに使う',
  'of the words, where they could be of two languages': '言葉の言語。二つの言語で読めるときに指定する',
  'check that the words on paper are those of a key': '紙に書いた言葉が鍵のものかを確かめる',
  'which key': 'どの鍵か',
  'the BIP 39 passphrase, where the key has one': 'BIP 39 のパスフレーズ。鍵にあるときに使う',
  'write the cosigner file for whoever creates the vault': '金庫を作る人に渡す署名者ファイルを書く',
  'BIP 48 account; above 0 the password is needed': 'BIP 48 のアカウント。0より大きいときはパスワードが必要',
  "any path instead, such as 45h/0, m/44'/0'/0' or m; needs the password":
    "代わりに使うパス。例: 45h/0、m/44'/0'/0'、m。パスワードが必要",
  'cosigner, or bsms for a key record (BIP 129, round 1)': 'cosigner、または鍵の記録 (BIP 129 第1回) の bsms',
  'the file (NAME-TYPE.cosigner.json or .bsms; - for standard output)':
    'ファイル (NAME-TYPE.cosigner.json または .bsms、- は標準出力)',
  'the token of an encrypted setup (BIP 129); once for every token':
    '暗号化した設定 (BIP 129) のトークン。トークンごとに一度',
  'list the keys in this home': 'このホームの鍵の一覧',
  'recompute the entropy of words from its parts': '言葉のエントロピーをもとから計算し直す',
  'the throws, digits 1 to 6 (- for standard input)': 'サイコロの目、1から6の数字 (- は標準入力)',
  'the 32 bytes that the system contributed; none for --dice-only':
    'システムの乱数32バイト。--dice-only ならなし',
  'put cosigner files together to an M-of-N vault': '署名者ファイルを合わせて M-of-N の金庫を作る',
  'what to call the vault': '金庫の名前',
  'how many cosigners must sign': '署名が必要な署名者の数',
  '32, or 20 for cosigners’ wallets that know nothing else (Bitcoin Cash)':
    '32。ほかの方式を知らないウォレットを使う署名者がいるときは20 (Bitcoin Cash)',
  'ecdsa, or schnorr (Bitcoin Cash)': 'ecdsa または schnorr (Bitcoin Cash)',
  'keys in scripts stand in the order given, not in that of BIP 67':
    'スクリプト内の鍵を、BIP 67 の順ではなく指定した順に並べる',
  'the vault file (NAME.vault.json; - for standard output)': '金庫のファイル (NAME.vault.json、- は標準出力)',
  'a cosigner file, a key record (BIP 129), or a signer’s key; once for each':
    '署名者ファイル、鍵の記録 (BIP 129)、または署名機器の鍵。署名者ごとに一度',
  'check a vault file and pin it on this machine': '金庫のファイルを確かめ、この端末に登録する',
  'the vault file': '金庫のファイル',
  'none of the keys on this machine has to be in it': 'この端末の鍵が入っていなくてもよい',
  'the digest that the others read out: registers without asking':
    'ほかの人が読み上げたダイジェスト。質問せずに登録する',
  'show a vault': '金庫を表示する',
  'a registered vault, or a vault file': '登録した金庫、または金庫のファイル',
  'list the registered vaults': '登録した金庫の一覧',
  'NEM: what a node prints of a mosaic that may be sent':
    'NEM: 送ってよいモザイクについてノードが出力する内容',
  'NEM: the age identity of the publisher, as age-keygen writes it':
    'NEM: age-keygenが書いた、送信担当者のageの識別鍵',
  'NEM: from when on it can be announced, UTC': 'NEM: 送信できるようになる時刻 (UTC)',
  'NEM: until when, at most 24 hours later; 24 hours': 'NEM: 送信できなくなる時刻。24時間後まで (24時間後)',
  'NEM: what the recipient is told': 'NEM: 送付先へのメッセージ',
  'NEM: the cosigner who signs first and wraps it': 'NEM: 先に署名して取引をまとめる、最初の署名者',
  'NEM: an earlier payment to the same recipient, which this one is made beside':
    'NEM: 並行して行う、同じ送付先への以前の支払い',
  'NEM: what a node prints of the account (/account/get)':
    'NEM: ノードが出力するアカウントの情報 (/account/get)',
  'what a node prints of the account (/account/get)': 'ノードが出力するアカウントの情報 (/account/get)',
  'NEM: the account, as its key was handed out, or its public key':
    'NEM: アカウントの鍵を渡したファイル、または公開鍵',
  'NEM: whom cosignatures are encrypted to (age1…)': 'NEM: 連署を暗号化する宛先 (age1…)',
  'nem or nem-testnet: the key that the same words have there':
    'nem または nem-testnet。同じ言葉がそこで持つ鍵',
  'the vault of an account, registered or a file': 'アカウントの金庫。登録名またはファイル',
  'the key of the account itself': 'アカウントそのものの鍵',
  'what a node is told (VAULT.conversion.json; - for standard output)':
    'ノードに送る内容 (VAULT.conversion.json、- は標準出力)',
  'NEM: sign what makes an account a vault, with the account’s own key':
    'NEM: アカウントを金庫にする取引に、アカウント自身の鍵で署名する',
  'NEM: compare a vault with what a node says of its account':
    'NEM: 金庫を、ノードが出力するアカウントの情報と比べる',
  'derive addresses of a vault': '金庫のアドレスを導出する',
  'the first index': '最初の番号',
  'how many': 'いくつ',
  'of the change branch': 'お釣り用の枝のアドレス',
  'say whether an address is a vault’s, and where': 'アドレスが金庫のものか、どこにあるかを調べる',
  'the address to look for': '探すアドレス',
  'how many indexes to search on both branches': '二つの枝でそれぞれ探す番号の数',
  'print a vault for another program': '金庫をほかのプログラム用に書き出す',
  'a file instead of standard output': '標準出力の代わりに書くファイル',
  'make a vault file from another program’s descriptor':
    'ほかのプログラムのディスクリプタから金庫のファイルを作る',
  'another program’s wallet file, or a descriptor':
    'ほかのプログラムのウォレットファイル、またはディスクリプタ',
  [`${listed(NETWORK_NAMES, 'or')}; where the file does not tell`]: `${NETWORK_NAMES.join('、')} のいずれか。ファイルから分からないときに指定する`,
  'take keys of which the file does not say where they come from':
    '由来がファイルに書かれていない鍵も受け付ける',
  'the cosigners’ names, in the order of the keys': '署名者の名前。鍵の順',
  'write a policy to start from': '手始めのポリシーを書く',
  'whose coins lie in the vault': '金庫に誰のコインがあるか',
  'the policy (VAULT.policy.yaml; - for standard output)': 'ポリシー (VAULT.policy.yaml、- は標準出力)',
  'check a policy file, and say what it leaves open': 'ポリシーのファイルを確かめ、定めていないことを示す',
  'the policy file': 'ポリシーのファイル',
  'the registered vault, or vault file, that it is for': '対象の登録した金庫、または金庫のファイル',
  'show a policy in words': 'ポリシーを文章で表示する',
  'a policy file; without it, the policy in force for --vault':
    'ポリシーのファイル。なければ --vault で有効なポリシー',
  'say what another version loosens and tightens': '別の版で緩むことと厳しくなることを示す',
  'a policy file': 'ポリシーのファイル',
  'another version of it': 'その別の版',
  'fail where it loosens anything, or may': '何かが緩むか、緩むおそれがあれば失敗とする',
  'check proposals against a policy, for CI': '稟議がポリシーに合うかを確かめる (CI用)',
  'proposals, or folders that are searched; none to check the policy’s approvals alone':
    '稟議、または探すフォルダ。なければポリシーの承認だけを確かめる',
  'a vault file, or a registered vault': '金庫のファイル、または登録した金庫',
  'how the result is printed: text, json, sarif, junit, github':
    '結果の書き方: text、json、sarif、junit、github',
  'a file for the result as SARIF as well': '結果を SARIF でも書くファイル',
  'a file for the result as JUnit XML as well': '結果を JUnit XML でも書くファイル',
  'the time to judge by, in UTC: 2026-11-22T09:30:00Z; now unless said otherwise':
    '判断の基準にする時刻 (UTC)。例: 2026-11-22T09:30:00Z。指定がなければ今',
  'the version that was in force before: this one follows it, and its quorum approved this one':
    '前に有効だった版。この版はそれに続き、その定足数が承認したもの',
  'judge each proposal as if those before it, sorted by name, had been signed':
    '名前順で前の稟議が署名されたものとして、それぞれを判断する',
  'there may be proposals in the folders, and nothing else': 'フォルダには稟議しかあってはならない',
  'there may be no proposal at all': '稟議が一つもなくてもよい',
  'review, sign or finalize: what the proposal has to be ready for':
    'review、sign、finalize のうち、稟議がどの段階に進めるべきか',
  'a policy to ask beside the one in force': '有効なもののほかに照らすポリシー',
  'a balance statement, for rules about shares and floors, and those before it':
    '割合や下限のルールのための残高報告と、それ以前のもの',
  'logs of other machines, and checkpoints of them, to count what was signed':
    '署名済みのものを数えるための、ほかの端末のログとそのチェックポイント',
  'cosigners’ approvals of the policy that is given with --policy':
    '--policy で指定したポリシーへの署名者の承認',
  'a cosigner’s statement that takes an approval back': '承認を取り消す署名者の声明',
  'who vouches for a destination, or for what a file says': '送り先、またはファイルの内容についての保証',
  'a cosigner’s approval to pass a rule this once': '今回に限りルールを外す、署名者の承認',
  'a cosigner’s consent, or a copy that they have signed, for rules about who signs':
    '誰が署名するかのルールのための、署名者の同意または署名済みの写し',
  'labels of coins and addresses (BIP 329)': 'コインとアドレスのラベル (BIP 329)',
  'the height of the chain, for limits by blocks': 'ブロック数で数える限度のための、ブロック高',
  'the coins as the chain has them, for their confirmations': '承認数のための、チェーン上のコインの一覧',
  'logs as they were before: each checkpoint there has to be reached':
    '以前のログ。そこにあるチェックポイントにすべて達している必要がある',
  'vault files of other vaults that the policy names': 'ポリシーに出てくるほかの金庫のファイル',
  'run the tests of a policy': 'ポリシーのテストを実行する',
  'the tests of a policy: YAML beside it': 'ポリシーのテスト。その隣の YAML',
  'approve a policy with a cosigner’s key': '署名者の鍵でポリシーを承認する',
  'the key to approve with': '承認に使う鍵',
  'the registered vault that the policy is for': 'ポリシーの対象の、登録した金庫',
  'the digest of the policy that a person approved, instead of asking':
    '人が承認したポリシーのダイジェスト。質問の代わり',
  'the nonce of a machine that has never known the policy': 'そのポリシーを知らない端末のナンス',
  'how many days it counts': '有効な日数',
  'the approval (POLICY.approved-KEY.json; - for standard output)':
    '承認のファイル (POLICY.approved-KEY.json、- は標準出力)',
  'logs of other machines, on which the same cosigner may have approved':
    '同じ署名者が承認したかもしれない、ほかの端末のログ',
  'take the approval of a policy back': 'ポリシーの承認を取り消す',
  'the policy file, or its digest': 'ポリシーのファイル、またはそのダイジェスト',
  'the key that has approved it': '承認した鍵',
  'the digest of the policy, to be sure that it is the right file':
    '正しいファイルか確かめるための、ポリシーのダイジェスト',
  'the revocation (policy.revoked-KEY-DIGEST.json; - for standard output)':
    '取り消しのファイル (policy.revoked-KEY-DIGEST.json、- は標準出力)',
  'put a policy in force that enough cosigners approved': '十分な署名者が承認したポリシーを有効にする',
  'a cosigner’s approval': '署名者の承認',
  'the approvers’ logs, and checkpoints of them: whether they have taken an approval back':
    '承認者のログとそのチェックポイント。承認が取り消されていないかを調べる',
  'approve that one proposal passes one rule': '一つの稟議が一つのルールを外れることを承認する',
  'the proposal (- for standard input)': '稟議 (- は標準入力)',
  'the rule that it may pass': '外れてよいルール',
  why: '理由',
  'the registered vault that is spent from': '支払い元の、登録した金庫',
  'the digest of the review that a person approved, with its code where it had warnings, instead of asking':
    '人が承認した内容のダイジェスト。警告があったときはコードも付ける。質問の代わり',
  'the exception (NAME.exception-RULE-KEY.json; - for standard output)':
    '例外のファイル (NAME.exception-RULE-KEY.json、- は標準出力)',
  'how far beyond the spent coins change may lie': '使うコインの番号から先、どこまでお釣りを認めるか',
  'vouch for a destination with a key that a policy names': 'ポリシーにある鍵で送り先を保証する',
  'the destination; without it and --statement, only the key’s public half is printed, for the policy':
    '送り先。これも --statement もなければ、ポリシーに書く公開鍵だけを表示する',
  'vouch for what a file says: a balance statement, labels or a snapshot':
    'ファイルの内容 (残高報告、ラベル、コインの一覧) を保証する',
  'the key that vouches; a policy names its public half': '保証する鍵。その公開鍵がポリシーにある',
  'the vault that may pay there, or whose rules decide by the file':
    'そこへ支払える金庫、またはそのファイルでルールを判断する金庫',
  'the voucher (ADDRESS.voucher.json, FILE.voucher-KEY.json; - for standard output)':
    '保証のファイル (ADDRESS.voucher.json、FILE.voucher-KEY.json、- は標準出力)',
  'propose a payment as a PSBT': '支払いの稟議を PSBT として作る',
  'the CSV may pay one address twice': 'CSV に同じアドレスが二度あってもよい',
  'the least fee rate of the finished transaction': '完成したトランザクションの最低の手数料率',
  'the fee as an amount: 5000sat': '手数料の金額。例: 5000sat',
  'where change goes; the next index that the snapshot does not use':
    'お釣りの番号。指定がなければ、コインの一覧で使われていない次の番号',
  'the height of the chain, against fee sniping': '手数料の横取りを防ぐための、ブロック高',
  'labels (BIP 329): what they say is not to be spent is passed over':
    'ラベル (BIP 329)。使わないとされたコインは飛ばす',
  'a note for the officers': '担当者への覚え書き',
  'your number for it': '社内の番号',
  'who proposes it; a policy may want to know': '起案者。ポリシーが求めることがある',
  'the key with which whoever proposes it signs that they do': '起案者が起案したことに署名する鍵',
  'the transaction that has lapsed and in whose place this one is proposed, with --key':
    '失効し、代わりにこれを起案するトランザクション。--key とともに使う',
  'without memo, reference, proposer and labels': '覚え書き、番号、起案者、ラベルを入れない',
  'unconfirmed coins may be spent': '未承認のコインも使ってよい',
  'BIP 174 or BIP 370': 'BIP 174 または BIP 370',
  'bchn: as Bitcoin Cash Node reads it (version 0)': 'bchn: Bitcoin Cash Node が読む形 (バージョン0)',
  'bchn: as Bitcoin Cash Node has written it': 'bchn: Bitcoin Cash Node が書いた形',
  'the proposal (proposal-TXID.psbt; - for base64 on standard output)':
    '稟議のファイル (proposal-TXID.psbt、- は標準出力に base64)',
  'write base64 instead of binary': 'バイナリではなく base64 で書く',
  'at which change and small coins will be spent one day (10)':
    'お釣りや小さいコインを将来使うときの手数料率 (10)',
  'bring small coins together; the fees with and without it are shown':
    '小さいコインをまとめる。まとめる場合とまとめない場合の手数料を表示する',
  'spend at most so many coins: a part of what does not fit at once':
    '使うコインの最大数。一度に収まらないときは一部だけにする',
  'coins as Bitcoin Core, Electrum, an Electrum or Esplora server print them':
    'Bitcoin Core、Electrum、Electrum サーバー、Esplora サーバーの出力のままのコインの一覧',
  'whole previous transactions: a file or a folder of hex, or what a node prints':
    '前のトランザクション全体。16進のファイルかフォルダ、またはノードの出力',
  'whom to pay: ADDRESS=0.5btc': '支払い先: ADDRESS=0.5btc',
  'who is paid: address,amount,label': '支払い先の表: address,amount,label',
  'everything goes to this address': 'すべてをこのアドレスに送る',
  'bring all coins of a proposal back to the vault': '稟議のコインをすべて金庫に戻す',
  'pay the same as a proposal with the same coins and a higher fee':
    '同じコインと高い手数料で、稟議と同じ支払いをする',
  'speed up an unconfirmed transaction: its coin goes back to the vault at the rate of both':
    '未承認のトランザクションを速める。そのコインを、二つ合わせた手数料率で金庫に戻す',
  'what an output publishes for ever, at most 80 bytes': 'アウトプットで永久に公開する内容。80バイトまで',
  'spend exactly these coins': 'これらのコインだけを使う',
  'show what a proposal does, and check it': '稟議の内容を表示し、確かめる',
  'the proposal (- for standard input), or a folder of proposals':
    '稟議 (- は標準入力)、または稟議のフォルダ',
  'log under this key that it was seen: waiting times count from there':
    '見たことをこの鍵で記録する。待ち時間はそこから数える',
  'write a sheet to read, print, stamp and file': '読み、印刷し、押印し、保管する用紙を書く',
  'write its drawing alone': 'その図だけを書く',
  'the log of a machine that this one has replaced, by its id': 'この端末が置き換えた端末のログの識別子',
  'review a proposal and sign it': '稟議を確かめ、署名する',
  'the key to sign with': '署名に使う鍵',
  'the signed proposal (NAME.signed-KEY.psbt; - for base64 on standard output)':
    '署名した稟議 (NAME.signed-KEY.psbt、- は標準出力に base64)',
  'the hash of the last entry that this key has sealed; another is refused':
    'この鍵が最後に封印した記録のハッシュ。違えば拒む',
  'review a proposal and agree to it without a signature that could spend':
    '稟議を確かめ、支払いに使えない形で同意する',
  'the key to consent with': '同意に使う鍵',
  'the consent (NAME.consent-KEY.json; - for standard output)':
    '同意のファイル (NAME.consent-KEY.json、- は標準出力)',
  'put signatures together': '署名を合わせる',
  'the signed copies, or a folder of them': '署名済みの写し、またはそのフォルダ',
  'write nothing unless enough have signed': '署名が足りなければ何も書かない',
  'the combined proposal (NAME.combined.psbt; - for base64 on standard output)':
    '署名を合わせた稟議 (NAME.combined.psbt、- は標準出力に base64)',
  'make the transaction that anyone may broadcast': '誰でも送信できるトランザクションを作る',
  'the proposal with enough signatures (- for standard input), or a folder of them':
    '署名がそろった稟議 (- は標準入力)、またはそのフォルダ',
  'the transaction in hex (NAME.tx; - for standard output)': '16進のトランザクション (NAME.tx、- は標準出力)',
  'labels of the transaction and its outputs too (BIP 329)':
    'トランザクションとアウトプットのラベルも書く (BIP 329)',
  'say whose signatures a finished transaction carries': '完成したトランザクションに誰の署名があるかを示す',
  'the finished transaction, hex or binary (- for standard input)':
    '完成したトランザクション。16進またはバイナリ (- は標準入力)',
  'the proposal that it should be': 'もとになったはずの稟議',
  'show what this machine has done': 'この端末が行ったことを表示する',
  'a log, merged or not (- for standard input); this home’s own unless told':
    'ログ。統合したものでもよい (- は標準入力)。指定がなければこのホームのもの',
  'only what is about this vault: its name or digest': 'この金庫に関するものだけ。名前またはダイジェスト',
  'from then on: 2026-11, 2026-11-22, 2026-11-22T09:30 (UTC)':
    'この時から。例: 2026-11、2026-11-22、2026-11-22T09:30 (UTC)',
  'up to and with then': 'この時まで (その時を含む)',
  'a table for spreadsheets': '表計算ソフト用の表',
  'only these events: signed, key.created, …': 'これらの出来事だけ: signed、key.created など',
  'check that nothing in a log was changed, moved or cut off':
    'ログが変えられたり、移されたり、切り取られたりしていないかを確かめる',
  'the hash of an entry that the log has to have': 'ログにあるはずの記録のハッシュ',
  'the vault whose cosigners signed the checkpoints': 'チェックポイントに署名した署名者の金庫',
  'a checkpoint that the log has to have reached': 'ログが達しているはずのチェックポイント',
  'sign how far the log has come, for others to keep':
    'ログがどこまで進んだかに署名し、ほかの人に控えてもらう',
  'the registered vault that the key is a cosigner of': 'その鍵が署名者である、登録した金庫',
  'the nonce that a machine has printed to learn which policy is in force':
    '有効なポリシーを知るために端末が表示したナンス',
  'the checkpoint (checkpoint-KEY-ENTRY.json; - for standard output)':
    'チェックポイント (checkpoint-KEY-ENTRY.json、- は標準出力)',
  'compare all that the home holds, and seal it under a key': 'ホームの中身をすべて照合し、鍵で封印する',
  'the key to seal the home under': 'ホームの封印に使う鍵',
  'of vaults with the same keys, the one that the others have: the rest gives way to it':
    '同じ鍵の金庫のうち、ほかの人が持っているもの。ほかは取り除かれる',
  'the digest of what was compared with the others: seals without asking':
    'ほかの人と照合した内容のダイジェスト。質問せずに封印する',
  'join the logs of several machines, and find contradictions': '複数の端末のログを統合し、矛盾を探す',
  'the logs of the machines; merged ones too (- for standard input)':
    '端末のログ。統合したものでもよい (- は標準入力)',
  'the merged log (merged.log.jsonl; - for standard output)': '統合したログ (merged.log.jsonl、- は標準出力)',
  'say, as M cosigners, what an entry of a log should have said of time or height':
    'ログの記録の時刻やブロック高の正しい値を、M人の署名者として述べる',
  'the log that has the entry; this home’s own unless told':
    'その記録があるログ。指定がなければこのホームのもの',
  'the registered vault that the correction is for': '訂正の対象の、登録した金庫',
  'the entry: its number in its log, or its hash': '記録。ログの中の番号、またはハッシュ',
  'when it was written (UTC): earlier than it says': '書かれた時刻 (UTC)。記録より前',
  'how high the chain was: lower than it says': 'その時のブロック高。記録より低い値',
  'the log ends with it: what follows says nothing of clock and height':
    'ログはここで終わる。以後の記録は時刻とブロック高の根拠にしない',
  'the cosigner’s key, to sign a correction': '訂正に署名する署名者の鍵',
  'the correction (correction-ENTRY-KEY.json; - for standard output)':
    '訂正のファイル (correction-ENTRY-KEY.json、- は標準出力)',
  'corrections that M cosigners have signed, to be believed here':
    'M人の署名者が署名し、ここで有効にする訂正',
  'turn a PSBT into version 0 or 2': 'PSBT をバージョン0または2に変える',
  'any PSBT (- for standard input)': '任意の PSBT (- は標準入力)',
  'leave out memo, reference, proposer, labels and checkpoints':
    '覚え書き、番号、起案者、ラベル、チェックポイントを除く',
  'the converted PSBT (NAME.v0.psbt; - for base64 on standard output)':
    '変換した PSBT (NAME.v0.psbt、- は標準出力に base64)',
  'show every field of any PSBT, believing none': 'PSBT のすべての項目を、信用せずに表示する',
  'show a file as QR codes, or write them as pictures': 'ファイルをQRコードで表示するか、画像として書く',
  'a proposal, transaction, vault, cosigner, policy or approval file (- for standard input)':
    '稟議、トランザクション、金庫、署名者、ポリシー、承認のファイル (- は標準入力)',
  'the standard that the frames follow; BBQr has no checksum': 'コードの規格。BBQr にはチェックサムがない',
  'the SHA-256 of what is to be shown: nothing else is': '表示する内容の SHA-256。違うものは表示しない',
  [`for wallets that want another type of UR: ${UR_TYPES.join(', ')}`]: `別の種類の UR を求めるウォレット用: ${UR_TYPES.join('、')}`,
  'how much a code holds: low for poor cameras, high for fewer codes':
    'コード一つの情報量。low は性能の低いカメラ向け、high は枚数が少ない',
  'leave out what a machine with the vault can derive; needs --vault':
    '金庫のある端末で導出できるものを省く。--vault が必要',
  'with --slim: a registered vault, or a vault file': '--slim のとき、登録した金庫または金庫のファイル',
  'write each code as a PNG instead of showing them': '表示する代わりに、コードを一つずつ PNG で書く',
  'write a GIF that plays them': '順に表示する GIF を書く',
  'write an SVG; of several codes a sheet': 'SVG を書く。複数のコードなら一枚の紙になる',
  'write a page that plays them, without script and network':
    '順に表示するページを書く。スクリプトも通信も使わない',
  'read a file from QR codes: pictures, or what a camera program prints':
    'QRコードの画像、またはカメラのプログラムの出力からファイルを読む',
  'pictures, a folder of them, or - for the lines that zbarcam --raw prints':
    '画像、そのフォルダ、または - (zbarcam --raw の出力)',
  'the SHA-256 that qr show has printed: nothing else is written':
    'qr show が表示した SHA-256。違うものは書かない',
  'where to write it (a name after its content; - for standard output)':
    '書く場所 (指定がなければ内容による名前、- は標準出力)',
  'write a proposal as base64 instead of binary': '稟議をバイナリではなく base64 で書く',
  'say what a code means and what to do': 'コードの意味と、どうすればよいかを説明する',
  'the code in brackets behind a message, or a proposal that does not go on':
    'メッセージの後の括弧内のコード、または先に進まない稟議',
  'of a proposal: a registered vault, or a vault file': '稟議の場合: 登録した金庫、または金庫のファイル',
  'of a proposal: the key that is to sign': '稟議の場合: 署名する鍵',
  'print the JSON Schema of what a command prints, or of a file':
    'コマンドの出力、またはファイルの JSON Schema を表示する',
  'a command (review, key generate) or a kind of file (vault, approval); a list of both unless told':
    'コマンド (review、key generate) またはファイルの種類 (vault、approval)。指定がなければ両方の一覧',
  'check the surroundings that a key is used in': '鍵を使う環境を点検する',
  'run a whole 2-of-3 ceremony on regtest': '2-of-3 の手順全体を regtest で実演する',
  'where the three homes and all files go (a temporary folder)':
    '三つのホームとすべてのファイルを置くフォルダ (指定がなければ一時フォルダ)',
}

/** A list of names, which are the same in every language. */
const NAMES = /^[a-z0-9-]+(?:, [a-z0-9-]+)*(?:,? or [a-z0-9-]+)?$/

function namesIn(english: string): string | undefined {
  const [before, list] = english.startsWith(PLAYED)
    ? ['実演するネットワーク: ', english.slice(PLAYED.length)]
    : ['', english]
  if (!NAMES.test(list)) return undefined
  const names = list.split(/,? or |, /)
  return names.length === 1 ? undefined : `${before}${names.join('、')} のいずれか`
}

const PLAYED = 'where it plays: '

export const help: HelpWords = {
  title: 'ringi: Bitcoin のマルチシグ用コールドストレージ (オフライン)',
  usage: '使い方:',
  arguments: '引数:',
  options: 'オプション:',
  everyCommand: 'どのコマンドにも使えるもの:',
  more: '詳しくは ringi help <command> で分かります。',
  usual: value => `(指定がなければ ${value})`,
  described: english => DESCRIPTIONS[english] ?? namesIn(english) ?? english,
}
