import type { Sentences } from '../speaker.js'

const PLACES = { top: '一番外側', sh: 'sh() の中', sh32: 'sh32() の中', wsh: 'wsh() の中' }

const KINDS = {
  taproot: 'タップルート (BIP 386)',
  musig2: 'MuSig2 (BIP 390)',
  miniscript: '復旧の経路などを書き表すミニスクリプト (BIP 379)',
  other: 'この式',
}

const COPY_AGAIN =
  'ディスクリプタを出力した財布から、# とその後ろの8文字まで含めて、全体をコピーし直してください。'

export const descriptor: Sentences<'descriptor'> = {
  'key.other-network': {
    wif: ({ wanted }) => `このディスクリプタの中の秘密鍵は ${wanted} のものではありません。`,
  },
  'point.not-on-curve': {
    descriptor: 'このディスクリプタの中の公開鍵は secp256k1 曲線上にありません。',
  },
  'path.too-deep': {
    descriptor: ({ most, position }) => unreadable(position, `パスは${most}段までです`),
  },
  'descriptor.malformed': {
    'too-long': ({ most }) => `ディスクリプタは${most}文字までです。`,
    apostrophe: {
      sentence: ({ character, point, position }) =>
        `ディスクリプタの${position + 1}文字目が、' ではなく、よく似た記号 ${character} (${point}) になっています。`,
      hint: "ワープロやメールのプログラムが書き換えたものです。財布からコピーし直すか、' か h を書いてください。",
    },
    expected: ({ character, position }) => unreadable(position, `ここには "${character}" が必要です`),
    'no-expression': ({ position }) => unreadable(position, 'ここにはスクリプトの式が必要です'),
    misplaced: ({ name, place, position }) =>
      unreadable(position, `${name}() は${PLACES[place]}に書けません`),
    'no-end': ({ position }) => unreadable(position, 'ここで終わるはずです'),
    'open-origin': ({ position }) => unreadable(position, '鍵の出どころが閉じられていません'),
    'no-key': ({ position }) => unreadable(position, '鍵ではありません'),
    wif: 'このディスクリプタの中の秘密鍵は、打ち間違いがあるか、途中で切れています。',
    uncompressed: ({ position }) =>
      unreadable(position, 'segwit のスクリプトには圧縮公開鍵が必要です (BIP 143)'),
    derived: ({ position }) => unreadable(position, '子の鍵を導けるのは拡張鍵だけです'),
    'no-child-number': {
      sentence: ({ position }) => unreadable(position, 'ここには子の番号が必要です'),
      hint: "子の番号は0から2147483647までで、強化する段には後ろに h か ' を付けます。",
    },
    multipath: ({ position }) => unreadable(position, '複数の枝をまとめた段には、異なる枝が2つ以上必要です'),
    'two-multipaths': ({ position }) =>
      unreadable(position, '複数の枝をまとめた段は、鍵1つに1段だけです (BIP 389)'),
    'unequal-multipaths': {
      sentence: '鍵によって、まとめられた枝の数が違います。',
      hint: '1つのディスクリプタの <…> は、どれも同じ数の枝を示していなければなりません (BIP 389)。',
    },
  },
  'descriptor.checksum': {
    several: { sentence: 'このディスクリプタには # が2つ以上あります。', hint: COPY_AGAIN },
    missing: {
      sentence: 'このディスクリプタには、末尾にあるはずのチェックサム (# と8文字) がありません。',
      hint: COPY_AGAIN,
    },
    wrong: {
      sentence: 'このディスクリプタのチェックサムが合いません。文字が欠けたか、変わっています。',
      hint: COPY_AGAIN,
    },
    character: {
      sentence: 'このディスクリプタには、ディスクリプタで使われない文字があります。',
      hint: COPY_AGAIN,
    },
  },
  'descriptor.unsupported': {
    expression: {
      sentence: ({ kind, position }) => unreadable(position, `${KINDS[kind]}は扱えません`),
      hint: ({ known }) => `扱える式は ${known.join('、')} です。`,
    },
    musig: ({ position }) => unreadable(position, 'musig() の鍵は扱えません'),
    annotations: ({ position }) => unreadable(position, '注釈 (BIP 393) は扱えません'),
  },
  'descriptor.too-many-keys': {
    sentence: ({ position }) => unreadable(position, '鍵の数が、スクリプトの上限を超えています'),
    hint: '鍵の数の上限は、wsh() で20個、sh() で15個、どちらにも入れないマルチシグで3個です。',
  },
  'descriptor.threshold': ({ position }) =>
    unreadable(position, '必要な署名の数は、1から鍵の数までの数字です'),
  'descriptor.private-key': {
    sentence: 'このディスクリプタには秘密鍵が含まれています。',
    hint: '金庫のディスクリプタには公開鍵だけを書きます。この秘密鍵を見た人は、誰でもそれで署名できます。',
  },
}

function unreadable(position: number, wrong: string): string {
  return `ディスクリプタを${position + 1}文字目で読めません。${wrong}。`
}
