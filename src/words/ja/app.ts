import type { Sentences } from '../speaker.js'

const WHO_CHANGED_IT =
  '誰が変えたのかが分かるまで、この端末では署名しないでください。詳しくは ringi log verify で分かります。ほかの人の写しやチェックポイントと照合してください。'

const WHO_CHANGED_THE_HOME =
  '誰がホームを変えたのかが分かるまで、この端末では署名しないでください。ほかの人の写しやチェックポイントと照合してください。'

const BLAMELESS = {
  blameless:
    '受け付けられない署名が入っています。それが誰の鍵の名前で入っていても、誰が入れたのかは分かりません。',
}

const CARRIED =
  '付いているチェックポイントは、署名者が署名したものではないため、無視します。誰かが入れたものです。'

const NO_HOME = {
  sentence: ({ home }: { home: string }) => `${home} にホームはありません。`,
  hint: ({ nearest }: { nearest?: string | undefined }) =>
    nearest === undefined
      ? 'ホームのあるフォルダを、--home または RINGI_HOME で指定してください。'
      : `--home ${nearest} のことですか。`,
}

const BROKEN_SEAL = ({ key }: { key: string }) =>
  `誰が変えたのかを調べてください。ringi home seal --key ${key} は、ほかの人と照合できるようホームの中身を表示し、封印し直します。`

const SEAL_IT = ({ key }: { key: string }) =>
  `ringi home seal --key ${key} は、ほかの人と照合できるようホームの中身を表示し、封印します。`

const HEIGHT =
  'ブロック高をもう一度確かめてください。ログのほうが間違っている場合は、M人の署名者がそう述べられます (ringi log correct)。'

const NO_POLICY = ({ name }: { name: string }) => `この端末では、${name} に有効なポリシーがありません。`

const NAME_IT_BY_HASH =
  'ハッシュで指定してください。次の記録が previous として挙げているもの、または ringi log verify が表示する最後のハッシュです。'

const KIND = { keys: '鍵', vaults: '金庫', policies: 'ポリシー、金庫' }

const CHANGE = { added: '追加され', changed: '変更され', gone: 'なくなっ' }

/** What is said of a seal that does not stand. */
function sealOf(key: string, why: string): string {
  return `ホームは、鍵 ${key} が封印したときの状態ではありません。${why}`
}

export const app: Sentences<'app'> = {
  'usage.invalid': {
    'cancel-or-replace':
      '稟議は、取り消すか置き換えるかのどちらかです。--cancel と --replace の一方だけを指定してください。',
    'all-its-coins': '取り消しや置き換えでは、元のコインをすべて使います。--coin は指定しないでください。',
    'work-factor': ({ network, least }) => `${network} では、--work-factor は${least}以上です。`,
    'no-entropy': '--dice-only と --no-dice を両方指定すると、乱数のもとがなくなります。',
    'stdin-once': '標準入力 (-) を読めるのは一度だけです。',
    'nameless-file': '書き込むファイルには名前が必要です。',
    'in-use': {
      sentence: ({ file }) => `${file} はこのコマンド自身が使っているため、書き込むと失われます。`,
      hint: '別の名前を選んでください。',
    },
    'in-home': {
      sentence: ({ file }) => `${file} は、Ringi が自分のファイルを置くホームの中の場所です。`,
      hint: 'ほかの場所の名前を選んでください。',
    },
    'one-token': {
      sentence: '1つの記録を暗号化するトークンは1つだけです。',
      hint: '署名者ごとにトークンが違う場合は、記録を1人分ずつ書き出してください。',
    },
    'whom-to-pay':
      '支払先の指定は1通りだけです。--to、--payouts、--sweep のどれか、誰にも支払わない --cancel か --child-of、または同じ相手に支払う --replace を指定してください。',
    once: ({ flag }) => `${flag} を指定できるのは一度だけです。`,
    'which-fee': '手数料の指定は1通りだけです。--fee-rate 12 または --fee 5000sat のように指定してください。',
    'named-coins': {
      sentence: ({ by }) =>
        `${{ coins: 'コインが指定されているので', sweep: '--sweep はすべてのコインを使うので' }[by]}、--consolidate と --max-inputs は指定しないでください。`,
      hint: 'どちらも、どのコインを選ぶかについての指定です。',
    },
    'no-snapshot': '金庫のコインの一覧が必要です。--utxos で指定してください。',
    'child-and-coin': '--child-of は唯一のコインを指定するものです。--coin は指定しないでください。',
    'coin-twice': '同じコインが2回指定されています。',
    'renews-without-key': '--renews には --key が必要です。起案し直す人が署名します。',
    'plain-with-key': '--plain では起案者の名前を入れないので、--key は使いません。',
    'other-proposer': {
      sentence: ({ name }) => `この鍵で起案するのは ${name} で、ほかの人ではありません。`,
      hint: '--proposer は指定しないでください。',
    },
    'report-on-stdout': ({ kind }) => `標準出力に書くには --format ${kind} を使ってください。`,
    'policy-at-the-time': {
      sentence: '当時ポリシーが守られていたかどうかは、--history と --proposal がなければ分かりません。',
      hint: '署名した端末のログと、署名された稟議を指定してください。',
    },
    'for-one-proposal': {
      sentence: ({ flag }) => `${flag} は1つの稟議のためのもので、フォルダには使えません。`,
      hint: 'その場合は稟議を1つずつ指定してください。',
    },
    'no-folder': '稟議のフォルダを指定したときは、--out にもフォルダを指定してください。',
    'token-format': ({ formats }) =>
      `--token-file を使えるのは --format ${formats.join('、')} のときだけです。`,
    'token-bsms': '--token-file は --format bsms のときに使います。',
    'path-and-account': '--path だけで決まるので、--account は一緒に指定できません。',
    'with-a-code': ({ option }) => `--${option} は稟議のためのもので、コードの説明には使えません。`,
    'one-voucher': '1つの保証書の対象は、アドレスか報告のどちらか一方です。',
    'nothing-to-check': {
      sentence: '検査するものがありません。稟議も承認も指定されていません。',
      hint: '稟議かそのフォルダを指定するか、ポリシーの承認を --approval で指定してください。',
    },
    'which-policy': 'どのポリシーかを指定してください。ファイルか、有効なものを見るには --vault です。',
    'one-correction': '訂正には --time、--height、--end のどれか1つを指定してください。',
    'slim-proposal': '--slim にできるのは稟議だけです。',
    'ur-type': '--ur-type は --format ur のときに使います。',
    'words-in-files': {
      sentence: 'メインネットでは、言葉は画面に表示するだけで、ファイルには書きません。',
      hint: '--words-out と --entropy-out を外すか、--i-know を付けてください。',
    },
    'files-for-secrets':
      '--words-out と --entropy-out には、それぞれ別のファイルを指定してください。- は使えません。',
  },
  'key.exists': {
    sentence: ({ name }) => `${name} という鍵はすでにあります。`,
    hint: '--name で別の名前を選んでください。',
  },
  'key.unknown': {
    name: {
      sentence: ({ name }) => `このホームに ${name} という鍵はありません。`,
      hint: ({ known }) =>
        known.length === 0 ? 'ringi key generate で作れます。' : `あるのは ${known.join('、')} です。`,
    },
    'no-home': NO_HOME,
  },
  'key.wrong-passphrase': {
    sentence: 'このパスフレーズでは、記録された鍵とは別の鍵になります。',
    hint: 'どんなパスフレーズでも、何かの鍵にはなります。大文字と小文字や空白も含めて、決めたとおりに入力してください。',
  },
  'key.not-in-vault': {
    none: {
      sentence: 'この端末の鍵は、どれもこの金庫に入っていません。',
      hint: '起案と審査だけをする端末では --watch-only を指定してください。',
    },
  },
  'password.too-short': {
    sentence: ({ least }) => `パスワードは${least}文字以上でなければなりません。`,
    hint: '単語の一覧からサイコロで選んだ6語は、入力しやすく、推測されにくいパスワードになります。',
  },
  'vault.twins': {
    registered: {
      sentence: ({ name, twins }) => `金庫 ${name} の鍵は、${twins} と同じです。`,
      hint: 'これらは名前の違う同じ金庫です。ほかの担当者が持っているのはどれかを確かめてください。それまでは、どれにも署名しません。',
    },
    'without-policy': {
      sentence: ({ name, twins }) => `${twins} には有効なポリシーがありますが、${name} にはありません。`,
      hint: ({ name, twins }) => `先に ${name} のポリシーを有効にするか、${twins} のほうを残してください。`,
    },
    'not-one': {
      sentence: ({ twins }) =>
        `${twins} は名前の違う同じ金庫ですが、その中に指定された名前のものはありません。`,
      hint: 'ほかの担当者が持っているのはどれかを確かめ、--keep で指定してください。',
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
  'vault.key-mismatch': {
    own: {
      sentence: ({ name }) =>
        `金庫の ${name} は、フィンガープリントはこの端末の鍵と同じですが、そのパスの鍵が違います。`,
      hint: '誰かが自分の鍵とすり替えたのかもしれません。登録せずに、ほかの担当者の金庫と照合してください。',
    },
  },
  'fingerprint.unknown': {
    own: ({ stated, known, backwards }) =>
      `金庫には、この端末の鍵の出どころが ${stated}${backwards ? ' (逆順)' : ''} と書かれていますが、正しくは ${known} です。鍵そのものは合っていますが、この記載に頼る署名装置は鍵を見つけられません。`,
  },
  'utxo.prevtx-missing': {
    'not-given': {
      sentence: ({ txid }) => `元のトランザクション ${txid} が渡されていません。`,
      hint: ({ txid, coin }) =>
        `コイン ${coin} の内容は、それを見なければ分かりません。bitcoin-cli getrawtransaction ${txid} の出力を保存し、--prevtxs で指定してください。`,
    },
  },
  'utxo.prevtx-unneeded': ({ files, more }) =>
    `稟議のどのコインも、${files.join('、')}${more > 0 ? ` (ほか${more}件)` : ''} から出たものではありません。`,
  'replacement.mined': ({ txid }) =>
    `コインの一覧に ${txid} から出たコインがあります。すでに採掘されています。`,
  'cancel.unknown': {
    sentence: 'ここにあるどのログにも、その取引IDの署名済みトランザクションはありません。',
    hint: 'その稟議のファイルを指定するか、トランザクションそのものを --prevtxs で指定してください。',
  },
  'proposal.digest-mismatch': {
    approved: {
      sentence: ({ what }) =>
        `承認された${{ proposal: '稟議', batch: '稟議の一括分' }[what]}ではありません。ダイジェストが違います。`,
      hint: ({ what }) =>
        `${what === 'batch' ? 'フォルダ' : '稟議'}を審査し、そこに表示されるダイジェストを承認してください。`,
    },
  },
  'proposal.approval-mismatch': {
    sentence:
      'ダイジェストは別のコードで承認されています。ここでのポリシー、根拠、警告は、承認のときに見たものと違います。',
    hint: 'この端末で同じオプションを付けて審査し、警告とポリシーを承認されたものと照合してください。',
  },
  'proposal.warnings-not-approved': {
    sentence: ({ warnings }) =>
      `承認されたのはダイジェストだけですが、審査で警告が出ています: ${warnings.join('、')}。ダイジェストだけでは、警告を承認したことになりません。`,
    hint: ({ digest, actual }) =>
      `承認する人が警告を読み、--approve ${digest}:${actual} と指定してください。`,
  },
  'proposal.changed-meanwhile': {
    sentence:
      '承認したときの状態ではなくなりました。ポリシー、根拠、警告、金額のどれかが変わっています。署名はしていません。',
    hint: 'もう一度審査してください。何が変わったかが表示されます。',
  },
  'psbt.conflict': { dissent: '同じ稟議のほかの写しの多くと食い違っています。' },
  'signature.nothing-to-sign': {
    proposal: ({ name }) => `${name} はすべての入力に署名済みです。何も変更していません。`,
    folder: ({ name }) => `${name} はここにあるすべての稟議に署名済みです。何も変更していません。`,
  },
  'signature.not-der': BLAMELESS,
  'signature.not-all': BLAMELESS,
  'signature.high-s': BLAMELESS,
  'signature.invalid': BLAMELESS,
  'policy.behind': {
    log: 'これより新しいバージョンが有効になったことが、ログに記録されています。',
    machine: ({ version }) =>
      `別の端末ではポリシーのバージョン${version}が有効ですが、この端末では有効になっていません。`,
  },
  'policy.in-force': ({ version, name }) => `${name} のバージョン${version}は、すでに有効です。`,
  'policy.not-in-force': {
    consent: {
      sentence: ({ name }) => `この端末では、${name} に有効なポリシーがありません。`,
      hint: '同意は、ポリシーが求めるものに対して効力を持ちます。ringi policy activate で有効にするか、--policy で指定してください。',
    },
    shown: {
      sentence: NO_POLICY,
      hint: '必要な数の署名者が承認したものを、ringi policy activate で有効にできます。',
    },
    exception: NO_POLICY,
  },
  'policy.digest-mismatch': {
    sentence: '承認されたポリシーではありません。ダイジェストが違います。',
    hint: '今のファイルのダイジェストは ringi policy show で表示できます。',
  },
  'policy.one-machine':
    '上限は、この端末のログと渡されたログから分かる範囲で数えます。この端末でだけ成り立つ上限です。',
  'approval.unheard': ({ name }) =>
    `${name} が承認を撤回したかどうかは、その後のログがなければ分かりません。そのログがここにありません。`,
  'confirm.needed': {
    'which-key': {
      sentence: ({ name }) =>
        `鍵 ${name} がこの金庫に入っているかどうかは、パスワードで開かなければ分かりません。金庫には、この端末がまだ知らないパスで入っています。質問する端末画面がありません。`,
      hint: ({ flag }) => `${flag} で答えてください。`,
    },
  },
  'confirm.refused': {
    no: '「いいえ」と答えたので、何も変更していません。',
    succession: {
      sentence: 'では、その鍵は別の場所で使われています。署名はしていません。',
      hint: 'どこで使われているかを調べてください。ログが偽物なら --history から外し、ほかの人が鍵を持っているなら、コインを移してください。',
    },
    content: {
      sentence: '「いいえ」と答えたので、何も書いていません。',
      hint: 'もう一度コードを読み取ってください。言葉がまた違っていたら、その内容を使わないでください。',
    },
  },
  'confirm.mismatch': {
    passwords: '2回入力したパスワードが一致しません。',
    passphrase: {
      sentence: 'ファイルのパスフレーズは、入力されたものと違います。',
      hint: '空白が誤って入っているなら、ファイルから取り除いてください。',
    },
    total: {
      sentence: '出ていく合計額と違います。署名はしていません。',
      hint: '審査の内容をもう一度読んでください。合計が予期した額でなければ、署名しないでください。',
    },
    'batch-total': '出ていく合計額と違います。署名はしていません。',
    rule: 'ルールの名前と違います。承認はしていません。',
    'home-changed': 'その間にホームが変わりました。封印はしていません。',
    home: {
      sentence: 'ホームの中身が、--digest で指定されたものと違います。封印はしていません。',
      hint: '--digest を付けなければ、ホームの中身を表示します。',
    },
    policy: 'ポリシーの名前とバージョンと違います。承認はしていません。',
    word: {
      sentence: ({ number }) =>
        `${number}番目の言葉が、表示したとおりに入力されませんでした。鍵は作っていません。`,
      hint: '最初からやり直し、すべての言葉を注意して書き取ってください。',
    },
  },
  'network-interface.up': {
    'private-key': {
      sentence: ({ interfaces }) =>
        `ネットワークインターフェースが有効です: ${interfaces.join('、')}。外から接続されうる端末で秘密鍵を使うことになります。`,
      hint: 'ケーブルを抜くか、無効にしてください。--allow-online を付けるとそのまま続け、そのことを報告します。',
    },
  },
  'runtime.altered': {
    loading: {
      sentence: ({ variables }) =>
        `${variables.join('、')} によって、鍵を見ることのできる別のコードがこのプログラムに読み込まれるおそれがあります。`,
      hint: ({ variables }) =>
        `誰が設定したのかを調べてください。unset ${variables.join(' ')} を実行してから、やり直してください。`,
    },
  },
  'file.missing': {
    'no-proposal': ({ file }) => `${file} に稟議 (*.psbt) がありません。`,
    'nothing-checked': {
      sentence: ({ names }) => `${names.join('、')} に稟議がなく、何も検査していません。`,
      hint: 'それで正しい場合は --allow-empty を付けてください。',
    },
  },
  'file.malformed': {
    'not-text': ({ file }) => `${file} は UTF-8 または UTF-16 のテキストではありません。`,
    'not-utf8': ({ file }) => `${file} は UTF-8 のテキストではありません。`,
  },
  'file.too-large': {
    stdin: '標準入力が、Ringi の読める大きさを超えています。',
    batch: ({ folder, most }) => `${folder} には${most}件を超える稟議があります。`,
  },
  'file.not-regular': {
    link: {
      sentence: ({ file }) =>
        `${file} はシンボリックリンクです。その先が、そのたびに別のファイルになりえます。`,
      hint: 'リンクの代わりに、ファイルそのものを置いてください。',
    },
  },
  'file.changed': {
    sentence: ({ file }) => `承認の間に ${file} が変わりました。署名はしていません。`,
    hint: '誰が変えたのかを調べ、それからもう一度審査してください。',
  },
  'file.unchecked': {
    'no-text': {
      sentence: ({ file }) =>
        `${file} はテキストではありません。読み取られない稟議が入っているかもしれません。`,
      hint: '検査の対象から外すか、代わりに稟議そのものを置いてください。',
    },
    frames: {
      sentence: ({ file }) =>
        `${file} は QR コードのフレームです。読み取られない稟議が入っているかもしれません。`,
      hint: '検査の対象から外すか、代わりに稟議そのものを置いてください。',
    },
  },
  'home.missing': { 'no-home': NO_HOME },
  'home.damaged': {
    'other-accounts': ({ name }) => `${name} の記録に、その鍵のものではない拡張鍵が書かれています。`,
    pin: 'このホームに残されたログの控えは、Ringi が書いたものではありません。',
  },
  'home.unsealed': {
    'no-seal': {
      sentence: ({ key }) => `このホームは鍵 ${key} で封印されていません。封印がありません。`,
      hint: SEAL_IT,
    },
    'earlier-version': {
      sentence: ({ key }) =>
        `このホームは鍵 ${key} で封印されていません。鍵が以前のバージョンで作られたものです。`,
      hint: SEAL_IT,
    },
    'kept-without-key': '鍵のパスワードなしで保存しました。次にその鍵を開くときに封印されます。',
  },
  'home.seal-broken': {
    'other-key': {
      sentence: ({ key }) => sealOf(key, '封印がこの鍵で作られたものではありません。'),
      hint: BROKEN_SEAL,
    },
    'other-home': {
      sentence: ({ key }) => sealOf(key, '封印は別のホームで作られたものです。'),
      hint: BROKEN_SEAL,
    },
    'entry-gone': {
      sentence: ({ key, entry }) => sealOf(key, `ログの${entry}件目の記録がなくなっています。`),
      hint: BROKEN_SEAL,
    },
    'other-log': {
      sentence: ({ key, entry }) => sealOf(key, `ログの${entry}件目までが別のものになっています。`),
      hint: BROKEN_SEAL,
    },
    'false-seal': {
      sentence: ({ key }) => sealOf(key, '作られていない封印についての記録がログにあります。'),
      hint: BROKEN_SEAL,
    },
    changed: {
      sentence: ({ key, what, change }) => sealOf(key, `${what} が${CHANGE[change]}ています。`),
      hint: BROKEN_SEAL,
    },
    unapproved: {
      sentence: ({ key, what, change }) =>
        sealOf(key, `${what} が${CHANGE[change]}ていて、その承認では裏付けられません。`),
      hint: BROKEN_SEAL,
    },
  },
  'home.sealed-already': ({ key }) => `ホームは、今の状態ですでに鍵 ${key} で封印されています。`,
  'log.unattested': {
    'no-checkpoint': 'ログにチェックポイントが付いていません。持ってきた人が書き直したものかもしれません。',
  },
  'log.unfinished': ({ bytes }) =>
    `ログの終わりに、コマンドが途中で止められた記録が${bytes}バイト残っています。`,
  'log.malformed': { 'no-entry': ({ file }) => `${file} にログの記録がありません。` },
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
  'checkpoint.malformed': { carried: CARRIED },
  'checkpoint.other-log': { carried: CARRIED },
  'height.implausible': { sentence: ({ doubt }, say) => say(doubt), hint: HEIGHT },
  'height.unconfirmed': {
    doubt: { sentence: ({ doubt }, say) => say(doubt), hint: HEIGHT },
    'not-typed': { sentence: 'ブロック高と違います。署名はしていません。', hint: HEIGHT },
  },
  'entropy.no-dice': 'この鍵は、システムの乱数だけから作られています。',
  'mnemonic.mismatch': {
    sentence: ({ name }) => `鍵 ${name} の言葉ではありません。`,
    hint: ({ passphrase }) =>
      passphrase ? 'または、パスフレーズが違います。' : '書き間違えた言葉がないか確かめてください。',
  },
  'mnemonic.well-known': {
    restored: 'このニーモニックは公に知られています。本物のコインは決して送らないでください。',
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
  'replacement.unsignalled': ({ txid }) =>
    `${txid} には置き換えてよいという印がありません。Bitcoin Core 28 より前のノードは元のものを残します。`,
  'balances.malformed': {
    'only-amounts': {
      sentence: '署名する残高報告には、金額のほかにも必要な項目があります。',
      hint: 'number、height、block、coins を加えてください。',
    },
  },
  'policy.rule-without-exception': {
    excepted: {
      sentence: ({ name }) => `ポリシー ${name} は、そのルールの例外を認めていません。`,
      hint: ({ rules }) =>
        rules.length === 0 ? '例外を認めるルールはありません。' : `例外を認めるルール: ${rules.join('、')}`,
    },
  },
  'policy.test-failed': {
    sentence: ({ failed, first }) =>
      `ポリシーのテストのうち${failed}件が失敗しました。最初のものは ${first} です。`,
    hint: 'ポリシーかテストのどちらかが、意図したとおりに書かれていません。',
  },
  'policy.looser': {
    sentence: ({ places }) => `新しいバージョンは、前のものより緩いか、緩くなりえます: ${places.join('、')}`,
    hint: 'ポリシーを改定できる人に見てもらってください。--fail-on-looser を付けなければ、知らせるだけです。',
  },
  'statement.unknown': '残高報告でも、ラベルでも、コインの一覧でもありません。',
  'file.not-proposal': ({ file }) => `${file} は稟議ではありません。`,
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
  'qr.not-found': { file: ({ file }) => `${file} からコードを読み取れませんでした。` },
}
