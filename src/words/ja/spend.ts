import type { Sentences } from '../speaker.js'

export const spend: Sentences<'spend'> = {
  'script-type.unknown': {
    sentence: ({ name }) => `${JSON.stringify(name)} というスクリプトの種類はありません。`,
    hint: ({ known }) => `スクリプトの種類は ${known.join('、')} です。`,
  },
  'script-type.other-chain': {
    sentence: ({ name, network }) => `${network} に ${name} のコインはありません。`,
    hint: ({ known }) => `スクリプトの種類は ${known.join('、')} です。`,
  },
  'script-type.scheme': {
    sentence: ({ name, scheme }) => `${name} のコインには ${scheme} で署名できません。`,
    hint: '--scheme を省いてください。署名の方式を選べるのは Bitcoin Cash だけです。',
  },
  'script-type.hash': {
    sentence: ({ name, network }) =>
      `${network} の ${name} では、スクリプトのハッシュの長さは決まっています。`,
    hint: '--script-hash を省いてください。Bitcoin Cash の --script-type p2sh のためのものです。',
  },
  'path.malformed': {
    'no-accounts': {
      sentence: 'P2SH の金庫のパスである BIP 45 には、アカウントがありません。',
      hint: '--account を省くか、--script-type p2wsh を使ってください。',
    },
    'address-index': 'アドレスの番号は、0から2147483647までの整数です。',
  },
  'descriptor.not-multipath': {
    pair: {
      sentence: 'この2つのディスクリプタは、同じ財布のものではありません。',
      hint: '枝のほかは同じでなければなりません。1つ目は /0/*、2つ目は /1/* です。',
    },
    steps: {
      sentence: ({ steps }) => `ディスクリプタの鍵に、末尾が ${steps} でないものがあります。`,
      hint: '金庫は、どの鍵でも枝0を受け取り用のアドレスに、枝1をお釣りに使います: /<0;1>/*',
    },
  },
  'descriptor.unsupported': {
    'no-multisig': {
      sentence: 'マルチシグの財布のディスクリプタではありません。',
      hint: '金庫は、multi() か sortedmulti() を wsh()、sh(wsh())、sh() のいずれかに入れたものです。',
    },
    'public-key': {
      sentence: 'ディスクリプタの鍵に、単独の公開鍵があります。',
      hint: '金庫の鍵は、どれも拡張公開鍵 (xpub、tpub) です。',
    },
    'no-origin': {
      sentence: 'ディスクリプタの鍵に、出どころの書かれていないものがあります。',
      hint: 'すべての鍵の前に [フィンガープリント/パス] を付けて出力し直してください。これがないと、誰も署名できません。',
    },
    'several-scripts': {
      sentence: 'このディスクリプタは複数の枝をまとめたもので、スクリプトが1つに決まりません。',
      hint: '枝を1つ選んだもの (/0/* か /1/*) を使ってください。',
    },
  },
  'input.taproot-fields': '入力に、金庫のどのコインにもない taproot の項目が付いています。',
  'input.unexpected-script': ({ script }) =>
    `入力に、その種類のコインにはないはずの ${script} スクリプトが付いています。`,
  'input.redeem-script-mismatch': 'redeem スクリプトが、このコインについて金庫から導かれるものと違います。',
  'input.witness-script-mismatch': 'witness スクリプトが、このコインについて金庫から導かれるものと違います。',
  'change.not-derived': {
    script: '出力は金庫のものですが、金庫のものではないスクリプトが付いています。',
    taproot: '出力は金庫のものですが、taproot のものとして書かれています。',
  },
  'sighash.not-all': 'トランザクションの全体を対象としない署名が求められています。',
}
