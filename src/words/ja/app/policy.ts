import type { Sentences } from '../../speaker.js'

const NO_POLICY = ({ name }: { name: string }) => `この端末では、${name} に有効なポリシーがありません。`

export const appPolicy: Sentences<'app/policy'> = {
  'usage.invalid': {
    'report-on-stdout': ({ kind }) => `標準出力に書くには --format ${kind} を使ってください。`,
    'policy-at-the-time': {
      sentence: '当時ポリシーが守られていたかどうかは、--history と --proposal がなければ分かりません。',
      hint: '署名した端末のログと、署名された稟議を指定してください。',
    },
    'one-voucher': '1つの保証書の対象は、アドレスか報告のどちらか一方です。',
    'nothing-to-check': {
      sentence: '検査するものがありません。稟議も承認も指定されていません。',
      hint: '稟議かそのフォルダを指定するか、ポリシーの承認を --approval で指定してください。',
    },
    'which-policy': 'どのポリシーかを指定してください。ファイルか、有効なものを見るには --vault です。',
  },
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
  'confirm.mismatch': {
    policy: 'ポリシーの名前とバージョンと違います。承認はしていません。',
  },
  'file.missing': {
    'nothing-checked': {
      sentence: ({ names }) => `${names.join('、')} に稟議がなく、何も検査していません。`,
      hint: 'それで正しい場合は --allow-empty を付けてください。',
    },
  },
  'file.not-regular': {
    link: {
      sentence: ({ file }) =>
        `${file} はシンボリックリンクです。その先が、そのたびに別のファイルになりえます。`,
      hint: 'リンクの代わりに、ファイルそのものを置いてください。',
    },
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
}
