import type { Sentences } from '../speaker.js'

export const bitcoin: Sentences<'bitcoin'> = {
  'bytes.truncated': 'データが途中で切れています。',
  'bytes.compact-size': {
    long: '長さの表し方が、必要以上に長くなっています。',
    large: '長さとして、ありえないほど大きな値が書かれています。',
  },
  'bytes.trailing': '終わるはずの場所より後ろに、まだデータが続いています。',
  'transaction.malformed': {
    bytes: ({ problem }, say) => `トランザクションとして読めません。${say(problem)}`,
    'superfluous-witness': 'トランザクションとして読めません。余分なウィットネスがあります。',
  },
  'signature.not-der': '署名が厳密な DER 形式 (BIP 66) になっていません。',
  'point.not-on-curve': { compressed: 'secp256k1 曲線上の圧縮公開鍵ではありません。' },
  'message.malformed': {
    bip322: 'メッセージの簡易署名 (BIP 322) ではありません。',
  },
  'published-data.malformed': {
    sentence: '公開するデータとして読めないか、二通りに読めます。',
    hint: '0x を付けずに偶数桁の16進数を書くか、文字列を書いてください。どちらのつもりかは hex:… と text:… で指定できます。',
  },
  'published-data.too-long': {
    sentence: ({ bytes }) => `${bytes}バイトは、1つの出力に載せるには長すぎます。`,
    hint: ({ most }) =>
      `ノードが中継するのは${most}バイトまでです。代わりにデータのハッシュを公開してください。`,
  },
  'psbt.field-malformed': { derivation: '鍵の導出経路のフィールドが、ありえない長さになっています。' },
}
