import type { SentenceEntry, Sentences } from '../speaker.js'

const START_AGAIN = '一度に一つのデータだけを撮影し、初めからやり直してください。'
const MIXED =
  '二つのデータのコードが混ざったか、壊れたコードがあります。一つのデータだけで初めからやり直してください。'

/** How many numbers of missing frames are listed. */
const LISTED = 20

const ARTEFACTS = {
  proposal: '稟議',
  transaction: 'トランザクション',
  vault: '金庫',
  cosigner: '署名者',
  descriptor: 'ディスクリプタ',
  account: 'アカウント',
  key: '鍵',
  statement: '書類',
  policy: 'ポリシー',
  json: 'JSON',
  text: '文章',
}

function damagedPicture(why: string): SentenceEntry<object> {
  return {
    sentence: `画像が壊れています。${why}`,
    hint: 'PNG、JPEG、GIF のいずれかで撮り直してください。',
  }
}

export const qr: Sentences<'qr'> = {
  'usage.invalid': {
    'not-shown-as': ({ artefact, type }) =>
      `${ARTEFACTS[artefact]}を ${type} として表示することはできません。`,
  },
  'qr.does-not-fit': {
    'too-many': {
      sentence: ({ frames, most }) => `コードが${frames}枚必要ですが、上限は${most}枚です。`,
      hint: '稟議は --slim --vault NAME で小さくできます。または --density high を選ぶか、ファイルを媒体で運んでください。',
    },
    'too-long': '1枚分のデータが、最大のQRコードにも収まりません。',
  },
  'qr.unknown': '読み取った内容は、Ringi が扱うもののどれでもありません。',
  'qr.unsupported': {
    'bbqr-type': 'これらのコードが示す種類のデータは、Ringi では使いません。',
    'ur-type': ({ type }) => `これらのコードの種類は ${type} で、Ringi では使いません。`,
    'first-edition': {
      sentence: 'このコードは UR の初版 (bc32) で、Ringi では読み取れません。',
      hint: '2021年以降のソフトは第2版で書きます。表示しているソフトを更新するか、代わりにファイルを受け取ってください。',
    },
    'specter-parts': {
      sentence: 'これらは Specter 独自の形式 (pMofN) のコードで、Ringi では読み取れません。',
      hint: 'チェックサムがないため、二つのデータの部品がつながってしまいます。UR か BBQr で表示してもらうか、ファイルを受け取ってください。',
    },
    coin: 'データの中に、Ringi の知らないチェーン用の鍵があります。',
    script: 'データの中に、金庫では使わないスクリプトがあります。',
  },
  'qr.malformed': {
    'long-line': 'QRコードに入りきらない長さの行があります。',
    'long-text': 'この文字列は、QRコードに入りきらない長さです。',
    'no-header': 'BBQr のヘッダーがないコードがあります。',
    encoding: 'BBQr にない符号化を示すコードがあります。',
    letters: '壊れたコードがあります。示された符号化では使わない文字が含まれています。',
    lengths: 'コードの長さが、一つのデータを分けたものになっていません。',
    'not-ur': 'UR のように始まりながら、その形式になっていないコードがあります。',
    bytewords: '壊れたコードがあります。文字が bytewords になっていません。',
    part: '壊れたコードがあります。分けられたデータの部品になっていません。',
    cbor: 'データが壊れています。UR で使う CBOR になっていません。',
    'not-utf8': 'データが壊れています。UTF-8 ではない文字列が含まれています。',
    'not-of-type': 'データの中身が、コードの示す種類の形式になっていません。',
  },
  'qr.part-number': {
    range: ({ part, of }) => `「${of}枚中の${part}枚目」と示すコードがあります。`,
    contradiction: ({ part, of, outside }) =>
      `外側では「${outside.of}枚中の${outside.part}枚目」、内側では「${of}枚中の${part}枚目」と示すコードがあります。`,
  },
  'qr.checksum': {
    frame: '壊れたコードがあります。チェックサムが中身と一致しません。',
    whole: {
      sentence: 'コードを組み立てましたが、示されたチェックサムと一致しません。',
      hint: MIXED,
    },
    digest: {
      sentence: '読み取った内容のダイジェストが、指定されたものと一致しません。',
      hint: 'もう一度読み取り、コードを表示している端末のダイジェストと照合してください。',
    },
  },
  'qr.too-large': {
    joined: ({ most }) => `コードを合わせると、${most}バイトを超えます。`,
    stated: ({ bytes, parts }) => `コードには、全部で${bytes}バイト、${parts}枚と示されています。`,
  },
  'qr.not-found': {
    'no-code': {
      sentence: 'QRコードを1枚も読み取れませんでした。',
      hint: '正面から、ぼけないように、周囲の白い余白がすべて入るように撮り直してください。',
    },
  },
  'qr.other-message': {
    frame: { sentence: '最初のコードとは別のデータのコードがあります。', hint: START_AGAIN },
    text: {
      sentence: '複数のデータのコードがあるか、分割されていないコードが混ざっています。',
      hint: START_AGAIN,
    },
  },
  'qr.conflict': {
    twice: {
      sentence: ({ part }) => `${part}枚目のコードが2回読み取られ、内容が異なっていました。`,
      hint: MIXED,
    },
    contradiction: {
      sentence: ({ part }) => `${part}枚目のコードが、先に読み取ったものと矛盾しています。`,
      hint: MIXED,
    },
  },
  'qr.type-mismatch': {
    sentence: '読み取った内容が、コードの示す種類のものではありません。',
    hint: '使わないでください。表示した相手に、コードを作り直してもらってください。',
  },
  'qr.incomplete': {
    sentence: ({ have, total }) => `${total}枚中${have}枚しかそろっていません。`,
    hint: ({ format, missing }) => {
      const listed = missing.slice(0, LISTED).join('、') + (missing.length > LISTED ? '…' : '')
      return format === 'ur'
        ? `あと${missing.length}枚、どのコードでも構いません。番号どおりのコードで足りないのは ${listed} です。`
        : `足りないのは ${listed} です。`
    },
  },
  'image.malformed': {
    'not-picture': {
      sentence: 'PNG、JPEG、GIF のどれでもありません。',
      hint: 'PNG、JPEG、GIF のいずれかで撮り直してください。',
    },
    'ends-early': damagedPicture('途中で切れています。'),
    'no-size': damagedPicture('大きさがありません。'),
    'no-header': damagedPicture('ヘッダーがありません。'),
    kind: damagedPicture('存在しない種類のものです。'),
    checksum: damagedPicture('チェックサムが一致しません。'),
    'no-palette': damagedPicture('パレットがありません。'),
    'no-pixels': damagedPicture('画素が足りません。'),
    'scrambled-pixels': damagedPicture('画素の並びを復元できません。'),
    'pixel-kind': damagedPicture('画素が、存在しない種類のものです。'),
    filter: damagedPicture('存在しない方法で処理された行があります。'),
    'between-pictures': damagedPicture('画像と画像の間に余分なものがあります。'),
    'large-frame': damagedPicture('全体より大きな画像が含まれています。'),
    'not-whole': damagedPicture('JPEG として完全ではありません。'),
  },
  'image.too-large': {
    picture: {
      sentence: ({ width, height }) => `画像の大きさが ${width} × ${height} 画素と示されています。`,
      hint: '画素数を減らして撮り直すか、コードの部分だけを切り出してください。',
    },
    film: 'この GIF の画像は、数が多すぎるか、大きすぎます。',
  },
  'file.malformed': { 'no-picture': '画像でも文字列でもありません。' },
  'extended-key.private': {
    'in-codes': {
      sentence: '読み取った内容に秘密鍵が含まれています。',
      hint: 'このコードを見た人は、その鍵で資金を動かせます。鍵は漏れたものとして扱ってください。',
    },
  },
}
