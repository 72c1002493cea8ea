import type { Sentences } from '../speaker.js'

/** Why the system refuses, by its name for it. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '存在しません',
  EACCES: '権限がありません',
  EPERM: '許可されていない操作です',
  ENOSPC: 'ディスクに空きがありません',
  EDQUOT: 'ディスクの割り当てを使い切っています',
  EROFS: 'ファイルシステムが読み取り専用です',
  EIO: 'ディスクがエラーを返しました',
  EISDIR: 'フォルダーです',
  ENOTDIR: 'パスの途中にフォルダーではないものがあります',
  ELOOP: 'シンボリックリンクです',
  ENAMETOOLONG: '名前が長すぎます',
  ENXIO: '相手のいないパイプまたはデバイスです',
}

interface Failed {
  readonly file: string
  readonly errno: string
}

const unread = ({ file, errno }: Failed) => `${file} を読み込めません (${REASONS[errno] ?? errno})。`
const unwritten = ({ file, errno }: Failed) => `${file} に書き込めません (${REASONS[errno] ?? errno})。`

const CHANGED = {
  record: {
    sentence: ({ file }: { readonly file: string }) =>
      `${file} が、Ringi の知らないところで変更されています。`,
    hint: '誰が変更したか分かるまで、この端末では署名しないでください。分かったら、元のものを登録し直してください。',
  },
}

const RESTORE = 'ringi key restore で、単語から鍵を復元してください。'

const PACKED = '壊れているため、展開できません。'
const BEHIND_PACKED = '壊れています。終わるはずの場所より後ろに、まだデータが続いています。'
const unpacked = ({ most }: { readonly most: number }) => `展開すると${most}バイトを超えます。`

export const platform: Sentences<'platform'> = {
  'identity.malformed': {
    sentence: ({ file }) => `${file} は、ageの識別鍵が一つ入ったファイルではありません。`,
    hint: 'age-keygenが書く、AGE-SECRET-KEY-1…という1行です。',
  },
  'identity.other': {
    sentence: ({ file }) => `${file} は、この識別鍵に宛てて暗号化されていないか、壊れています。`,
    hint: '読めるのは、金庫の送信担当者の端末だけです。',
  },
  'key.wrong-password': 'このパスワードでは鍵を開けません。',
  'key.damaged': {
    header: {
      sentence: '鍵のファイルが壊れています。先頭が、パスワードで暗号化されたファイルのものではありません。',
      hint: RESTORE,
    },
    content: { sentence: '鍵のファイルが壊れています。中身を復号できません。', hint: RESTORE },
  },
  'key.kdf-cost': ({ cost, most }) =>
    `鍵のファイルが 2^${cost} 回の計算を求めていますが、Ringi が応じるのは 2^${most} 回までです。`,
  'vault.tampered': CHANGED,
  'policy.tampered': CHANGED,
  'log.tampered': CHANGED,
  'home.seal-broken': CHANGED,
  'qr.malformed': { packed: PACKED, 'behind-packed': BEHIND_PACKED },
  'qr.too-large': { unpacked },
  'image.malformed': { packed: PACKED, 'behind-packed': BEHIND_PACKED, unpacked },
  'secret-file.readable': {
    foreign: ({ file }) =>
      `秘密を収めた ${file} が別のユーザーのものです。そのユーザーは、読むことも差し替えることもできます。`,
    open: {
      sentence: ({ file }) => `秘密を収めた ${file} を、ほかのユーザーが読める状態です。`,
      hint: ({ file }) => `chmod 600 ${file} を実行し、すでに誰かに読まれていないかを検討してください。`,
    },
  },
  'home.readable': {
    foreign: ({ file }) => `${file} は別のユーザーのものです。`,
    open: {
      sentence: ({ file }) => `ホーム ${file} の中を、ほかのユーザーが見られる状態です。`,
      hint: ({ file }) => `chmod 700 ${file} を実行してください。`,
    },
  },
  'file.missing': {
    file: unread,
    own: ({ file }) => `${file} がありません。`,
    secret: {
      sentence: '秘密を収めたはずのファイルが存在しません。',
      hint: '-file で終わるオプションに渡すのはファイルの名前です。秘密そのものではありません。',
    },
  },
  'file.exists': {
    file: {
      sentence: ({ file }) => `${file} はすでに存在します。`,
      hint: '--out で別の名前を指定するか、--force を付けて置き換えてください。',
    },
    'not-folder': ({ file }) => `${file} はすでに存在し、フォルダーではありません。`,
    'not-empty': {
      sentence: ({ file }) => `フォルダー ${file} は空ではありません。`,
      hint: ({ forced }) =>
        forced
          ? 'ほかのファイルも入っています。新しいフォルダーを指定してください。'
          : '新しいフォルダーを指定するか、--force を付けて中のコードを置き換えてください。',
    },
  },
  'file.unreadable': unread,
  'file.unwritable': unwritten,
  'file.not-regular': {
    folder: {
      sentence: ({ file }) => `${file} は通常のファイルではありません。`,
      hint: 'これはフォルダーです。中のファイルを指定してください。',
    },
    special: {
      sentence: ({ file }) => `${file} は通常のファイルではありません。`,
      hint: '通常のファイルを指定するか、標準入力なら - を指定してください。',
    },
    secret: ({ file }) => `${file} は通常のファイルではないため、秘密を読み込みません。`,
    'own-folder': ({ file }) =>
      `${file} がフォルダーではありません。ホームとその中の場所はフォルダーのはずです。`,
    'own-file': ({ file }) =>
      `${file} が通常のファイルではありません。ホームの中はすべて通常のファイルのはずです。`,
  },
  'file.too-large': { file: ({ file }) => `${file} は、Ringi が読み込む大きさの上限を超えています。` },
  'file.malformed': {
    'long-line': ({ file }) => `${file} を読み込めません。Ringi が読み込む長さの上限を超える行があります。`,
    line: ({ file }) => `${file} を読み込めません。UTF-8 の文字列ではありません。`,
    secret: ({ file }) => `${file} は UTF-8 の文字列ではありません。`,
  },
  'home.locked': {
    sentence: '別の Ringi のプロセスが、このホームを変更しています。',
    hint: ({ file }) =>
      `終わるまで待つか、--wait 秒数 でもっと長く待ってください。ほかに動いていなければ、${file} を削除してください。`,
  },
  'home.damaged': {
    'key-size': ({ file }) => `${file} が、元の32バイトではなくなっています。`,
    'key-missing': {
      sentence: ({ file }) => `${file} がないため、このホームの中は何も信用できません。`,
      hint: '元の場所から戻すか、新しいホームに鍵と金庫を登録し直してください。',
    },
  },
  interrupted: { screen: '中断しました。', question: '中断しました。何も書き込んでいません。' },
}
