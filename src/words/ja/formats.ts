import type { Sentences } from '../speaker.js'
import { labelOf } from './around.js'

const OBJECTS = {
  file: 'ファイル',
  descriptor: 'ディスクリプタの1つ',
  key: '鍵の1つ',
  keystore: 'キーストアの1つ',
  device: 'デバイスの1つ',
  change: '変更の1つ',
}

/** An object of a file, with the members that lead to it. */
function objectOf({ of, path }: { of: keyof typeof OBJECTS; path: readonly string[] }): string {
  return [OBJECTS[of], ...path.map(name => `の ${name} `)].join('')
}

function unread(why: string): string {
  return `ウォレットを読み込めません。${why}`
}

export const formats: Sentences<'formats'> = {
  'usage.invalid': {
    'test-network': {
      sentence: 'どのテストネットワークのウォレットか、ファイルに書かれていません。',
      hint: ({ networks }) =>
        `鍵の見た目が同じため区別できません。--network ${networks.join(' か ')} を指定してください。`,
    },
    'many-names': ({ keys, names }) => `鍵は${keys}個ですが、名前が${names}個指定されています。`,
  },
  'origin.missing': {
    sentence: ({ key }) => `${labelOf(key)} の出どころが、ファイルに書かれていません。`,
    hint: 'すべての鍵の前に [fingerprint/path] を付けて書き出してもらうか、--assume-origins を付けて出どころのないまま取り込んでください。その場合もアドレスは正しいものですが、持ち主の署名機が自力で鍵を見つけられるかどうかは分かりません。',
  },
  'origin.assumed': ({ key, origin }) =>
    `${labelOf(key)} の出どころが分からないため、${origin} と仮定しました。`,
  'extended-key.script-type': {
    sentence: ({ stated, wanted }) => `${stated} 用と示された鍵がありますが、ウォレットは ${wanted} です。`,
    hint: '鍵の持ち主に、この種類のウォレット用の鍵をもらってください。Zpub は P2WSH 用、Ypub は P2SH-P2WSH 用です。',
  },
  'extended-key.spelling': '鍵が SLIP 132 の書き方になっています。同じ鍵であることに変わりはありません。',
  'descriptor.malformed': {
    'long-in-file': ({ most }) => `ディスクリプタの長さは${most}文字までです。`,
  },
  'descriptor.not-multipath': {
    'no-branch': {
      sentence: 'このディスクリプタには、後ろに枝番号のない鍵があります。',
      hint: 'Nunchuk はこのように書きます。Nunchuk から BSMS で書き出せば、最初のアドレスで枝番号を確かめられます。または --assume-origins を付けて枝0と枝1を仮定し、最初のアドレスを照合してください。',
    },
  },
  'descriptor.unsupported': {
    policy: {
      sentence: 'このウォレットポリシーは、マルチシグのものではありません。',
      hint: '金庫に使えるのは、wsh()、sh(wsh())、sh() の中に multi() か sortedmulti() があり、すべての鍵の後ろに /** があるものです。',
    },
  },
  'descriptor.no-checksum': 'ディスクリプタにチェックサムがありません。鍵を照合してください。',
  'descriptor.branches-assumed':
    '鍵の後ろに枝番号がないため、受け取りは枝0、お釣りは枝1と仮定しました。最初のアドレスを照合してください。',
  'vault.chain-assumed': {
    sentence: ({ chain }) =>
      `このファイルには、どのチェーンのものかが書かれていないため、${chain} のものとして読みました。同じ鍵は、ほかのチェーンにもアドレスを持ちます。`,
    hint: ({ others }) => `違う場合は、--network に ${others.join('または')} を指定してください。`,
  },
  'cosigner.malformed': {
    'single-key': {
      sentence: 'この鍵の記録にあるのは、単独の公開鍵です。',
      hint: '金庫の署名者には、拡張公開鍵 (xpub、tpub) が必要です。',
    },
    'no-key': {
      sentence: 'このファイルは、1人の署名者の鍵を収めたものではありません。',
      hint: ({ scripts }) =>
        `使えるのは、署名者のファイル、鍵の記録 (BIP 129)、[fingerprint/path]xpub、または署名機が ${scripts.join('、')} 用に書き出したものです。`,
    },
  },
  'vault.malformed': {
    'too-long': unread('長すぎます。'),
    'not-json': unread('JSON ではないか、同じ項目が2回書かれています。'),
    trailing: unread('JSON ではないか、後ろに余分なものがあります。'),
    encrypted: {
      sentence: unread('書き出したソフトのパスワードで暗号化されています。'),
      hint: 'そのソフトから、秘密鍵を含めずに、ディスクリプタまたは Coldcard 用として書き出してください。',
    },
    'encrypted-record': {
      sentence: unread('暗号化されています (BIP 129)。'),
      hint: '--token-file でトークンを渡してください。',
    },
    'not-encrypted-record': unread('暗号化された記録 (BIP 129) ではありません。'),
    'not-utf8': unread('暗号化されていた中身が UTF-8 の文字列ではありません。'),
    'other-token': unread('暗号化に使われたものとは別のトークンが書かれています。'),
    'no-format': {
      sentence: unread('Ringi が扱う形式のどれでもありません。'),
      hint: ({ known }) => `Ringi が扱う形式は ${known.join('、')} です。`,
    },
    'several-formats': {
      sentence: unread('複数の形式に当てはまります。'),
      hint: ({ known }) => `Ringi が扱う形式は ${known.join('、')} です。`,
    },
    'not-object': ({ object }) => unread(`${objectOf(object)}が JSON のオブジェクトではありません。`),
    missing: ({ object, member }) => unread(`${objectOf(object)}に ${member} がありません。`),
    'not-text': ({ object, member }) => unread(`${objectOf(object)}の ${member} が文字列ではありません。`),
    'not-count': ({ object, member }) => unread(`${objectOf(object)}の ${member} が整数ではありません。`),
    'not-list': ({ object, member }) => unread(`${objectOf(object)}の ${member} がリストではありません。`),
    network: unread('存在しないネットワークが書かれています。'),
    'script-type': ({ member, known }) => unread(`${member} が ${known.join('、')} のどれでもありません。`),
    'not-multisig': unread('マルチシグのウォレットではありません。'),
    'single-signature': unread('署名者が1人のウォレットの鍵です。'),
    'mixed-kinds': unread('異なる種類のウォレットの鍵が混ざっています。'),
    'key-name': {
      sentence: unread('鍵の名前に、そのままでは使えないものがあります。'),
      hint: '--cosigner-name で名前を付けてください。',
    },
    'one-wallet': unread('ディスクリプタが同じウォレットのものではありません。'),
    descriptors: {
      sentence: ({ count }) => unread(`ディスクリプタが${count}個あります。`),
      hint: '<0;1> を含むディスクリプタを1つ、または枝ごとに1つずつ用意してください。',
    },
    'bsms-version': unread('対応していないバージョンの BSMS です。'),
    'not-record': {
      sentence: unread('ディスクリプタの記録 (BIP 129、第2ラウンド) ではありません。'),
      hint: '4行のものが必要です。5行の記録は署名者の鍵で、vault create に渡すものです。',
    },
    restrictions: {
      sentence: unread('パスの制限が /0/*,/1/* になっていません。'),
      hint: '金庫の枝は、この2つだけです。',
    },
    'core-command': unread('ディスクリプタの一覧を渡す、1つのコマンドになっていません。'),
    'coldcard-line': unread('この形式にない行か、2回書かれた行があります。'),
    'coldcard-derivation': unread('前に Derivation のない鍵があります。'),
    'coldcard-policy': unread('Policy が「2 of 3」のような形になっていません。'),
    'coldcard-sorted': unread('Sorted が True でも False でもありません。'),
    'electrum-changes': {
      sentence: unread('鍵への変更が、ファイルの後ろに書き足されています。'),
      hint: 'Electrum でウォレットを開いて閉じると、ファイルが書き直されます。',
    },
    'electrum-fingerprint': unread('鍵の ckcc_xfp がフィンガープリントになっていません。'),
    'policy-key': unread('ポリシーの鍵に、文字列ではないものがあります。'),
    'policy-placeholders': unread('ポリシーの差し込み位置が、鍵と1つずつ対応していません。'),
    'sparrow-policy': {
      sentence: unread('N人のうちM人が署名する条件になっていません。'),
      hint: 'Sparrow から Output Descriptor としてウォレットを書き出してください。',
    },
    'specter-signer': unread('Specter の署名機向けのウォレットではありません。'),
    'specter-threshold': unread('sigs_required とディスクリプタが食い違っています。'),
  },
  'vault.cosigner-count': {
    stated: {
      sentence: ({ stated, found }) =>
        `ファイルには鍵が${stated}個と書かれていますが、実際には${found}個です。`,
      hint: ({ most }) =>
        `スクリプトに収まる鍵は${most}個までです。鍵が足されたり抜かれたりしている場合は、ファイルをもらい直してください。`,
    },
  },
  'vault.duplicate-name': {
    imported: {
      sentence: ({ problem }, say) => say(problem),
      hint: '--cosigner-name で、鍵ごとに別の名前を付けてください。',
    },
  },
  'vault.network': {
    wallet: {
      sentence: ({ named, asked }) => `ウォレットは ${named} のもので、${asked} のものではありません。`,
      hint: '異なるチェーンの鍵やアドレスを混ぜることはできません。',
    },
    key: {
      sentence: ({ named, vault }) => `この鍵は ${named} 用ですが、金庫は ${vault} のものです。`,
      hint: '異なるチェーンの鍵を混ぜることはできません。このチェーン用に作られた署名者のファイルをもらってください。',
    },
  },
  'vault.script-type': {
    'no-key': ({ wanted }) => `ファイルに ${wanted} 用の鍵がありません。`,
    path: ({ wanted }) => `${wanted} とは別の種類のスクリプト用のパスを持つ鍵があります。`,
    key: {
      sentence: ({ named, wanted }) => `この鍵は ${named} 用ですが、金庫は ${wanted} です。`,
      hint: ({ wanted }) => `ringi key xpub --script-type ${wanted} で書き出したファイルをもらってください。`,
    },
  },
  'vault.first-address': {
    sentence: 'ファイルに書かれた最初のアドレスが、鍵から計算したものと一致しません。',
    hint: 'ファイルが改変されたか壊れたか、別のパスを使うウォレットのものです。使わずに、もらい直してください。',
  },
  'format.cannot-carry': {
    'script-type': {
      sentence: ({ format, scriptType }) =>
        `${format} の形式には、${scriptType} の金庫を表す語がありません。`,
      hint: '相手のソフトがディスクリプタを読めるなら、--format descriptor を使ってください。',
    },
    unsorted: {
      sentence: ({ format }) => `${format} の形式では、鍵を並べ替えない金庫を表せません。`,
      hint: '別のアドレスが表示されてしまいます。相手のソフトがディスクリプタを読めるなら、--format descriptor を使ってください。',
    },
    keys: {
      sentence: ({ format, most }) => `${format} の形式では、${most}個を超える鍵を表せません。`,
      hint: 'この規模の金庫には、別の署名機を使ってください。',
    },
  },
  'token.malformed': {
    sentence: 'マルチシグの設定用のトークンではありません。',
    hint: 'トークンは、16桁か32桁の16進数、20桁か39桁の10進数、または6語か12語の単語です (BIP 129)。',
  },
  'token.wrong': {
    sentence: 'このトークンでは記録を開けません。',
    hint: '別のトークンで暗号化されたか、途中で改変されています。取りまとめ役に、両方をもらい直してください。',
  },
}
