import type { Sentences } from '../../speaker.js'
import { NO_HOME } from './no-home.js'

export const appKeys: Sentences<'app/keys'> = {
  'usage.invalid': {
    'work-factor': ({ network, least }) => `${network} では、--work-factor は${least}以上です。`,
    'no-entropy': '--dice-only と --no-dice を両方指定すると、乱数のもとがなくなります。',
    'one-token': {
      sentence: '1つの記録を暗号化するトークンは1つだけです。',
      hint: '署名者ごとにトークンが違う場合は、記録を1人分ずつ書き出してください。',
    },
    'token-bsms': '--token-file は --format bsms のときに使います。',
    'path-and-account': '--path だけで決まるので、--account は一緒に指定できません。',
    'words-in-files': {
      sentence: 'メインネットでは、言葉は画面に表示するだけで、ファイルには書きません。',
      hint: '--words-out と --entropy-out を外すか、--i-know を付けてください。',
    },
    'words-of-seed':
      'シェアで保管する鍵には言葉がありません。--backup と --words-out、--passphrase-file は一緒に使えません。',
    'shares-in-files': {
      sentence: 'メインネットでは、シェアは画面にだけ表示し、ファイルには書きません。',
      hint: '--shares-out を外すか、--i-know を付けてください。',
    },
    'passphrase-of-codex32': 'codex32 のシェアにパスフレーズはありません。',
    'shares-and-words':
      '鍵は言葉かシェアのどちらかから復元します。--shares と --words-file、--language は一緒に使えません。',
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
  'key.has-words': {
    sentence: ({ name }) =>
      `鍵 ${name} は言葉から作られています。SLIP-39 のシェアに分けると、ほかの署名機では別の鍵になります。`,
    hint: '--codex32 で分けるか、ringi key generate --backup slip39 でシェア用の鍵を作ってください。',
  },
  'key.no-backup': ({ name }) =>
    `鍵 ${name} の控えはまだありません。紙のシェアがなければ、この端末とともに失われます。続けて ringi key backup を実行してください。`,
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
  'confirm.needed': {
    'which-key': {
      sentence: ({ name }) =>
        `鍵 ${name} がこの金庫に入っているかどうかは、パスワードで開かなければ分かりません。金庫には、この端末がまだ知らないパスで入っています。質問する端末画面がありません。`,
      hint: ({ flag }) => `${flag} で答えてください。`,
    },
  },
  'confirm.mismatch': {
    passwords: '2回入力したパスワードが一致しません。',
    passphrase: {
      sentence: 'ファイルのパスフレーズは、入力されたものと違います。',
      hint: '空白が誤って入っているなら、ファイルから取り除いてください。',
    },
    share: {
      sentence: ({ number }) =>
        `${number}枚目のシェアが、表示されたとおりに入力されませんでした。この控えは無効です。`,
      hint: '今回の紙はすべて破棄し、最初からやり直して、1枚ずつ注意して書き写してください。',
    },
    word: {
      sentence: ({ number }) =>
        `${number}番目の言葉が、表示したとおりに入力されませんでした。鍵は作っていません。`,
      hint: '最初からやり直し、すべての言葉を注意して書き取ってください。',
    },
  },
  'home.damaged': {
    'other-accounts': ({ name }) => `${name} の記録に、その鍵のものではない拡張鍵が書かれています。`,
  },
  'entropy.no-dice': 'この鍵は、システムの乱数だけから作られています。',
  'shares.other-key': {
    sentence: ({ name }) => `シェアは正しいものですが、鍵 ${name} のものではないか、パスフレーズが違います。`,
    hint: 'SLIP-39 では、どのパスフレーズでも何らかの鍵になります。紙を確かめ、パスフレーズを入力し直してください。',
  },
  'shares.self-check': '作ったシェアから元の鍵を復元できません。何も表示せず、何も書いていません。',
  'mnemonic.mismatch': {
    sentence: ({ name }) => `鍵 ${name} の言葉ではありません。`,
    hint: ({ passphrase }) =>
      passphrase ? 'または、パスフレーズが違います。' : '書き間違えた言葉がないか確かめてください。',
  },
  'mnemonic.well-known': {
    restored: 'このニーモニックは公に知られています。本物のコインは決して送らないでください。',
  },
}
