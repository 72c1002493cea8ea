import type { Sentences } from '../speaker.js'
import { words } from './words.js'

const LISTS_WHAT_IT_TAKES = ({ command }: { command: string }) =>
  `指定できるものは ringi help ${command} で表示できます。`

const NO_TERMINAL = '質問できる端末画面がありません。'

const ANSWER = ({ flag }: { flag: string }) => `${flag} で答えてください。`

/** What is said where nobody can be asked. */
function unasked(question: string) {
  return { sentence: `${question}${NO_TERMINAL}`, hint: ANSWER }
}

export const cli: Sentences<'cli'> = {
  'usage.invalid': {
    'no-command': { sentence: 'コマンドが指定されていません。', hint: 'ringi help' },
    'one-more-word': {
      sentence: ({ typed }) => `${typed} の後に、もう1語必要です。`,
      hint: ({ typed }) => `ringi help ${typed}`,
    },
    'excess-words': {
      sentence: ({ expected, actual }) => `引数が多すぎます。${expected}個のところ、${actual}個あります。`,
      hint: LISTS_WHAT_IT_TAKES,
    },
    'no-value': {
      sentence: ({ option }) => `オプション ${option} に値がありません。`,
      hint: LISTS_WHAT_IT_TAKES,
    },
    'not-understood': { sentence: 'このコマンド行を解釈できません。', hint: LISTS_WHAT_IT_TAKES },
    'nameless-home': '--home にはフォルダの名前が必要です。',
    needed: ({ flag }) => `${flag} が必要です。`,
    'needed-by': { sentence: ({ flag }) => `${flag} が必要です。`, hint: LISTS_WHAT_IT_TAKES },
    split: {
      sentence: ({ flag }) => `${flag} にその値は指定できません。`,
      hint: '2of3 のように書いてください。グループに分ける場合は、必要なグループ数を先に 2: 2of3, 3of5, 1of1 と書きます。',
    },
    'one-scheme': '控えは --slip39 か --codex32 のどちらか一方で作ります。',
    'whole-number': ({ flag, least, most }) =>
      `${flag} には、${least}から${most}までの整数を指定してください。`,
    'one-of': {
      sentence: ({ flag }) => `${flag} にその値は指定できません。`,
      hint: ({ allowed }) => `指定できるのは ${allowed.join('、')} です。`,
    },
    'hex-64': ({ flag }) => `${flag} には、64桁の16進数を指定してください。`,
    'hex-32': ({ flag }) => `${flag} には、32桁の16進数を指定してください。`,
    hex: ({ flag }) => `${flag} には、1バイトにつき2桁の16進数を指定してください。`,
    approval: {
      sentence: ({ flag }) => `${flag} には、審査で表示されるダイジェストを指定してください。`,
      hint: 'DIGEST または DIGEST:CODE の形です。',
    },
    nonce: ({ flag }) => `${flag} には、ringi policy activate が表示した16進数を指定してください。`,
    path: {
      sentence: ({ flag }) => `${flag} には、導出パスを指定してください。`,
      hint: "48h/0h/0h/2h のように書いてください。強化導出には h または ' を付けます。m だけでもかまいません。",
    },
    coin: {
      sentence: ({ flag }) => `${flag} には、コインを指定してください。`,
      hint: 'TXID:VOUT の形で書いてください。',
    },
    entry: ({ flag }) => `${flag} には、記録の番号かハッシュを指定してください。`,
    moment: {
      sentence: ({ flag }) => `${flag} には、UTC の時刻を秒まで指定してください。`,
      hint: '例: 2026-11-22T09:30:00Z',
    },
    period: {
      sentence: ({ flag }) => `${flag} には、UTC の時刻を指定してください。`,
      hint: '例: 2026-11、2026-11-22、2026-11-22T09:30',
    },
  },
  'usage.unknown-command': {
    command: {
      sentence: ({ typed }) => `${JSON.stringify(typed)} というコマンドはありません。`,
      hint: ({ nearest }) =>
        nearest === undefined
          ? 'すべてのコマンドは ringi help で表示できます。'
          : `${nearest} のことですか。`,
    },
    schema: {
      sentence: ({ typed }) => `${JSON.stringify(typed)} というコマンドやファイルはありません。`,
      hint: ({ nearest }) =>
        nearest === undefined
          ? 'スキーマのあるものは ringi schema ですべて表示できます。'
          : `${nearest} のことですか。`,
    },
  },
  'usage.unknown-option': {
    sentence: ({ option }) => `${option} というオプションはありません。`,
    hint: ({ nearest, command }) =>
      nearest.length === 0
        ? LISTS_WHAT_IT_TAKES({ command })
        : `${nearest.join('、')}${nearest.length === 1 ? '' : ' のどれか'} のことですか。`,
  },
  'usage.unknown-code': {
    sentence: ({ typed }) => `${JSON.stringify(typed)} というコードも、ファイルもありません。`,
    hint: ({ nearest }) =>
      nearest === undefined
        ? 'コードは、メッセージの後ろの角括弧の中に書かれています。'
        : `${nearest} のことですか。`,
  },
  'confirm.needed': {
    password: unasked('鍵にはパスワードがあります。'),
    'new-password': unasked('パスワードを決める必要があります。'),
    passphrase: unasked('鍵にはパスフレーズがあります。'),
    blank: unasked('パスフレーズの先頭か末尾に空白があります。'),
    words: unasked('言葉を入力する必要があります。'),
    dice: unasked('サイコロを振る必要があります。'),
    approval: unasked('署名するものを、誰かが承認する必要があります。'),
    'policy-approval': unasked('ポリシーを、誰かが承認する必要があります。'),
    content: unasked('コードの内容を照合する必要があります。'),
    'words-shown': unasked('言葉を一度表示する必要があります。'),
    'words-typed': unasked('いくつかの言葉を入力し直す必要があります。'),
    shares: unasked('シェアが必要です。'),
    'shares-shown': unasked('シェアを一度表示する必要があります。'),
    'shares-typed': unasked('シェアを入力し直す必要があります。'),
    height: { sentence: ({ doubt }, say) => `${say(doubt)}${NO_TERMINAL}`, hint: ANSWER },
    succession: {
      sentence: ({ log, entry }) =>
        `この端末の鍵には、${entry}件目まで続く別のログ ${log} があります。そのログの端末がこの端末に置き換えられたのかどうかを、誰かが答える必要があります。${NO_TERMINAL}`,
      hint: ANSWER,
    },
    value: { sentence: ({ flag }) => `${flag} が必要です。${NO_TERMINAL}`, hint: ANSWER },
    twins: { sentence: ({ twins }) => `${twins} は同じ金庫です。${NO_TERMINAL}`, hint: ANSWER },
    unheard: {
      sentence: ({ names }) => `${words.askUnheard(names)}${NO_TERMINAL}`,
      hint: ANSWER,
    },
    origins: {
      sentence: ({ problem }, say) => `${say(problem)}${words.askAssumeOrigins}${NO_TERMINAL}`,
      hint: ANSWER,
    },
    seal: unasked(words.askSeal),
    vouch: unasked(words.askVouch),
    statement: unasked(words.askStatement),
    correction: unasked(words.askCorrection),
    corrected: unasked(words.askCorrected),
    register: unasked(words.askRegister),
    'register-account': unasked(words.askRegisterAccount),
    'account-risk': unasked(words.askAccountRisk),
    activate: unasked(words.askActivate),
  },
  'secret.in-arguments': {
    option: {
      sentence: ({ option }) => `${option} をコマンド行に書いてはいけません。ほかの人に見えてしまいます。`,
      hint: ({ option }) =>
        `指定せずに質問に答えるか、--${option === 'password' || option === 'passphrase' ? option : 'words'}-file FILE を使ってください。`,
    },
    found: {
      sentence: ({ kind }) => `コマンド行に秘密の情報が含まれています (${kind})。`,
      hint: 'もう知られたものとして扱ってください。この端末のほかの利用者に見えた可能性があり、シェルの履歴にも残っています。',
    },
  },
  'runtime.altered': {
    talking: {
      sentence: ({ variables }) =>
        `${variables.join('、')} があると、プログラムの読むものが、パスワードや言葉も含めて Node.js によって表示されます。`,
      hint: ({ variables }) => `unset ${variables.join(' ')} を実行してから、やり直してください。`,
    },
  },
  'qr.does-not-fit': {
    terminal: {
      sentence: ({ columns, rows, width, height }) =>
        `端末画面は${columns}桁${rows}行ですが、このコードには${width}桁${height}行が必要です。`,
      hint: '画面を広げるか文字を小さくするか、--density を低くするか、--png、--gif、--html を使ってください。',
    },
  },
  'internal.bug': {
    thrown: {
      sentence: ({ name, frame }) => `Ringi の不具合です: ${name}${frame === undefined ? '' : ` (${frame})`}`,
      hint: '書きかけのものはありません。秘密の情報を除いたコマンド行を添えて報告してください。',
    },
  },
}
