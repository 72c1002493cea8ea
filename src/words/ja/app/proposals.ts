import type { Sentences } from '../../speaker.js'

const HEIGHT =
  'ブロック高をもう一度確かめてください。ログのほうが間違っている場合は、M人の署名者がそう述べられます (ringi log correct)。'

export const appProposals: Sentences<'app/proposals'> = {
  'usage.invalid': {
    'cancel-or-replace':
      '稟議は、取り消すか置き換えるかのどちらかです。--cancel と --replace の一方だけを指定してください。',
    'all-its-coins': '取り消しや置き換えでは、元のコインをすべて使います。--coin は指定しないでください。',
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
  'replacement.impossible': {
    sentence: ({ chain }) =>
      `${chain} のノードは、トランザクションの差し替えを受け付けません。先に届いたものが有効です。`,
    hint: '承認が進まないときは、その出力を高い手数料率で使ってください (--child-of TXID:VOUT)。',
  },
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
  'confirm.mismatch': {
    total: {
      sentence: '出ていく合計額と違います。署名はしていません。',
      hint: '審査の内容をもう一度読んでください。合計が予期した額でなければ、署名しないでください。',
    },
    rule: 'ルールの名前と違います。承認はしていません。',
  },
  'height.implausible': { sentence: ({ doubt }, say) => say(doubt), hint: HEIGHT },
  'height.unconfirmed': {
    doubt: { sentence: ({ doubt }, say) => say(doubt), hint: HEIGHT },
    'not-typed': { sentence: 'ブロック高と違います。署名はしていません。', hint: HEIGHT },
  },
  'replacement.unsignalled': ({ txid }) =>
    `${txid} には置き換えてよいという印がありません。Bitcoin Core 28 より前のノードは元のものを残します。`,
  'signing.unknown-vault': {
    explained: {
      sentence: '稟議のコインは、この端末が知っているどの金庫のものでもありません。',
      hint: '先に金庫を登録するか、そのファイルを --vault で指定してください。',
    },
  },
}
