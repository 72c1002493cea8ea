import type { Sentences } from '../../speaker.js'

const BROKEN_SEAL = ({ key }: { key: string }) =>
  `誰が変えたのかを調べてください。ringi home seal --key ${key} は、ほかの人と照合できるようホームの中身を表示し、封印し直します。`

const SEAL_IT = ({ key }: { key: string }) =>
  `ringi home seal --key ${key} は、ほかの人と照合できるようホームの中身を表示し、封印します。`

const CHANGE = { added: '追加され', changed: '変更され', gone: 'なくなっ' }

/** What is said of a seal that does not stand. */
function sealOf(key: string, why: string): string {
  return `ホームは、鍵 ${key} が封印したときの状態ではありません。${why}`
}

export const appSeal: Sentences<'app/seal'> = {
  'vault.twins': {
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
  'confirm.mismatch': {
    'home-changed': 'その間にホームが変わりました。封印はしていません。',
    home: {
      sentence: 'ホームの中身が、--digest で指定されたものと違います。封印はしていません。',
      hint: '--digest を付けなければ、ホームの中身を表示します。',
    },
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
}
