import type { Sentences } from '../../speaker.js'

const BLAMELESS = {
  blameless:
    '受け付けられない署名が入っています。それが誰の鍵の名前で入っていても、誰が入れたのかは分かりません。',
}

export const appBatch: Sentences<'app/batch'> = {
  'usage.invalid': {
    'for-one-proposal': {
      sentence: ({ flag }) => `${flag} は1つの稟議のためのもので、フォルダには使えません。`,
      hint: 'その場合は稟議を1つずつ指定してください。',
    },
    'no-folder': '稟議のフォルダを指定したときは、--out にもフォルダを指定してください。',
  },
  'psbt.conflict': {
    dissent: '同じ稟議のほかの写しの多くと食い違っています。',
  },
  'signature.nothing-to-sign': {
    folder: ({ name }) => `${name} はここにあるすべての稟議に署名済みです。何も変更していません。`,
  },
  'signature.not-der': BLAMELESS,
  'signature.not-all': BLAMELESS,
  'signature.high-s': BLAMELESS,
  'signature.other-scheme': BLAMELESS,
  'signature.invalid': BLAMELESS,
  'confirm.mismatch': {
    'batch-total': '出ていく合計額と違います。署名はしていません。',
  },
  'file.missing': {
    'no-proposal': ({ file }) => `${file} に稟議 (*.psbt) がありません。`,
  },
  'file.too-large': {
    batch: ({ folder, most }) => `${folder} には${most}件を超える稟議があります。`,
  },
}
